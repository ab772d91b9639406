package longwire.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import longwire.clock.Clock;
import longwire.clock.Patience;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PauseMeterTest {
    private static final long MILLI = 1_000_000;
    private static final double RESOLUTION = 1e-3;

    @ParameterizedTest(name = "a pause of {0} ns counts for {1} moments")
    @CsvSource({"-300, 1", "0, 1", "900000, 1", "1000000, 1", "1999999, 1", "2000000, 2", "10000000, 10"})
    void aPauseIsRecordedOnceForEveryMillisecondOfIt(long pauseNanos, long moments) {
        Histogram recorded = recorded(pauseNanos);

        assertThat(recorded.getTotalCount()).isEqualTo(moments);
        assertThat((double) recorded.getMaxValue())
                .isCloseTo(Math.max(0, pauseNanos), within(RESOLUTION * Math.abs(pauseNanos) + 1));
    }

    /** Of all moments within a pause of D, a tenth has to wait more than nine tenths of D. */
    @Test
    void thePercentilesAreThoseOfMomentsWithinThePause() {
        Histogram recorded = recorded(1000 * MILLI);

        assertThat((double) recorded.getValueAtPercentile(90)).isCloseTo(900 * MILLI, within(2.0 * MILLI));
        assertThat((double) recorded.getValueAtPercentile(50)).isCloseTo(500 * MILLI, within(2.0 * MILLI));
        assertThat((double) recorded.getMinValue()).isCloseTo(MILLI, within(RESOLUTION * MILLI));
    }

    @Test
    void aPauseOfMoreThanAMinuteIsKeptAsAMinute() {
        Histogram recorded = recorded(TimeUnit.MINUTES.toNanos(2));

        assertThat((double) recorded.getMaxValue())
                .isCloseTo(Latencies.LONGEST_NANOS, within(RESOLUTION * Latencies.LONGEST_NANOS));
    }

    /** A clock that jumps a second at each reading is that of a process that stood still for it. */
    @Test
    void aProcessThatStoodStillIsSeen() throws InterruptedException {
        CountDownLatch readings = new CountDownLatch(4);
        Clock jumping = () -> {
            readings.countDown();
            return (4 - readings.getCount()) * TimeUnit.SECONDS.toNanos(1);
        };

        try (PauseMeter meter = PauseMeter.start(jumping, () -> {})) {
            assertThat(readings.await(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();

            // The fourth reading is taken before its pause is recorded: of three seconds two are surely there.
            assertThat(meter.takeInterval().getTotalCount()).isGreaterThanOrEqualTo(2 * 999);
        }
    }

    private static Histogram recorded(long pauseNanos) {
        Recorder recorder = new Recorder(Latencies.LONGEST_NANOS, Latencies.SIGNIFICANT_DIGITS);
        PauseMeter.recordPause(recorder, pauseNanos);
        return recorder.getIntervalHistogram();
    }
}
