package longwire.proxy;

/** Which sides of a proxy speak TLS. */
public enum Encryption {
    NONE(false, false),
    /** From viewers to the proxy. */
    VIEWER(true, false),
    /** From the proxy to the origin. */
    ORIGIN(false, true),
    BOTH(true, true);

    private final boolean viewer;
    private final boolean origin;

    Encryption(boolean viewer, boolean origin) {
        this.viewer = viewer;
        this.origin = origin;
    }

    /** Whether viewers open {@code wss}. */
    public boolean viewer() {
        return viewer;
    }

    /** Whether the origin is spoken to over TLS. */
    public boolean origin() {
        return origin;
    }
}
