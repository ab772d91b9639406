package longwire.edge.settings;

/** Whether the edge uses TLS to an origin. */
public enum OriginPolicy {
    HTTP_ONLY,
    HTTPS_ONLY,
    /** TLS if the viewer uses TLS. */
    MATCH_VIEWER;

    /** Whether the edge uses TLS to the origin for a viewer with or without TLS. */
    public boolean isSecure(boolean viewerIsSecure) {
        return this == HTTPS_ONLY || this == MATCH_VIEWER && viewerIsSecure;
    }
}
