package longwire.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import longwire.measurement.Latencies;
import longwire.origin.Delay;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpectedTest {
    /** A histogram's values stand for themselves to 0.1 %. */
    private static final double RESOLUTION_PERCENT = 0.1;

    @ParameterizedTest(name = "{0} + {1} µs, p{2}: {3} µs")
    @CsvSource({
        "uniform:0-2ms, 0, 50, 1000",
        "uniform:0-2ms, 100, 50, 1100",
        "uniform:1-5ms, 100, 90, 4700",
        // −ln(1 − p) means of 2 ms each.
        "exponential:2ms, 0, 50, 1386.29",
        "exponential:2ms, 100, 90, 4705.17",
        "exponential:2ms, 100, 99, 9310.34",
        "3ms, 100, 50, 3100",
        "3ms, 100, 99, 3100",
    })
    void aFloorThatIsAlwaysTheSameShiftsTheDistribution(
            String delay, long floorMicros, double percentile, double micros) {
        Histogram floor = Latencies.histogram();
        floor.recordValueWithCount(floorMicros * 1_000, 1_000);

        double quantile = new Expected(Delay.parse("delay", delay), floor, 0).quantile(percentile / 100);

        assertThat(quantile).isCloseTo(micros * 1_000, withinPercentage(RESOLUTION_PERCENT));
    }

    /** The sum of two even distributions of the same width has a density that rises and falls evenly. */
    @ParameterizedTest(name = "p{0}: {1} µs")
    @CsvSource({"12.5, 1000", "50, 2000", "87.5, 3000", "98, 3600"})
    void aFloorThatSpreadsIsAddedAsDistributionsAre(double percentile, double micros) {
        Histogram floor = Latencies.histogram();
        for (int nanos = 50; nanos < 2_000_000; nanos += 100) {
            floor.recordValue(nanos);
        }

        double quantile = new Expected(Delay.parse("delay", "uniform:0-2ms"), floor, 0).quantile(percentile / 100);

        assertThat(quantile).isCloseTo(micros * 1_000, withinPercentage(RESOLUTION_PERCENT));
    }
}
