/**
 * Serves viewers that speak HTTP/2: each stream becomes an HTTP/1.1 request or a tunnel (RFC 8441).
 *
 * <pre>
 * viewer ◀─▶ StreamCodec ◀─▶ ViewerStreams (the connection) ◀─▶ ViewerStream ◀─▶ Exchange, then StreamTunnel ◀─▶ origin
 * </pre>
 *
 * <p>Netty reads and writes the frames; {@code ReadGate} and {@code FloodGuard} limit the memory and work that a viewer
 * can cause.
 */
package longwire.edge.http2;
