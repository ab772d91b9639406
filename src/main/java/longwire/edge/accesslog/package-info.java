/**
 * One line for each request in W3C's extended format; for a WebSocket it is written when the connection closes.
 *
 * <pre>
 * AccessRecord (filled while a request is served) ─▶ AccessLine ─▶ AccessLog (a thread of its own) ─▶ file
 * </pre>
 *
 * <p>A log that cannot keep up drops lines and counts them; it never delays a viewer.
 */
package longwire.edge.accesslog;
