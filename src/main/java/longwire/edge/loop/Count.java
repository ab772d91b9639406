package longwire.edge.loop;

/**
 * What an edge counts. All but {@link #TUNNELS_OPEN} only grow, except that bytes a viewer sent behind its handshake leave
 * {@link #BYTES_FROM_VIEWERS} for a moment, until they pass as the tunnel's.
 */
public enum Count {
    TUNNELS_OPENED("tunnelsOpened"),
    TUNNELS_OPEN("tunnelsOpen"),
    /** Plain HTTP ones that were passed on, or tried to. */
    REQUESTS("requests"),
    /** On the viewers' connections, heads and bodies and tunnels alike; without TLS's own. */
    BYTES_FROM_VIEWERS("bytesFromViewers"),
    BYTES_TO_VIEWERS("bytesToViewers"),
    /** Requests that the edge answered itself, and responses it had to break off. */
    ERRORS("errors"),
    /** Responses by their status, handshakes' among them; of viewers that left before there was one. */
    STATUS_1XX("status1xx"),
    STATUS_2XX("status2xx"),
    STATUS_3XX("status3xx"),
    STATUS_4XX("status4xx"),
    STATUS_5XX("status5xx"),
    STATUS_NONE("statusNone"),
    /** Viewers that found no place. */
    TURNED_AWAY("turnedAway"),
    /** Connections made to origins. */
    ORIGIN_CONNECTIONS("originConnections");

    private static final int PER_CLASS = 100;

    private final String key;

    Count(String key) {
        this.key = key;
    }

    /** The count of responses like {@code status}; 0 is none. */
    public static Count ofStatus(int status) {
        int at = status / PER_CLASS;
        return at < 1 || at > 5 ? STATUS_NONE : values()[STATUS_1XX.ordinal() + at - 1];
    }

    /** Its name to the outside. */
    public String key() {
        return key;
    }
}
