package longwire.herd;

import java.time.Duration;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Looks for the shortest jitter with which the handshakes' p99 stays within a limit, by halving the ratio of two jitters of which the
 * longer is good.
 *
 * @param limitNanos of the p99
 * @param tailNanos measures the p99 with a jitter
 */
record JitterSearch(double limitNanos, ToDoubleFunction<Duration> tailNanos) {
    static final Duration LONGEST = Duration.ofSeconds(8);
    static final Duration SHORTEST = Duration.ofMillis(125);
    /** A sixth power of two lies between the ends: after five halvings, 2^(6/32), some 14 %. */
    private static final int STEPS = 5;

    /**
     * What was found.
     *
     * @param good the shortest jitter that was seen to keep the limit
     * @param goodTailNanos p99 with it
     * @param bad the longest that was seen not to; empty if none was
     * @param badTailNanos p99 with that
     */
    record Found(Duration good, double goodTailNanos, Optional<Duration> bad, double badTailNanos) {}

    /** The shortest; empty if the longest does not keep the limit. */
    Optional<Found> shortest() {
        double longest = tailNanos.applyAsDouble(LONGEST);
        if (longest > limitNanos) {
            return Optional.empty();
        }
        Found found = new Found(LONGEST, longest, Optional.empty(), 0);
        for (int step = 0; step < STEPS; step++) {
            Duration between = between(found.bad.orElse(SHORTEST), found.good);
            double tail = tailNanos.applyAsDouble(between);
            found = tail <= limitNanos
                    ? new Found(between, tail, found.bad, found.badTailNanos)
                    : new Found(found.good, found.goodTailNanos, Optional.of(between), tail);
        }
        return Optional.of(found);
    }

    private static Duration between(Duration shorter, Duration longer) {
        return Duration.ofMillis(Math.round(Math.sqrt((double) shorter.toMillis() * longer.toMillis())));
    }
}
