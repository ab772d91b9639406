/**
 * Netty plumbing that origin, edge and viewer share: event loops, kinds of sockets, binding, TLS, timer slack, and
 * the accept key of a WebSocket handshake.
 *
 * <pre>
 * Endpoint ─▶ Listener ─▶ accepted connections ─▶ EventLoops
 * RawSocket ─▶ Transfer (TransferBuffer, TransferPipe) ─▶ RawSocket        sockets without their channels
 * </pre>
 *
 * <p>It knows no HTTP, only the {@link longwire.network.AcceptKey} of WebSocket, and none of its users.
 */
package longwire.network;
