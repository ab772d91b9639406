/**
 * Finds out what proxies do to WebSockets, by trying: {@code longwire behave}.
 *
 * <pre>
 * Choice (nginx, nginx=PROGRAM, all, URL) ─▶ {@link longwire.behaviour.Examination} ─▶ kind ─▶ bench
 *                                                      └─▶ finding: Portrait, Survey ─▶ page
 * </pre>
 *
 * <p>Each proxy is started by its driver in front of a scripted origin, and all behaviours are tried at the same time, since
 * most of that time is spent waiting. A proxy that does not start is told, and the others go on. This package measures no
 * latency; that is {@code experiment}'s.
 */
package longwire.behaviour;
