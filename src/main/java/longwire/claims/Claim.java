package longwire.claims;

import java.util.Locale;
import longwire.text.HumanUnits;
import org.HdrHistogram.Histogram;

/**
 * Something that is commonly said, and what was measured.
 *
 * @param said as people say it
 * @param expected what must be measured where it is so
 * @param measured what was
 * @param holds whether that is so
 */
public record Claim(String said, String expected, String measured, boolean holds) {
    /** Allowed between a law and its measurement, as a share of the poll interval or of the time itself. */
    private static final double TOLERANCE = 0.02;

    private static final int DECILES = 9;
    private static final double PERCENT = 100;
    private static final double LOW = 10;
    private static final double MEDIAN = 50;
    private static final double HIGH = 90;

    /**
     * Polling is stale by half of its interval, uniformly: from one transit to an interval more.
     *
     * @param ages of the events, in nanoseconds
     */
    static Claim polling(double intervalNanos, double transitNanos, Histogram ages) {
        double expected = transitNanos + intervalNanos / 2;
        double mean = ages.getMean();
        double furthest = fromUniform(transitNanos, intervalNanos, ages) / intervalNanos;
        return new Claim(
                "Polling every D makes data D/2 and a round-trip old, uniformly.",
                "mean " + HumanUnits.time(expected)
                        + ": D/2 and one transit, since the answer alone must travel; each decile"
                        + " within 2 % of D of the uniform one",
                "mean " + HumanUnits.time(mean) + "; deciles within " + HumanUnits.share(furthest) + " of D",
                Math.abs(mean - expected) <= TOLERANCE * expected && furthest <= TOLERANCE);
    }

    /** What is pushed is one transit old. */
    static Claim pushing(String transport, double transitNanos, double slackNanos, Histogram ages) {
        double median = ages.getValueAtPercentile(MEDIAN);
        return new Claim(
                "An event that is pushed by " + transport + " arrives after one transit.",
                "median " + HumanUnits.time(transitNanos) + ", " + HumanUnits.time(slackNanos) + " more at most",
                "median " + HumanUnits.time(median),
                median >= transitNanos && median <= transitNanos + slackNanos);
    }

    /**
     * A long poll takes from one transit to three (RFC 6202, section 2.2): an event that comes just after an answer has left waits
     * until that has arrived and the next poll is there. Of events that come all the time, as many wait for long as for a moment.
     */
    static Claim longPolling(double transitNanos, double slackNanos, Histogram ages) {
        double furthest = fromUniform(transitNanos, 2 * transitNanos, ages);
        return new Claim(
                "A long poll is answered after one transit at best, after three at worst.",
                "uniformly from " + HumanUnits.time(transitNanos) + " to " + HumanUnits.time(3 * transitNanos)
                        + ", where events come all the time; each decile within " + HumanUnits.time(slackNanos),
                "p10 " + HumanUnits.time(ages.getValueAtPercentile(LOW)) + ", median "
                        + HumanUnits.time(ages.getValueAtPercentile(MEDIAN)) + ", p90 "
                        + HumanUnits.time(ages.getValueAtPercentile(HIGH)) + "; deciles within "
                        + HumanUnits.time(furthest),
                furthest <= slackNanos);
    }

    /**
     * A poll has 871 bytes of headers, a frame two.
     *
     * @param pollBytes of a request that finds nothing, and of its answer
     * @param frameBytes of a frame without its payload
     */
    static Claim bytes(double pollBytes, double frameBytes) {
        return new Claim(
                "A poll has 871 bytes of headers, a frame 2 (websocket.org, 2011).",
                "2 for a frame of up to 125 bytes; for a poll what client and server send",
                String.format(
                        Locale.ROOT,
                        "%.0f bytes for a poll without cookies that finds nothing, %.1f for a frame",
                        pollBytes,
                        frameBytes),
                Math.abs(frameBytes - 2) < 0.5 && pollBytes > frameBytes);
    }

    /** How far a decile of {@code ages} is at most from that of a uniform distribution, in nanoseconds. */
    private static double fromUniform(double leastNanos, double widthNanos, Histogram ages) {
        double furthest = 0;
        for (int decile = 1; decile <= DECILES; decile++) {
            double law = leastNanos + widthNanos * decile / (DECILES + 1);
            double found = ages.getValueAtPercentile(PERCENT * decile / (DECILES + 1));
            furthest = Math.max(furthest, Math.abs(found - law));
        }
        return furthest;
    }
}
