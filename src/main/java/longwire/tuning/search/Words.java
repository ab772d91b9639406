package longwire.tuning.search;

import java.util.Locale;
import longwire.comparison.Interval;

/** Ratios and rates as people say them. */
public final class Words {
    private static final double HUNDRED = 100;

    private Words() {}

    /** A ratio as a change: 0.89 is {@code -11 %}. */
    public static String change(double ratio) {
        return String.format(Locale.ROOT, "%+.0f %%", HUNDRED * (ratio - 1));
    }

    /** What it lies within: {@code (-15 to -7 %)}. */
    public static String range(double low, double high) {
        return String.format(Locale.ROOT, "(%+.0f to %+.0f %%)", HUNDRED * (low - 1), HUNDRED * (high - 1));
    }

    /** A ratio below 1 by how much it lowers: 0.89 is {@code 11 %}. */
    static String drop(double ratio) {
        return String.format(Locale.ROOT, "%.0f %%", HUNDRED * (1 - ratio));
    }

    /** An interval of a ratio below 1 by how much it lowers: {@code 7 to 15 %}. */
    static String lowering(Interval ratio) {
        return String.format(Locale.ROOT, "%.0f to %.0f %%", HUNDRED * (1 - ratio.high()), HUNDRED * (1 - ratio.low()));
    }

    /** Messages each second, without decimals. */
    public static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%,.0f/s", perSecond);
    }
}
