package longwire.edge.settings;

/**
 * HTTP/2 for viewers.
 *
 * @param webSocket whether WebSocket over HTTP/2 is enabled (RFC 8441)
 * @param streams the limit of concurrent requests on one connection
 */
public record Http2Settings(boolean enabled, boolean webSocket, int streams) {}
