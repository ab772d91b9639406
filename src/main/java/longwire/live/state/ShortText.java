package longwire.live.state;

import java.util.Locale;
import longwire.measurement.LatencySummary;

/** Figures as a person reads them at a glance. */
public final class ShortText {
    private static final int SECONDS_PER_MINUTE = 60;

    private ShortText() {}

    /** A share of one, such as {@code 12 %}. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    /** A percentile, such as {@code p99.9}; {@code none} for 0, if no percentile can be trusted. */
    public static String percentile(double percentile) {
        return percentile == 0 ? "none" : LatencySummary.name(percentile);
    }

    /** Minutes and seconds, such as {@code 1 min 12 s}. */
    public static String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole < SECONDS_PER_MINUTE
                ? whole + " s"
                : whole / SECONDS_PER_MINUTE + " min " + whole % SECONDS_PER_MINUTE + " s";
    }
}
