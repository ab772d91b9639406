package longwire.edge;

/** What an edge counts. All but {@link #TUNNELS_OPEN} only grow. */
enum Count {
    TUNNELS_OPENED("tunnelsOpened"),
    TUNNELS_OPEN("tunnelsOpen"),
    /** Plain HTTP ones that were passed on, or tried to. */
    REQUESTS("requests"),
    /** On the viewers' connections, heads and bodies and tunnels alike; without TLS's own. */
    BYTES_FROM_VIEWERS("bytesFromViewers"),
    BYTES_TO_VIEWERS("bytesToViewers"),
    /** Requests that the edge answered itself, and responses it had to break off. */
    ERRORS("errors");

    private final String key;

    Count(String key) {
        this.key = key;
    }

    /** Its name to the outside. */
    String key() {
        return key;
    }
}
