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
 * <p>Its terms: <i>driver, path, settings</i>. No caller asks which driver it has. It knows no load. To add a
 * proxy that is an installed program, add {@code NAME.conf} under {@code resources/longwire/proxy/}, whose keys
 * {@code program.conf} explains, a template under {@code templates/} there, a line of {@link longwire.proxy.ProxyDrivers} and
 * its package in {@code scripts/setup}. The tests then find it and each of its settings.
 *
 * <p>A subclass of {@link longwire.proxy.Program} says what a file can't: how counters are read (nginx, HAProxy), what is
 * computed for the plan (httpd's processes, Varnish's threads and parameters), who else is asked for the configuration in effect
 * (Caddy, Varnish), what must be cleaned up (Squid). The edge is no installed program, and is driven by a class alone.
 *
 * <p>All proxies start alike: one thread or process per processor, a backlog of 16,384, enough connections for the
 * plan, no access log, and no idle connection closed within ten minutes. Everything else is the proxy's default.
 */
package longwire.proxy;
