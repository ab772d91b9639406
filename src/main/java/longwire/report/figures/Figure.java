package longwire.report.figures;

import java.util.Optional;
import longwire.comparison.Interval;
import longwire.measurement.Trust.Standing;
import longwire.text.HumanUnits;

/**
 * A time, and how far it can be trusted.
 *
 * @param nanos meaningless if {@code standing} is UNSUPPORTED; below 0 only in a difference
 * @param standing how far it can be trusted
 * @param interval its 95 % confidence interval in nanoseconds; empty if unknown
 */
public record Figure(long nanos, Standing standing, Optional<Interval> interval) {
    /** Stands in for a figure with too few samples. */
    static final Figure UNSUPPORTED = new Figure(0, Standing.UNSUPPORTED);

    Figure(long nanos, Standing standing) {
        this(nanos, standing, Optional.empty());
    }

    /** Whether it says more of what is measured than of the machine. */
    boolean isTrusted() {
        return standing == Standing.TRUSTED;
    }

    /** The standing of a difference: the worse of the two. */
    Standing worse(Figure other) {
        return standing.compareTo(other.standing) >= 0 ? standing : other.standing;
    }

    /** The difference of two figures, without an interval. */
    public Figure minus(Figure other) {
        Standing worse = worse(other);
        return worse == Standing.UNSUPPORTED ? UNSUPPORTED : new Figure(nanos - other.nanos, worse);
    }

    /** The figure for people: in brackets if beyond trust, a dash if unsupported. */
    public String text() {
        return marked(HumanUnits.time(nanos));
    }

    /** The same with its sign, for a difference. */
    String signedText() {
        return marked(HumanUnits.difference(nanos));
    }

    /** Its interval, such as {@code 76.1…101 µs}; empty if it has none. */
    String intervalText() {
        return interval.map(within -> HumanUnits.range(within.low(), within.high()))
                .orElse("");
    }

    private String marked(String time) {
        return switch (standing) {
            case TRUSTED -> time;
            case BEYOND_TRUST -> "[" + time + "]";
            case UNSUPPORTED -> "-";
        };
    }
}
