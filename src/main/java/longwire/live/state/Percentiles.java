package longwire.live.state;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import longwire.measurement.LatencySummary;
import org.HdrHistogram.Histogram;

/**
 * The percentiles that people watch, of one interval or of a trial so far.
 *
 * @param count samples
 * @param maxNanos 0 without samples
 * @param nanos by percentile, in rising order; only those that have samples enough beyond them
 */
public record Percentiles(long count, long maxNanos, Map<Double, Long> nanos) {
    /** The percentiles that are shown, if supported. */
    public static final List<Double> SHOWN = List.of(50.0, 90.0, 99.0, 99.9);

    public Percentiles {
        nanos = Collections.unmodifiableMap(new LinkedHashMap<>(nanos));
    }

    /** Those of {@code histogram}, whose values are nanoseconds. */
    public static Percentiles of(Histogram histogram) {
        long count = histogram.getTotalCount();
        Map<Double, Long> nanos = new LinkedHashMap<>();
        for (double percentile : SHOWN) {
            if (LatencySummary.supports(count, percentile)) {
                nanos.put(percentile, histogram.getValueAtPercentile(percentile));
            }
        }
        return new Percentiles(count, count == 0 ? 0 : histogram.getMaxValue(), nanos);
    }

    /** The same as what trust is decided by, which asks neither for the least nor for the mean. */
    LatencySummary summary() {
        return new LatencySummary(count, 0, 0, maxNanos, nanos);
    }

    /** Empty if too few samples lie beyond {@code percentile}. */
    public OptionalLong at(double percentile) {
        Long found = nanos.get(percentile);
        return found == null ? OptionalLong.empty() : OptionalLong.of(found);
    }
}
