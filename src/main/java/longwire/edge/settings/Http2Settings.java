package longwire.edge.settings;

/**
 * HTTP/2 for viewers.
 *
 * @param webSocket whether tunnels may be opened in it (RFC 8441)
 * @param streams requests at a time on one connection
 */
public record Http2Settings(boolean enabled, boolean webSocket, int streams) {}
