/**
 * Netty plumbing that origin, edge and viewer share: event loops, kinds of sockets, binding, TLS, timer slack, and the
 * accept key of a WebSocket handshake.
 *
 * <pre>
 * Endpoint ─▶ Listener ─▶ accepted connections ─▶ EventLoops
 * RawSocket ─▶ Transfer (TransferBuffer, TransferPipe) ─▶ RawSocket        sockets without their channels
 * channel or RawSocket ─▶ EpollInterest ─▶ DeferredEpoll ─▶ epoll_ctl, once before each wait
 * </pre>
 *
 * <p>Only {@code longwire.network.status} speaks HTTP. Of WebSocket the package knows only the
 * {@link longwire.network.AcceptKey} and, in {@code longwire.network.deflate}, how messages are compressed; it knows none of its
 * users.
 */
package longwire.network;
