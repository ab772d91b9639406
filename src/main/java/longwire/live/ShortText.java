package longwire.live;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Figures as a person reads them at a glance. */
final class ShortText {
    private static final String[] UNITS = {"ns", "µs", "ms", "s"};
    private static final double STEP = 1_000;
    /** What rounds up to a step is one, or 999.9 µs would be told as 1000 µs. */
    private static final double NEARLY_A_STEP = 999.5;

    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
    private static final int SECONDS_PER_MINUTE = 60;

    private ShortText() {}

    /** A time to three digits, such as {@code 1.23 ms}. */
    static String time(long nanos) {
        double value = nanos;
        int unit = 0;
        while (value >= NEARLY_A_STEP && unit < UNITS.length - 1) {
            value /= STEP;
            unit++;
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(THREE_DIGITS);
        int decimals = unit == 0 ? 0 : Math.max(0, THREE_DIGITS.getPrecision() - rounded.precision() + rounded.scale());
        return rounded.setScale(decimals, RoundingMode.HALF_UP).toPlainString() + " " + UNITS[unit];
    }

    /** A whole number, such as {@code 12,000}. */
    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A rate, such as {@code 1,999.8}. */
    static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%,.1f", perSecond);
    }

    /** A share of one, such as {@code 12 %}. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    /** A percentile, such as {@code p99.9}; {@code none} for 0, which is where nothing can be trusted. */
    static String percentile(double percentile) {
        return percentile == 0
                ? "none"
                : "p" + BigDecimal.valueOf(percentile).stripTrailingZeros().toPlainString();
    }

    /** Minutes and seconds, such as {@code 1 min 12 s}. */
    static String duration(double seconds) {
        long whole = Math.round(seconds);
        return whole < SECONDS_PER_MINUTE
                ? whole + " s"
                : whole / SECONDS_PER_MINUTE + " min " + whole % SECONDS_PER_MINUTE + " s";
    }
}
