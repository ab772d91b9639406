package longwire.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Quantities as a person reads them: three digits, since a histogram keeps no more. */
public final class HumanUnits {
    private static final List<String> TIMES = List.of("ns", "µs", "ms", "s");
    private static final List<String> SIZES = List.of("B", "KiB", "MiB", "GiB", "TiB");
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final BigDecimal KIBI = BigDecimal.valueOf(1_024);

    private HumanUnits() {}

    /** A time, such as {@code 1.23 ms}. */
    public static String time(double nanos) {
        return scaled(BigDecimal.valueOf(nanos), THOUSAND, TIMES);
    }

    /** A time more or less, such as {@code +1.23 ms}. */
    public static String difference(double nanos) {
        String sign = nanos > 0 ? "+" : nanos < 0 ? "−" : "±";
        return sign + time(Math.abs(nanos));
    }

    /** A range of times, such as {@code 76.1…101 µs}: both in the unit of the larger. */
    public static String range(double lowNanos, double highNanos) {
        double larger = Math.max(Math.abs(lowNanos), Math.abs(highNanos));
        String[] said = time(larger).split(" ");
        double unit = Math.pow(10, 3 * TIMES.indexOf(said[1]));
        return bare(lowNanos / unit) + "…" + bare(highNanos / unit) + " " + said[1];
    }

    /** A part of a whole, such as {@code 95 %}. */
    public static String share(double part) {
        return BigDecimal.valueOf(100 * part)
                        .round(THREE_DIGITS)
                        .stripTrailingZeros()
                        .toPlainString() + " %";
    }

    /** A ratio as more or less than 1, such as {@code +7.7 %}. */
    public static String percent(double ratio) {
        double percent = 100 * (ratio - 1);
        return (percent > 0 ? "+" : percent < 0 ? "−" : "±") + bare(Math.abs(percent)) + " %";
    }

    /** A range of ratios as changes, such as {@code +5.1…+9.9 %}. */
    public static String percentRange(double low, double high) {
        return percent(low).replace(" %", "") + "…" + percent(high);
    }

    /** A size, such as {@code 24.5 MiB}. */
    public static String bytes(double bytes) {
        return scaled(BigDecimal.valueOf(bytes), KIBI, SIZES);
    }

    /** A number of any size with three digits, such as {@code 2.08}. */
    public static String number(double number) {
        return withThreeDigits(BigDecimal.valueOf(number).round(THREE_DIGITS));
    }

    /** A whole number, such as {@code 12,000}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** Names with their numbers, in the order given, such as {@code 1006 × 2, none × 12,000}. */
    public static String counts(Stream<Map.Entry<String, Long>> byName) {
        return byName.map(each -> each.getKey() + " × " + count(each.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** A rate, such as {@code 1,999.8}; which unit is for the words around it. */
    public static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%,.1f", perSecond);
    }

    /** Three digits in all: two decimals below 10, one below 100, none above; also two decimals below 1. */
    private static String bare(double value) {
        double size = Math.abs(value);
        int decimals = size < 9.995 ? 2 : size < 99.95 ? 1 : 0;
        String digits = String.format(Locale.ROOT, "%." + decimals + "f", size);
        return value < 0 && Double.parseDouble(digits) != 0 ? "−" + digits : digits;
    }

    private static String scaled(BigDecimal value, BigDecimal step, List<String> units) {
        BigDecimal rest = value;
        int unit = 0;
        // A value that rounds up to the next unit uses it; otherwise 999.9 µs would appear as 1000 µs.
        while (rest.max(rest.round(THREE_DIGITS)).compareTo(step) >= 0 && unit < units.size() - 1) {
            rest = rest.divide(step, MathContext.DECIMAL64);
            unit++;
        }
        return withThreeDigits(rest.round(THREE_DIGITS)) + " " + units.get(unit);
    }

    /** Keeps the zeros that are digits ({@code 1.00}). */
    private static String withThreeDigits(BigDecimal value) {
        if (value.signum() == 0) {
            return "0";
        }
        BigDecimal bare = value.stripTrailingZeros();
        int digitsBeforePoint = bare.precision() - bare.scale();
        return bare.setScale(Math.max(0, THREE_DIGITS.getPrecision() - digitsBeforePoint), RoundingMode.HALF_UP)
                .toPlainString();
    }
}
