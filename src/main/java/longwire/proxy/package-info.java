/**
 * One driver per kind of proxy: starts it in front of an origin with given settings, reports its address, stops it.
 *
 * <pre>
 * ProxyDrivers ─▶ ProxyDriver.start(Assignment, Settings) ─▶ RunningProxy ─▶ close
 *                      │
 *                 ProgramDriver ◀── Program ◀── Description ◀── NAME.conf; its templates
 *                      └─▶ Workplace (directory, ports) ─▶ RunningProgram (process, handshake through it)
 * </pre>
 *
 * <p>Its terms: <i>driver, path, settings</i>. Callers never ask which driver they have. The package knows nothing about
 * the load. To add a proxy that is an installed program, add {@code NAME.conf} under {@code resources/longwire/proxy/},
 * whose keys {@code program.conf} explains, a template under {@code templates/} there, a line of {@link
 * longwire.proxy.ProxyDrivers} and its package in {@code scripts/setup}. The tests then find it and each of its settings.
 *
 * <p>A subclass of {@link longwire.proxy.Program} does what a file cannot describe: it reads counters (nginx, HAProxy),
 * computes values for the plan (httpd's processes, Varnish's threads and parameters), reads the configuration in effect
 * in another way (Caddy, Varnish) or cleans up (Squid). The edge is not an installed program; its driver is a class
 * alone.
 *
 * <p>All proxies start alike: one thread or process per processor, a backlog of 16,384, enough connections for the
 * plan, no access log, and no idle connection closed within ten minutes. Everything else is the proxy's default.
 */
package longwire.proxy;
