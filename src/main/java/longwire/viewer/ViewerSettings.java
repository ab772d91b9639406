package longwire.viewer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import longwire.settings.Limits;
import longwire.settings.PlaceholderText;
import longwire.viewer.conversation.ConversationSettings;
import longwire.viewer.conversation.MessageText;
import longwire.viewer.fanout.Room;
import longwire.viewer.http2.Http2Sharing;
import longwire.viewer.opening.OpeningSettings;

/**
 * Settings that all viewers of a process share.
 *
 * @param eventLoops threads that send and receive; 1 or more
 * @param sourceAddresses number of local addresses that connections use in turn; 1 or more
 * @param connectTimeout limit for TCP, TLS and upgrade together
 * @param backoff of viewers whose connection was dropped or refused
 * @param pingInterval interval of pings on each open WebSocket; zero sends none
 * @param pingTimeout how long to wait for a pong before the connection is given up; zero waits for ever
 * @param verifyTls whether a certificate must be valid
 * @param spin how long at most before a message is due a loop wakes up and spins; zero never spins
 * @param wire what they say, and how it travels
 */
public record ViewerSettings(
        int eventLoops,
        int sourceAddresses,
        Duration connectTimeout,
        Backoff backoff,
        Duration pingInterval,
        Duration pingTimeout,
        boolean verifyTls,
        Duration spin,
        WireSettings wire) {
    /** Beyond about 14,000 connections from one address to one port, connect() becomes slow. */
    private static final int CONNECTIONS_PER_SOURCE = 10_000;

    /** About the duration of a wake-up, so that a loop is awake when a message is due, and hardly before. */
    private static final Duration WAKE_UP = Duration.ofNanos(25_000);

    /** More threads than any generator has cores. */
    public static final int MOST_EVENT_LOOPS = 256;

    /** The last byte of 127.0.0.x, without its ends. */
    public static final int MOST_SOURCES = 250;

    /** Longer than any run; Netty counts it in an int of milliseconds. */
    private static final Duration LONGEST_CONNECT_TIMEOUT = Duration.ofHours(24);

    private static final Duration LONGEST_SPIN = Duration.ofSeconds(1);

    public ViewerSettings {
        new Limits()
                .check(
                        "event-loops",
                        eventLoops,
                        eventLoops >= 1 && eventLoops <= MOST_EVENT_LOOPS,
                        "1 to " + MOST_EVENT_LOOPS)
                .check(
                        "source-addresses",
                        sourceAddresses,
                        sourceAddresses >= 1 && sourceAddresses <= MOST_SOURCES,
                        "1 to " + MOST_SOURCES)
                .check(
                        "connect-timeout",
                        connectTimeout,
                        !connectTimeout.isNegative()
                                && !connectTimeout.isZero()
                                && connectTimeout.compareTo(LONGEST_CONNECT_TIMEOUT) <= 0,
                        "above 0, at most " + LONGEST_CONNECT_TIMEOUT)
                .check("ping-interval", pingInterval, !pingInterval.isNegative(), "0 or more")
                .check(
                        "ping-timeout",
                        pingTimeout,
                        pingTimeout.isZero() || !pingTimeout.isNegative() && !pingInterval.isZero(),
                        "0, or more where ping-interval is above 0")
                .check("spin", spin, !spin.isNegative() && spin.compareTo(LONGEST_SPIN) <= 0, "0 to " + LONGEST_SPIN)
                .refuse();
    }

    /** Settings of viewers that say no more than the handshake needs. */
    public ViewerSettings(
            int eventLoops,
            int sourceAddresses,
            Duration connectTimeout,
            Backoff backoff,
            Duration pingInterval,
            boolean verifyTls,
            Duration spin) {
        this(
                eventLoops,
                sourceAddresses,
                connectTimeout,
                backoff,
                pingInterval,
                Duration.ZERO,
                verifyTls,
                spin,
                WireSettings.PLAIN);
    }

    /** The number of source addresses that {@code connections} need. */
    public static int sourcesFor(int connections) {
        return 1 + (connections - 1) / CONNECTIONS_PER_SOURCE;
    }

    /** Defaults that fit {@code connections} on this machine. */
    public static ViewerSettings forConnections(int connections) {
        return new ViewerSettings(
                1, sourcesFor(connections), Duration.ofSeconds(10), Backoff.DEFAULT, Duration.ZERO, true, WAKE_UP);
    }

    public OpeningSettings opening() {
        return wire.opening();
    }

    public ConversationSettings conversation() {
        return wire.conversation();
    }

    public FrameSettings frames() {
        return wire.frames();
    }

    public Http2Sharing http2() {
        return wire.http2();
    }

    public boolean connectionPerPoll() {
        return wire.connectionPerPoll();
    }

    /** The same with another opening. */
    public ViewerSettings opening(OpeningSettings other) {
        return with(new WireSettings(other, conversation(), frames(), http2(), connectionPerPoll()));
    }

    /** The same with another conversation. */
    public ViewerSettings conversation(ConversationSettings other) {
        return with(new WireSettings(opening(), other, frames(), http2(), connectionPerPoll()));
    }

    /** The same with other frames. */
    public ViewerSettings frames(FrameSettings other) {
        return with(new WireSettings(opening(), conversation(), other, http2(), connectionPerPoll()));
    }

    /** The same with another way to share HTTP/2 connections. */
    public ViewerSettings http2(Http2Sharing other) {
        return with(new WireSettings(opening(), conversation(), frames(), other, connectionPerPoll()));
    }

    /** The same with a connection for each poll, or with one for all of a viewer's. */
    public ViewerSettings connectionPerPoll(boolean other) {
        return with(new WireSettings(opening(), conversation(), frames(), http2(), other));
    }

    /** The same with another limit for pongs. */
    public ViewerSettings pingTimeout(Duration other) {
        return new ViewerSettings(
                eventLoops, sourceAddresses, connectTimeout, backoff, pingInterval, other, verifyTls, spin, wire);
    }

    private ViewerSettings with(WireSettings other) {
        return new ViewerSettings(
                eventLoops,
                sourceAddresses,
                connectTimeout,
                backoff,
                pingInterval,
                pingTimeout,
                verifyTls,
                spin,
                other);
    }

    /**
     * Checks that {@code viewers} viewers of {@code targets} have a value for each placeholder, and that some are left to receive
     * where others publish.
     */
    public void check(List<Target> targets, int viewers) {
        Room.check(conversation().publishers(), viewers);
        Map<String, List<PlaceholderText>> texts = new TreeMap<>(conversation().placeholders());
        texts.put("target", targets.stream().map(Target::pathTemplate).toList());
        opening().check(texts, MessageText.OWN, viewers);
    }
}
