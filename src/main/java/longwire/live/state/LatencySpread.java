package longwire.live.state;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;

/**
 * All that is told of a histogram while it still grows: percentiles, which are as exact as itself, and coarse buckets for
 * those who add up and compare by themselves.
 *
 * @param percentiles of all samples
 * @param sumNanos of all samples
 * @param buckets samples at or below each of {@link #BOUNDS_NANOS} and above the one before; the last holds the rest
 */
public record LatencySpread(Percentiles percentiles, double sumNanos, List<Long> buckets) {
    /**
     * Upper bounds of the buckets: five to a decade, evenly spread in ratio (the preferred numbers R5). The first is 10 µs,
     * below which no round trip through two sockets ends; the last, 63 s, is above the longest latency that is kept.
     */
    public static final List<Long> BOUNDS_NANOS = LongStream.iterate(
                    10_000, decade -> decade <= 10_000_000_000L, decade -> decade * 10)
            .boxed()
            .flatMap(decade -> DoubleStream.of(1, 1.6, 2.5, 4, 6.3).mapToObj(step -> Math.round(decade * step)))
            .toList();

    public LatencySpread {
        buckets = List.copyOf(buckets);
    }

    /** Takes that of {@code histogram}, whose values are nanoseconds; some tenths of a millisecond of work. */
    public static LatencySpread of(Histogram histogram) {
        List<Long> buckets = new ArrayList<>();
        long from = 0;
        long below = 0;
        for (long bound : BOUNDS_NANOS) {
            // Values that the histogram cannot distinguish from the bound belong to this bucket.
            long samples = histogram.getCountBetweenValues(from, bound);
            buckets.add(samples);
            below += samples;
            from = histogram.nextNonEquivalentValue(bound);
        }
        buckets.add(histogram.getTotalCount() - below);
        return new LatencySpread(Percentiles.of(histogram), histogram.getMean() * histogram.getTotalCount(), buckets);
    }
}
