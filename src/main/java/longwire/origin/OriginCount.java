package longwire.origin;

/** The origin's own counters, with their names in {@code /counters}. */
enum OriginCount {
    /** Handshakes answered with a 101. */
    WEB_SOCKETS_OPENED("webSocketsOpened"),
    /** Of them, those with permessage-deflate. */
    DEFLATED_OPENED("deflatedOpened"),
    /** WebSockets that are open now. */
    WEB_SOCKETS_OPEN("webSocketsOpen"),
    /** Complete messages received, in one frame or in several. */
    MESSAGES_RECEIVED("messagesReceived"),
    /** Messages echoed: given to the socket, but perhaps not yet received by the viewer. */
    MESSAGES_SENT("messagesSent"),
    /** Events created, with or without subscribers. */
    EVENTS_CREATED("eventsCreated"),
    /** Events given to the sockets of subscribers, counted once for each subscriber. */
    EVENTS_SENT("eventsSent"),
    /** Events not sent to a subscriber because it had not read earlier ones. */
    EVENTS_SKIPPED("eventsSkipped"),
    /** Polls answered, whatever the status. */
    POLLS("polls"),
    /** Long polls answered or held, whatever the status. */
    LONG_POLLS("longPolls"),
    /** Event streams opened. */
    STREAMS("streams"),
    /** Requests that were answered with a stream of events of their own. */
    TOKEN_STREAMS("tokenStreams");

    private final String label;

    OriginCount(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
