package longwire.claims;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import longwire.claims.FeedLoad.Seen;
import longwire.measurement.Count;
import longwire.network.Endpoint;
import longwire.origin.OriginServer;
import longwire.origin.OriginSettings;
import longwire.relay.Impairments;
import longwire.relay.Relay;
import longwire.viewer.Transport;

/** Checks each claim with a feed of its own; all take about half a minute. */
public final class Claims {
    /** Long beside what a busy machine adds, and what a continent is. */
    private static final Duration TRANSIT = Duration.ofMillis(20);
    /** What timers and a busy machine may add. */
    private static final Duration SLACK = Duration.ofMillis(5);

    private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);
    private static final Duration WARM_UP = Duration.ofMillis(1_500);
    private static final Duration MEASURED = Duration.ofSeconds(4);
    private static final int VIEWERS = 50;

    /** Not in step with polls, and few enough that an interval of them is kept. */
    private static final double EVENTS_PER_SECOND = 37;
    /** One every 16 ms: some come while a long poll is on its way, which takes two transits. */
    private static final double FAST_EVENTS_PER_SECOND = 61;
    /** The first at once, the next after any check. */
    private static final double ONE_EVENT = 1e-5;

    private static final int LARGEST_MESSAGE = 1 << 20;

    private Claims() {}

    /** Checks all of them; {@code told} is called with each as soon as it is known. Returns whether all hold. */
    public static boolean check(Consumer<Claim> told) {
        boolean all = true;
        for (Supplier<Claim> claim : List.<Supplier<Claim>>of(
                Claims::polling,
                () -> pushing(Transport.WEBSOCKET),
                () -> pushing(Transport.SSE),
                Claims::longPolling,
                Claims::bytes)) {
            Claim checked = claim.get();
            told.accept(checked);
            all &= checked.holds();
        }
        return all;
    }

    static Claim polling() {
        Seen seen = far(EVENTS_PER_SECOND, load(Transport.POLL));
        return Claim.polling(POLL_INTERVAL.toNanos(), TRANSIT.toNanos(), seen.ages());
    }

    static Claim pushing(Transport transport) {
        Seen seen = far(EVENTS_PER_SECOND, load(transport));
        return Claim.pushing(transport.label(), TRANSIT.toNanos(), SLACK.toNanos(), seen.ages());
    }

    static Claim longPolling() {
        Seen seen = far(FAST_EVENTS_PER_SECOND, load(Transport.LONG_POLL));
        return Claim.longPolling(TRANSIT.toNanos(), SLACK.toNanos(), seen.ages());
    }

    static Claim bytes() {
        Seen polls = near(ONE_EVENT, load(Transport.POLL));
        Seen frames = near(EVENTS_PER_SECOND, load(Transport.WEBSOCKET));
        double poll = (double) (polls.count(Count.BYTES_SENT) + polls.count(Count.BYTES_RECEIVED))
                / polls.count(Count.WEIGHED_REPLIES);
        double frame = (double) frames.count(Count.BYTES_RECEIVED) / frames.count(Count.WEIGHED_EVENTS);
        return Claim.bytes(poll, frame - FeedLoad.EVENT_BYTES);
    }

    private static FeedLoad load(Transport transport) {
        return new FeedLoad(transport, VIEWERS, POLL_INTERVAL, WARM_UP, MEASURED);
    }

    private static Seen far(double eventsPerSecond, FeedLoad load) {
        try (OriginServer origin = origin(eventsPerSecond);
                Relay line = Relay.to(origin.endpoint())) {
            line.impair(Impairments.delay(TRANSIT));
            return load.follow(line.endpoint());
        }
    }

    private static Seen near(double eventsPerSecond, FeedLoad load) {
        try (OriginServer origin = origin(eventsPerSecond)) {
            return load.follow(origin.endpoint());
        }
    }

    private static OriginServer origin(double eventsPerSecond) {
        return OriginServer.start(new OriginSettings(
                new Endpoint("127.0.0.1", 0), 1, eventsPerSecond, FeedLoad.EVENT_BYTES, LARGEST_MESSAGE));
    }
}
