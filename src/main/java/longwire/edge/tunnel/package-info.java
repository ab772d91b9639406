/**
 * Connections after the 101: bytes are forwarded both ways and not decoded.
 *
 * <pre>
 * viewer ◀═ SocketTunnel (bare sockets), or ChannelTunnel with TLS ═▶ origin        TunnelLife: silence, longest life, end
 * </pre>
 *
 * <p>A FIN is forwarded for each direction, and a reset to both sides. While one side does not read, the other is not
 * read either. A tunnel does not know who opened its two connections.
 */
package longwire.edge.tunnel;
