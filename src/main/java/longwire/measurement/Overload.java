package longwire.measurement;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import longwire.text.HumanUnits;

/**
 * A target that answers fewer messages than it is sent, so that those without an answer become more from the first second to
 * the last. Its response times say how long the trial was, and nothing else.
 *
 * @param offeredPerSecond messages due
 * @param answeredPerSecond replies that arrived while messages were due
 * @param waiting by how many messages without an answer there were more at the end of the measured window than at its start
 * @param firstNanos median response time in the first third of the window
 * @param lastNanos the same in the last third
 */
public record Overload(
        double offeredPerSecond, double answeredPerSecond, long waiting, double firstNanos, double lastNanos) {
    /** Answers this far below the offered rate, by accident, are no queue without an end. */
    private static final double ANSWERED_SHARE = 0.95;
    /** A target that keeps up has the same response time in each third, however long it is. */
    private static final double GROWTH = 1.5;

    private static final int THIRDS = 3;
    /** Of the rate that it could answer: at that rate the queue would neither grow nor shrink. */
    private static final double TO_TRY = 0.9;

    /**
     * Looks for an overload; empty if there is none, or if the window is too short to tell.
     *
     * @param due messages due in the measured window
     * @param answered replies received in it, to whichever message
     * @param seconds its length
     * @param mediansNanos median response time of each second of it, in order; seconds without replies are left out
     */
    public static Optional<Overload> of(long due, long answered, double seconds, List<Long> mediansNanos) {
        int third = mediansNanos.size() / THIRDS;
        if (third == 0 || answered >= ANSWERED_SHARE * due) {
            return Optional.empty();
        }
        double first = mean(mediansNanos.subList(0, third));
        double last = mean(mediansNanos.subList(mediansNanos.size() - third, mediansNanos.size()));
        return last < GROWTH * first
                ? Optional.empty()
                : Optional.of(new Overload(due / seconds, answered / seconds, due - answered, first, last));
    }

    /**
     * What happened, and what to do, in a sentence.
     *
     * @param sides of the trial; the rate to try is of all together
     */
    public String sentence(int sides) {
        return String.format(
                Locale.ROOT,
                "target overloaded: answers came at %s/s for %s/s offered; %,d more messages waited at the end than at the"
                        + " start, and the response time p50 grew from %s to %s, so percentiles say how long the"
                        + " trial was (rate to try: at most %s)",
                rate(answeredPerSecond),
                rate(offeredPerSecond),
                waiting,
                HumanUnits.time(firstNanos),
                HumanUnits.time(lastNanos),
                rate(TO_TRY * answeredPerSecond * sides));
    }

    private static double mean(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).average().orElseThrow();
    }

    private static String rate(double perSecond) {
        return new BigDecimal(perSecond)
                .round(new MathContext(2, RoundingMode.HALF_UP))
                .stripTrailingZeros()
                .toPlainString();
    }
}
