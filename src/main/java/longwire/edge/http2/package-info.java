/**
 * Viewers that speak HTTP/2: their streams are served one by one as requests of HTTP/1.1, or as tunnels (RFC 8441).
 *
 * <pre>
 * viewer ◀─▶ StreamCodec ◀─▶ ViewerStreams (the connection) ◀─▶ ViewerStream ◀─▶ Exchange, then StreamTunnel ◀─▶ origin
 * </pre>
 *
 * <p>Frames are Netty's; {@code ReadGate} and {@code FloodGuard} bound what a viewer can make the edge hold or do.
 */
package longwire.edge.http2;
