/**
 * One driver for each kind of proxy: starts it before an origin with settings of its own, says where it listens, stops it.
 *
 * <pre>
 * ProxyDrivers ─▶ ProxyDriver.start(Assignment, Settings) ─▶ RunningProxy ─▶ close
 *                      │
 *                 ProgramDriver ◀── Program (what is particular) + its template
 *                      └─▶ Workplace (directory, ports) ─▶ RunningProgram (process, handshake through it)
 * </pre>
 *
 * <p>Its words: <i>driver, path, settings</i>. Nothing above a driver asks which driver it is. It knows no load. One more
 * proxy that comes as a program is one {@link longwire.proxy.Program}, one template under
 * {@code resources/longwire/proxy/}, one line of {@link longwire.proxy.ProxyDrivers} and its package in
 * {@code scripts/setup}; the tests then find it, and each of its settings, by themselves.
 *
 * <p>All are started alike: as many threads or processes as processors, a backlog of 16,384, room for the plan's
 * connections, no access log, and nothing idle is closed within ten minutes; whatever else is the proxy's own default.
 */
package longwire.proxy;
