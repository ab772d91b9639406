package longwire.measurement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import longwire.text.HumanUnits;
import org.HdrHistogram.Histogram;

/**
 * The reasons why a trial is INVALID, derived from its own figures. A generator that falls behind its schedule shows as a
 * missed offered rate.
 */
public final class Validity {
    /** An achieved rate this far below the offered one is not the load of the plan. */
    private static final double RATE_SHARE = 0.99;
    /** As far above it: what had been due before, in the warm-up, was sent late. */
    private static final double MOST_RATE_SHARE = 1.01;
    /** So many at the edge of a window, whose readings of the clock differ, say nothing. */
    private static final long MOST_AT_THE_EDGE = 2;
    /** A busier thread waits for its core too often to take times correctly. */
    private static final double CPU_SHARE = 0.8;
    /** Some lost connections are an accident. */
    private static final double REFUSED_SHARE = 0.01;

    /** Where so many events came for each viewer, one that received none was not served. */
    private static final int EVENTS_TO_MISS = 5;

    private static final int PERCENT = 100;
    private static final double MEDIAN = 50;

    private Validity() {}

    /**
     * The figures of a trial that decide its validity.
     *
     * @param connections planned
     * @param openAtEnd connections open when the measured window ended; -1 without a window
     * @param counts all of them; none missing
     * @param refusals failed handshakes, by reason
     * @param sends whether the plan has messages to send or events to receive; false for handshakes alone
     * @param cut whether tunnels were cut on purpose: what was lost with them is no reason
     * @param busiestLoop work of the busiest thread that sends, as a share of the measured window (0 to 1); spinning is not work
     * @param readLag median read lag as a share of the median service time, of the median fan-out where others receive, or of staleness
     *     where nothing was sent; 0 where nothing was read
     */
    public record Facts(
            int connections,
            long openAtEnd,
            Map<Count, Long> counts,
            Map<String, Long> refusals,
            boolean sends,
            boolean cut,
            double busiestLoop,
            double readLag) {}

    /** The median read lag as a share, as {@link Facts} has it, of what a trial has {@code recorded}. */
    public static double readLag(Function<Series, Histogram> recorded) {
        Histogram service = recorded.apply(Series.SERVICE);
        Histogram fanOut = recorded.apply(Series.FAN_OUT);
        // Where messages fan out, most of what is read are deliveries.
        Histogram measured = fanOut.getTotalCount() > 0
                ? fanOut
                : service.getTotalCount() > 0 ? service : recorded.apply(Series.STALENESS);
        return measured.getTotalCount() == 0
                ? 0
                : (double) recorded.apply(Series.READ_LAG).getValueAtPercentile(MEDIAN)
                        / measured.getValueAtPercentile(MEDIAN);
    }

    /** The reasons, each a sentence that a user can act on; empty for a VALID trial. */
    public static List<String> reasons(Facts facts) {
        List<String> reasons = new ArrayList<>();
        Map<Count, Long> counts = facts.counts();
        long opened = counts.get(Count.OPENED);
        if (opened < facts.connections()) {
            reasons.add("connections: " + opened + " opened (expected: " + facts.connections() + ")");
        } else if (!facts.cut() && facts.openAtEnd() >= 0 && facts.openAtEnd() < facts.connections()) {
            reasons.add("connections: " + facts.openAtEnd() + " open at the end of the measured window (expected: "
                    + facts.connections() + ")");
        }
        refused(facts).ifPresent(reasons::add);
        long due = counts.get(Count.DUE_MEASURED);
        long sent = counts.get(Count.SENT_MEASURED);
        if (facts.sends() && due == 0 && counts.get(Count.EVENTS) == 0) {
            reasons.add("nothing was measured: no message was due and no event was received");
        }
        long silent = counts.get(Count.SILENT_VIEWERS);
        if (silent > 0 && counts.get(Count.EVENTS) >= EVENTS_TO_MISS * facts.connections()) {
            reasons.add("events: " + silent + " viewers received none in the measured window (expected: 0)");
        }
        if (!facts.cut() && sent < RATE_SHARE * due) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "offered rate missed: %d of %d messages sent in the measured window (expected: 99 %%)",
                    sent,
                    due));
        }
        if (!facts.cut() && due > 0 && sent > Math.max(MOST_RATE_SHARE * due, due + MOST_AT_THE_EDGE)) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "offered rate missed: %d messages sent in the measured window, in which %d were due (expected: at most 101 %%)",
                    sent,
                    due));
        }
        reasons.addAll(facts.cut() ? corruption(counts) : damage(counts));
        if (facts.busiestLoop() > CPU_SHARE) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "generator out of CPU: an event loop worked %.0f %% of the time (expected: at most 80 %%)",
                    PERCENT * facts.busiestLoop()));
        }
        if (facts.readLag() > Trust.SHARE) {
            reasons.add(String.format(
                    Locale.ROOT,
                    "generator reads late: at the median, %.0f %% of the time measured may be replies waiting to be read "
                            + "(expected: at most 50 %%)",
                    PERCENT * facts.readLag()));
        }
        return reasons;
    }

    /** Attempts that are repeated let connections open in the end, and say that something on the way turns viewers away. */
    private static Optional<String> refused(Facts facts) {
        long failed = facts.counts().get(Count.FIRST_HANDSHAKE_FAILED);
        return failed <= REFUSED_SHARE * facts.connections()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "handshakes: %d of %d first attempts failed (expected: at most 1 %%); all attempts that failed: %s",
                        failed,
                        facts.connections(),
                        refusals(facts.refusals())));
    }

    /** Failed handshakes in words: each reason with its number, the most frequent first. */
    public static String refusals(Map<String, Long> byReason) {
        return HumanUnits.counts(byReason.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed()));
    }

    /** The reasons that are already final while a trial is still running. */
    public static List<String> damage(Map<Count, Long> counts) {
        List<String> damage = new ArrayList<>(
                named(counts, Stream.of(Count.LOST, Count.UNSENT, Count.DUPLICATED, Count.CORRUPTED, Count.ERRORS)));
        long missed = counts.get(Count.MISSED);
        if (missed > 0) {
            damage.add("deliveries missed: " + missed + " of " + (missed + counts.get(Count.DELIVERED))
                    + " (expected: 0)");
        }
        if (counts.get(Count.DELIVERED_AGAIN) > 0) {
            damage.add("deliveries duplicated: " + counts.get(Count.DELIVERED_AGAIN) + " (expected: 0)");
        }
        return damage;
    }

    /** The same where messages are lost on purpose. */
    public static List<String> corruption(Map<Count, Long> counts) {
        return named(counts, Stream.of(Count.DUPLICATED, Count.CORRUPTED, Count.ERRORS));
    }

    private static List<String> named(Map<Count, Long> counts, Stream<Count> bads) {
        return bads.filter(bad -> counts.get(bad) > 0)
                .map(bad -> (bad == Count.ERRORS ? "error replies: " : bad.label() + " messages: ") + counts.get(bad)
                        + " (expected: 0)")
                .toList();
    }
}
