package longwire.edge.settings;

/** Which viewers a behaviour admits; a WebSocket's handshake is a request like others. */
public enum ViewerPolicy {
    ALLOW_ALL,
    /** Those without TLS are sent to where there is. */
    REDIRECT_TO_HTTPS,
    HTTPS_ONLY
}
