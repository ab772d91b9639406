package longwire.edge.settings;

/** Which viewers a behaviour admits; a WebSocket handshake is treated like any other request. */
public enum ViewerPolicy {
    ALLOW_ALL,
    /** Viewers without TLS are redirected to the TLS port. */
    REDIRECT_TO_HTTPS,
    HTTPS_ONLY
}
