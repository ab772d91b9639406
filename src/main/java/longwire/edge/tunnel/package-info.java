/**
 * Connections after the 101: bytes both ways, nothing decoded.
 *
 * <pre>
 * viewer ◀═ SocketTunnel (bare sockets), or ChannelTunnel with TLS ═▶ origin        TunnelLife: silence, longest life, end
 * </pre>
 *
 * <p>A FIN is passed on for each direction, a reset to both sides, and a side that does not read stops the other. It
 * does not know where its two connections came from.
 */
package longwire.edge.tunnel;
