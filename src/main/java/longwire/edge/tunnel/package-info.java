/**
 * Connections after the 101: bytes are forwarded both ways and not decoded.
 *
 * <pre>
 * viewer ◀═ SocketTunnel (bare sockets), or ChannelTunnel with TLS ═▶ origin        TunnelLife: silence, longest life, end
 * </pre>
 *
 * <p>A FIN is forwarded for each direction, a reset to both sides, and a side that does not read stops reading from
 * the other. It does not know who opened its two connections.
 */
package longwire.edge.tunnel;
