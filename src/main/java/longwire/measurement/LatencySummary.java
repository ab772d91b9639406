package longwire.measurement;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * The figures of one histogram. A percentile that too few samples support is left out.
 *
 * @param count number of samples
 * @param minNanos the minimum; 0 without samples
 * @param meanNanos the mean; 0 without samples
 * @param maxNanos the maximum; 0 without samples
 * @param percentileNanos by percentile (50 to 99.999), in rising order; only supported ones
 */
public record LatencySummary(
        long count, long minNanos, double meanNanos, long maxNanos, Map<Double, Long> percentileNanos) {
    /** The percentiles that are reported, if supported. */
    public static final double[] PERCENTILES = {50, 75, 90, 95, 99, 99.9, 99.99, 99.999};

    /** With fewer samples beyond a percentile, its value is left to chance. */
    private static final int SAMPLES_BEYOND = 10;

    private static final double HUNDRED = 100;
    /** 10 samples beyond p99 of 1,000 must count as 10, although 1 − 0.99 is not exact in binary. */
    private static final double ROUNDING = 1e-6;

    public LatencySummary {
        percentileNanos = Collections.unmodifiableMap(new LinkedHashMap<>(percentileNanos));
    }

    /** Summarizes {@code histogram}, whose values are nanoseconds. */
    public static LatencySummary of(Histogram histogram) {
        long count = histogram.getTotalCount();
        Map<Double, Long> percentiles = new LinkedHashMap<>();
        for (double percentile : PERCENTILES) {
            if (supports(count, percentile)) {
                percentiles.put(percentile, histogram.getValueAtPercentile(percentile));
            }
        }
        return count == 0
                ? new LatencySummary(0, 0, 0, 0, percentiles)
                : new LatencySummary(
                        count, histogram.getMinValue(), histogram.getMean(), histogram.getMaxValue(), percentiles);
    }

    /** A lower bound of {@code percentile}: the value of the highest known percentile at or below it, or the minimum. */
    public long atLeastNanos(double percentile) {
        return percentileNanos.entrySet().stream()
                .filter(known -> known.getKey() <= percentile)
                .mapToLong(Map.Entry::getValue)
                .max()
                .orElse(minNanos);
    }

    /** An upper bound of {@code percentile}: the value of the lowest known percentile at or above it, or the maximum. */
    public long atMostNanos(double percentile) {
        return percentileNanos.entrySet().stream()
                .filter(known -> known.getKey() >= percentile)
                .mapToLong(Map.Entry::getValue)
                .min()
                .orElse(maxNanos);
    }

    /** The highest percentile that {@code count} samples support; 0 for none. */
    public static double highestSupported(long count) {
        return Arrays.stream(PERCENTILES)
                .filter(percentile -> supports(count, percentile))
                .max()
                .orElse(0);
    }

    /** The name of a percentile, such as {@code p99.9}. */
    public static String name(double percentile) {
        return "p" + BigDecimal.valueOf(percentile).stripTrailingZeros().toPlainString();
    }

    /** Whether {@code count} samples leave enough of them beyond {@code percentile}. */
    public static boolean supports(long count, double percentile) {
        return count * (HUNDRED - percentile) / HUNDRED + ROUNDING >= SAMPLES_BEYOND;
    }
}
