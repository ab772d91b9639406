/**
 * One driver per kind of proxy: starts it in front of an origin with given settings, reports its address, stops it.
 *
 * <pre>
 * ProxyDrivers ─▶ ProxyDriver.start(Assignment, Settings) ─▶ RunningProxy ─▶ close
 *                      │
 *                 ProgramDriver ◀── Program (what is particular) + its template
 *                      └─▶ Workplace (directory, ports) ─▶ RunningProgram (process, handshake through it)
 * </pre>
 *
 * <p>Its terms: <i>driver, path, settings</i>. No caller asks which driver it has. It knows no load. To add a
 * proxy that is an installed program, add a {@link longwire.proxy.Program}, a template under
 * {@code resources/longwire/proxy/}, a line of {@link longwire.proxy.ProxyDrivers} and its package in
 * {@code scripts/setup}. The tests then find it and each of its settings.
 *
 * <p>All proxies start alike: one thread or process per processor, a backlog of 16,384, enough connections for the
 * plan, no access log, and no idle connection closed within ten minutes. Everything else is the proxy's default.
 */
package longwire.proxy;
