package longwire.origin;

import longwire.message.PayloadKind;
import longwire.message.Stamp;
import longwire.network.Endpoint;
import longwire.settings.Limits;

/**
 * The settings of an origin.
 *
 * @param listen its address; port 0 picks a free port
 * @param eventLoops number of threads that serve connections, 1 to 64
 * @param eventsPerSecond rate of the feed, above 0, at most 1,000,000
 * @param eventBytes payload of an event, {@link PayloadKind#leastBytes} to 1 MiB
 * @param maxMessageBytes maximum payload of a frame, 1 byte to 1 GiB
 * @param payload of events: binary, or JSON
 * @param burst events that are due at the same time, 1 to 10,000; the rate stays
 * @param topics among which events take turns, 1 to 10,000; a WebSocket gets those of one topic
 * @param fragments frames for each event, and for each message that is echoed deflated; 1 to 1,000
 * @param deflateLevel of zlib, where a viewer asks for permessage-deflate; 1 to 9
 */
public record OriginSettings(
        Endpoint listen,
        int eventLoops,
        double eventsPerSecond,
        int eventBytes,
        int maxMessageBytes,
        PayloadKind payload,
        int burst,
        int topics,
        int fragments,
        int deflateLevel) {
    /** The defaults: a feed that costs next to nothing, on the loopback only. */
    public static final OriginSettings DEFAULT =
            new OriginSettings(new Endpoint("127.0.0.1", 8081), 1, 10, 64, Stamp.MOST_BYTES);

    /** More loops than any of our machines has cores are a typing error. */
    private static final int MOST_EVENT_LOOPS = 64;
    /** At one event per microsecond a loop does nothing else. */
    private static final double MOST_EVENTS_PER_SECOND = 1e6;
    /** 64 events are kept for polls: with 1 MiB each, 64 MiB. */
    private static final int MOST_EVENT_BYTES = 1 << 20;

    private static final int MOST_MESSAGE_BYTES = 1 << 30;
    /** Beyond it, a second's events of any sensible rate would be one burst. */
    public static final int MOST_BURST = 10_000;

    public static final int MOST_TOPICS = 10_000;
    private static final int MOST_FRAGMENTS = 1_000;
    /** zlib's own default. */
    private static final int DEFAULT_LEVEL = 6;

    private static final int MOST_LEVEL = 9;

    public OriginSettings {
        new Limits()
                .whole("event-loops", eventLoops, 1, MOST_EVENT_LOOPS)
                .above0("events-per-second", eventsPerSecond, MOST_EVENTS_PER_SECOND)
                .whole("event-bytes", eventBytes, payload.leastBytes(), MOST_EVENT_BYTES)
                .whole("max-message-bytes", maxMessageBytes, 1, MOST_MESSAGE_BYTES)
                .whole("burst", burst, 1, MOST_BURST)
                .whole("topics", topics, 1, MOST_TOPICS)
                .whole("fragments", fragments, 1, MOST_FRAGMENTS)
                .whole("deflate-level", deflateLevel, 1, MOST_LEVEL)
                .refuse();
    }

    /** Settings with whole frames. */
    public OriginSettings(
            Endpoint listen, int eventLoops, double eventsPerSecond, int eventBytes, int maxMessageBytes) {
        this(
                listen,
                eventLoops,
                eventsPerSecond,
                eventBytes,
                maxMessageBytes,
                PayloadKind.BINARY,
                1,
                1,
                1,
                DEFAULT_LEVEL);
    }
}
