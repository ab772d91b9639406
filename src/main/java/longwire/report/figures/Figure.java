package longwire.report.figures;

import java.util.Optional;
import longwire.comparison.Interval;
import longwire.measurement.Trust.Standing;
import longwire.text.HumanUnits;

/**
 * One time, with how far it may be believed.
 *
 * @param nanos nothing where too few samples support it; below 0 only in a difference
 * @param standing how far it may be believed
 * @param interval within which it lies at 95 %, in nanoseconds; nothing where that is not told
 */
public record Figure(long nanos, Standing standing, Optional<Interval> interval) {
    /** What stands where no figure can. */
    static final Figure UNSUPPORTED = new Figure(0, Standing.UNSUPPORTED);

    Figure(long nanos, Standing standing) {
        this(nanos, standing, Optional.empty());
    }

    /** How far a difference of two is believed: as far as the worse of them. */
    Standing worse(Figure other) {
        return standing.compareTo(other.standing) >= 0 ? standing : other.standing;
    }

    /** The difference of two, with no interval. */
    public Figure minus(Figure other) {
        Standing worse = worse(other);
        return worse == Standing.UNSUPPORTED ? UNSUPPORTED : new Figure(nanos - other.nanos, worse);
    }

    /** As a person reads it: in brackets beyond trust, a dash where unsupported. */
    public String text() {
        return marked(HumanUnits.time(nanos));
    }

    /** The same with its sign, for a difference. */
    String signedText() {
        return marked(HumanUnits.difference(nanos));
    }

    /** Its interval, such as {@code 76.1…101 µs}; empty where that is not told. */
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
