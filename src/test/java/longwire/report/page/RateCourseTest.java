package longwire.report.page;

import static longwire.report.ExampleRun.trial;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import longwire.measurement.IntervalLog;
import longwire.measurement.Latencies;
import longwire.measurement.Series;
import longwire.report.ExampleRun;
import longwire.report.figures.MergedFigures;
import longwire.report.figures.Row;
import longwire.results.RunDirectory;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RateCourseTest {
    /** Of an example's first trial, after its run's. */
    private static final int START_SECONDS = 20;

    @TempDir
    Path results;

    @Test
    void whatWasSentInEachSecondIsTheAchievedRate() {
        List<RateCourse> rates = rates(new ExampleRun(results)
                .with(
                        "edge",
                        "poll",
                        trial().offered(110)
                                .readings(Series.SEND_LAG, 1_000, any -> 1)
                                .readings(Series.GENERATOR_PAUSE, 10, any -> 1))
                .finished());

        assertThat(rates).hasSize(1);
        assertThat(rates.get(0).offered()).isEqualTo(110);
        assertThat(rates.get(0).achieved()).hasSize(10).containsOnly(100.0);
        assertThat(rates.get(0).from()).startsWith(20.0, 21.0);
    }

    /**
     * Ticks of the recorder at 1, 2 and 3 s, the window from 0.8 to 2.7 s with 100 messages a second: 20 before the first
     * tick, which are too few to make a rate of, 100, and 70.
     */
    @Test
    void whatOfASecondLiesWithinTheMeasuredWindowCountsForThatMuch() {
        RunDirectory run = new ExampleRun(results)
                .with("edge", "poll", trial().lasting(1).readings(Series.PING, 1, any -> 1))
                .finished();
        long start = ExampleRun.START.toEpochMilli() + 1_000L * START_SECONDS;
        try (IntervalLog log = new IntervalLog(run.trial("1-edge-poll").path(), start)) {
            log.write(Map.of(Series.ORIGIN_PAUSE, readings(1)), start + 800, start + 2_700);
            log.write(Map.of(Series.SEND_LAG, readings(20)), start, start + 1_000);
            log.write(Map.of(Series.SEND_LAG, readings(100)), start + 1_000, start + 2_000);
            log.write(Map.of(Series.SEND_LAG, readings(70)), start + 2_000, start + 3_000);
        }

        RateCourse rate = rates(run).get(0);

        assertThat(rate.from()).containsExactly(20.8, 22.0);
        assertThat(rate.to()).containsExactly(22.0, 22.7);
        assertThat(rate.achieved()).containsExactly(100.0, 100.0);
    }

    @Test
    void aTrialThatSendsNothingHasNoRate() {
        RunDirectory run = new ExampleRun(results)
                .with("edge", "sse", trial().readings(Series.GENERATOR_PAUSE, 10, any -> 1))
                .finished();

        assertThat(rates(run)).isEmpty();
    }

    private static List<RateCourse> rates(RunDirectory run) {
        List<Row> rows = MergedFigures.of(run).rows();
        return RateCourse.of(rows, PauseCourse.of(rows));
    }

    private static Histogram readings(int count) {
        Histogram histogram = Latencies.histogram();
        histogram.recordValueWithCount(1, count);
        return histogram;
    }
}
