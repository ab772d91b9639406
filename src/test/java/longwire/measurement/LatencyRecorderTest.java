package longwire.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyRecorderTest {
    private final LatencyRecorder recorder = new LatencyRecorder();

    @Test
    void eachSeriesGetsItsOwnAndTheOthersAreLeftOut() {
        recorder.record(Series.RESPONSE, 1000);
        recorder.record(Series.RESPONSE, 2000);
        recorder.record(Series.SERVICE, 500);

        Map<Series, Histogram> interval = recorder.takeInterval();

        assertThat(interval).containsOnlyKeys(Series.RESPONSE, Series.SERVICE);
        assertThat(interval.get(Series.RESPONSE).getTotalCount()).isEqualTo(2);
        assertThat(interval.get(Series.SERVICE).getMaxValue()).isEqualTo(500);
    }

    @Test
    void whatWasTakenIsNotTakenAgain() {
        recorder.record(Series.PING, 7);
        recorder.takeInterval();
        recorder.record(Series.PING, 9);

        Map<Series, Histogram> second = recorder.takeInterval();

        assertThat(second.get(Series.PING).getTotalCount()).isEqualTo(1);
        assertThat(second.get(Series.PING).getMinValue()).isEqualTo(9);
        assertThat(recorder.takeInterval()).isEmpty();
    }

    @Test
    void aLatencyBeyondWhatAHistogramHoldsIsKeptAtItsEnd() {
        recorder.record(Series.RESPONSE, TimeUnit.HOURS.toNanos(1));
        recorder.record(Series.RESPONSE, -5);

        Histogram interval = recorder.takeInterval().get(Series.RESPONSE);

        assertThat(interval.getMinValue()).isZero();
        assertThat((double) interval.getMaxValue())
                .isCloseTo(Latencies.LONGEST_NANOS, within(1e-3 * Latencies.LONGEST_NANOS));
    }
}
