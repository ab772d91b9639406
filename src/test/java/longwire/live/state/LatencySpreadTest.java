package longwire.live.state;

import static longwire.live.state.Runs.histogram;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import longwire.measurement.Latencies;
import longwire.measurement.LatencySummary;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a histogram: percentiles as exact as itself, buckets into which each sample falls once. */
class LatencySpreadTest {
    private static final List<Long> BOUNDS = LatencySpread.BOUNDS_NANOS;

    @Test
    void boundsRiseEvenlyFromTenMicrosecondsToMoreThanALatencyCanBe() {
        assertThat(BOUNDS).isSorted().startsWith(10_000L, 16_000L, 25_000L, 40_000L, 63_000L, 100_000L);
        assertThat(BOUNDS.get(BOUNDS.size() - 1)).isGreaterThan(Latencies.LONGEST_NANOS);
        for (int i = 1; i < BOUNDS.size(); i++) {
            assertThat((double) BOUNDS.get(i) / BOUNDS.get(i - 1)).isBetween(1.5, 1.7);
        }
    }

    @ParameterizedTest(name = "{0} ns lies at or below {1} ns")
    @CsvSource({
        "0, 10000",
        "9999, 10000",
        "10000, 10000",
        "10100, 16000",
        "16000, 16000",
        "1000000, 1000000",
        "1010000, 1600000",
        "40000000000, 40000000000",
        "60000000000, 63000000000",
    })
    void aSampleFallsIntoTheBucketThatHoldsIt(long nanos, long bound) {
        LatencySpread spread = LatencySpread.of(histogram(3, any -> nanos));

        assertThat(spread.buckets().get(BOUNDS.indexOf(bound))).isEqualTo(3);
        assertThat(sum(spread)).isEqualTo(3);
    }

    @Test
    void everySampleFallsIntoOneBucket() {
        Random random = new Random(5);
        Histogram histogram =
                histogram(50_000, any -> (long) Math.min(6e10, 1e5 * Math.exp(3 * random.nextGaussian())));

        LatencySpread spread = LatencySpread.of(histogram);

        assertThat(sum(spread)).isEqualTo(50_000);
        assertThat(spread.buckets()).hasSize(BOUNDS.size() + 1);
        for (int i = 0; i < BOUNDS.size(); i++) {
            long below = spread.buckets().stream()
                    .limit(i + 1)
                    .mapToLong(Long::longValue)
                    .sum();
            double percentile = histogram.getPercentileAtOrBelowValue(BOUNDS.get(i));
            assertThat((double) below).isCloseTo(percentile * 500, within(0.5));
        }
    }

    @Test
    void percentilesAndSumAreThoseOfTheHistogram() {
        Histogram histogram = histogram(20_000, i -> i * 1_000L);

        LatencySpread spread = LatencySpread.of(histogram);

        LatencySummary summary = LatencySummary.of(histogram);
        assertThat(spread.percentiles().nanos())
                .containsExactly(
                        entry(50.0, summary.percentileNanos().get(50.0)),
                        entry(90.0, summary.percentileNanos().get(90.0)),
                        entry(99.0, summary.percentileNanos().get(99.0)),
                        entry(99.9, summary.percentileNanos().get(99.9)));
        assertThat(spread.percentiles().maxNanos()).isEqualTo(summary.maxNanos());
        assertThat(spread.sumNanos()).isCloseTo(20_000 * 10_000_500.0, within(1e9));
    }

    @Test
    void aPercentileWithTooFewSamplesBeyondIsNotTold() {
        Percentiles percentiles = Percentiles.of(histogram(999, i -> i));

        assertThat(percentiles.nanos()).containsOnlyKeys(50.0, 90.0);
        assertThat(percentiles.at(99)).isEmpty();
        assertThat(percentiles.at(50)).isEqualTo(OptionalLong.of(500));
    }

    @Test
    void nothingIsToldOfNothing() {
        LatencySpread spread = LatencySpread.of(Latencies.histogram());

        assertThat(spread.percentiles()).isEqualTo(new Percentiles(0, 0, Map.of()));
        assertThat(spread.sumNanos()).isZero();
        assertThat(sum(spread)).isZero();
    }

    private static long sum(LatencySpread spread) {
        return spread.buckets().stream().mapToLong(Long::longValue).sum();
    }
}
