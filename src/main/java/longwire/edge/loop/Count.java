package longwire.edge.loop;

/**
 * What an edge counts. All counts but {@link #TUNNELS_OPEN} only grow, with one exception: bytes that a viewer sent
 * after its handshake are subtracted from {@link #BYTES_FROM_VIEWERS} for a moment, until the tunnel counts them.
 */
public enum Count {
    TUNNELS_OPENED("tunnelsOpened"),
    TUNNELS_OPEN("tunnelsOpen"),
    /** Plain HTTP requests that were forwarded, successfully or not. */
    REQUESTS("requests"),
    /** Bytes on the viewers' connections: heads, bodies and tunnels, without the overhead of TLS. */
    BYTES_FROM_VIEWERS("bytesFromViewers"),
    BYTES_TO_VIEWERS("bytesToViewers"),
    /** Requests that the edge refused, and responses that it broke off. */
    ERRORS("errors"),
    /**
     * Responses by status class, handshakes included; STATUS_NONE counts viewers that left before there was a response.
     */
    STATUS_1XX("status1xx"),
    STATUS_2XX("status2xx"),
    STATUS_3XX("status3xx"),
    STATUS_4XX("status4xx"),
    STATUS_5XX("status5xx"),
    STATUS_NONE("statusNone"),
    /** Connections and streams refused because the edge was full. */
    TURNED_AWAY("turnedAway"),
    /** Connections opened to origins. */
    ORIGIN_CONNECTIONS("originConnections");

    private static final int PER_CLASS = 100;

    private final String key;

    Count(String key) {
        this.key = key;
    }

    /** The count for responses with {@code status}; 0 means that there was no response. */
    public static Count ofStatus(int status) {
        int at = status / PER_CLASS;
        return at < 1 || at > 5 ? STATUS_NONE : values()[STATUS_1XX.ordinal() + at - 1];
    }

    /** The name under which it is reported. */
    public String key() {
        return key;
    }
}
