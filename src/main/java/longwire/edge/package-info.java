/**
 * Our CDN-edge proxy: it forwards HTTP/1.1 and HTTP/2 from viewers to origins as HTTP/1.1, and WebSocket as the
 * CloudFront guide documents it.
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
 * <p>Both sides of an exchange or a tunnel run on one event loop, and the state that the connections of a loop share
 * belongs to its {@code EdgeLoop}, so no request takes a lock. {@code Shared} holds what all loops share.
 *
 * <p>Its terms: <i>viewer</i> and <i>origin</i>; <i>exchange</i>, one request and its response; <i>tunnel</i>, a
 * connection after the 101; <i>refusal</i>, a response made here; <i>record</i>, what the access log says about a
 * request.
 *
 * <p>This package combines the others into an edge: it warms up, listens, negotiates, serves viewers of HTTP/1.1, reloads, drains
 * and reports its counters. Its sub-packages, each using only those before it: {@code settings}, {@code http1},
 * {@code accesslog}, {@code policy}, {@code origin}, {@code loop}, {@code exchange}, {@code tunnel}, {@code http2}.
 *
 * <p>The edge knows no experiment and no load. To add a setting, see {@link longwire.edge.settings}; to add a counter,
 * add it to {@code Count}, and to {@code Metrics} for Prometheus.
 */
package longwire.edge;
