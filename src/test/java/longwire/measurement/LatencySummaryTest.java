package longwire.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatencySummaryTest {
    @ParameterizedTest(name = "{0} samples support p{1}: {2}")
    @CsvSource({
        "0, 50, false",
        "19, 50, false",
        "20, 50, true",
        "99, 90, false",
        "100, 90, true",
        "199, 95, false",
        "200, 95, true",
        "299, 99, false",
        "999, 99, false",
        "1000, 99, true",
        "9999, 99.9, false",
        "10000, 99.9, true",
        "99999, 99.99, false",
        "100000, 99.99, true",
        "999999, 99.999, false",
        "1000000, 99.999, true",
    })
    void aPercentileNeedsTenSamplesBeyondIt(long count, double percentile, boolean supported) {
        assertThat(LatencySummary.supports(count, percentile)).isEqualTo(supported);
    }

    @Test
    void onlySupportedPercentilesAreTold() {
        Histogram histogram = Latencies.histogram();
        for (int nanos = 1; nanos <= 200; nanos++) {
            histogram.recordValue(nanos);
        }

        LatencySummary summary = LatencySummary.of(histogram);

        assertThat(summary.count()).isEqualTo(200);
        assertThat(summary.minNanos()).isEqualTo(1);
        assertThat(summary.maxNanos()).isEqualTo(200);
        assertThat(summary.meanNanos()).isEqualTo(100.5);
        assertThat(summary.percentileNanos()).containsOnlyKeys(50.0, 75.0, 90.0, 95.0);
        assertThat(summary.percentileNanos()).containsEntry(50.0, 100L).containsEntry(95.0, 190L);
    }

    @Test
    void nothingRecordedIsAllZeros() {
        LatencySummary summary = LatencySummary.of(Latencies.histogram());

        assertThat(summary.count()).isZero();
        assertThat(summary.minNanos()).isZero();
        assertThat(summary.maxNanos()).isZero();
        assertThat(summary.percentileNanos()).isEmpty();
        assertThatThrownBy(() -> summary.percentileNanos().put(50.0, 1L))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void percentilesAreCalledAsPeopleWriteThem() {
        assertThat(LatencySummary.name(50)).isEqualTo("p50");
        assertThat(LatencySummary.name(99.9)).isEqualTo("p99.9");
    }
}
