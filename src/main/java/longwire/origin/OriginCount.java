package longwire.origin;

/** What the origin counts of itself, under the names of {@code /counters}. */
enum OriginCount {
    /** Handshakes answered with a 101. */
    WEB_SOCKETS_OPENED("webSocketsOpened"),
    /** Those of them that are open now. */
    WEB_SOCKETS_OPEN("webSocketsOpen"),
    /** Data frames that came, whole; control frames aren't counted. */
    FRAMES_RECEIVED("framesReceived"),
    /** Data frames echoed: given to the socket, which is not yet to the viewer. */
    FRAMES_SENT("framesSent"),
    /** Events made, whoever got them. */
    EVENTS_CREATED("eventsCreated"),
    /** Events given to the socket of a subscriber, each counted at every subscriber. */
    EVENTS_SENT("eventsSent"),
    /** Events that a subscriber never got because it did not read those before. */
    EVENTS_SKIPPED("eventsSkipped"),
    /** Polls answered, whatever the status. */
    POLLS("polls");

    private final String label;

    OriginCount(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
