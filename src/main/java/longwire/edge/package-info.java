/**
 * Our CDN-edge proxy: HTTP/1.1 and HTTP/2 from viewers passed to origins as HTTP/1.1, with WebSocket as the CloudFront
 * guide documents it.
 *
 * <pre>
 * viewer ─▶ RequestDecoder ─▶ ViewerConnection ─▶ Exchange ─▶ OriginConnection ─▶ origin     one request at a time
 * viewer ◀─ ResponseEncoder ◀─ ResponseRelay ◀─────┘  └ on a 101 ▼
 * viewer ◀═════════════ SocketTunnel, or ChannelTunnel with TLS ══════════════▶ origin     bytes, nothing decoded
 * viewer ◀─▶ ViewerStreams ◀─▶ ViewerStream ◀─▶ Exchange, then StreamTunnel ◀─▶ origin     HTTP/2, stream by stream
 *
 * SettingsFile ─▶ EdgeSettings ─▶ Distribution ─▶ EdgeLoop ─▶ Route ─▶ OriginPool          again at each reload
 * </pre>
 *
 * <p>Both sides of an exchange or a tunnel live on one event loop, and all that is shared by the connections of a loop
 * belongs to its {@code EdgeLoop}; so nothing here takes a lock. What all loops share is in {@code Shared}.
 *
 * <p>Its words: <i>viewer</i> and <i>origin</i>; <i>exchange</i>, one request and its response; <i>tunnel</i>, what a
 * connection is after the 101; <i>refusal</i>, a response made here; <i>record</i>, what is written down of a request.
 *
 * <p>This room makes an edge of the others: it listens, negotiates, serves viewers of HTTP/1.1, reloads, drains, and tells
 * its counters. Its rooms, each using only those before it: {@code settings}, {@code http1}, {@code accesslog}, {@code
 * policy}, {@code origin}, {@code loop}, {@code exchange}, {@code tunnel}, {@code http2}.
 *
 * <p>It knows no experiment and no load. A setting goes to {@link longwire.edge.settings}, a counter to {@code Count}, and
 * to {@code Metrics} where Prometheus is to see it.
 */
package longwire.edge;
