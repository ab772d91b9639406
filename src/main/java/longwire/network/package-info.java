/**
 * Netty plumbing shared by origin, edge and viewer: event loops, kinds of sockets, binding, TLS, timer slack, and
 * the answer to a WebSocket's key.
 *
 * <pre>
 * Endpoint ─▶ Listener ─▶ accepted connections ─▶ EventLoops
 * RawSocket ─▶ Transfer (TransferBuffer, TransferPipe) ─▶ RawSocket        sockets without their channels
 * </pre>
 *
 * <p>It knows no HTTP, which {@code longwire.network.status} alone speaks, of WebSocket nothing but the {@link
 * longwire.network.AcceptKey}, and nobody who uses it.
 */
package longwire.network;
