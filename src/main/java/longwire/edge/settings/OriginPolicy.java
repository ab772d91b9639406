package longwire.edge.settings;

/** How the edge speaks to an origin. */
public enum OriginPolicy {
    HTTP_ONLY,
    HTTPS_ONLY,
    /** As the viewer speaks to the edge. */
    MATCH_VIEWER;

    /** Whether TLS is spoken for a viewer that does, or does not, speak it. */
    public boolean isSecure(boolean viewerIsSecure) {
        return this == HTTPS_ONLY || this == MATCH_VIEWER && viewerIsSecure;
    }
}
