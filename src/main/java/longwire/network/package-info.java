/**
 * Netty plumbing shared by origin, edge and viewer: event loops, kinds of sockets, binding, TLS, timer slack.
 *
 * <pre>
 * Endpoint ─▶ Listener ─▶ accepted connections ─▶ EventLoops
 * </pre>
 *
 * <p>It knows no HTTP and no WebSocket, and nobody who uses it.
 */
package longwire.network;
