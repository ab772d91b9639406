package longwire.report.page;

import static longwire.report.ExampleRun.trial;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import longwire.measurement.Latencies;
import longwire.measurement.Series;
import longwire.report.ExampleRun;
import longwire.report.figures.Measure;
import longwire.report.figures.MergedFigures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeCourseTest {
    private static final long MICRO = 1_000;
    /** Of an example's first trial, after its run's. */
    private static final double START_SECONDS = 20;

    @TempDir
    Path results;

    @Test
    void anIntervalStandsAtItsMiddleSinceTheRunStarted() {
        TimeCourse.Trial trial = onlyTrial(trial().readings(Series.RESPONSE, 10_000, index -> (index % 10) * MICRO));

        assertThat(trial.p50().seconds())
                .hasSize(10)
                .startsWith(START_SECONDS + 0.5)
                .endsWith(START_SECONDS + 9.5);
        assertThat(trial.p50().nanos().get(3)).isEqualTo(Latencies.histogram().highestEquivalentValue(3 * MICRO));
    }

    @Test
    void intervalsTooSmallForAPercentileAreAddedToTheirNeighbours() {
        TimeCourse.Trial trial = onlyTrial(trial().readings(Series.RESPONSE, 5_000, any -> MICRO));

        assertThat(trial.p50().seconds()).hasSize(10);
        assertThat(trial.p99().seconds()).containsExactly(21.0, 23.0, 25.0, 27.0, 29.0);
    }

    @Test
    void anInvalidTrialIsDrawnToo() {
        TimeCourse.Trial trial =
                onlyTrial(trial().readings(Series.RESPONSE, 5_000, any -> MICRO).invalid("lost 3"));

        assertThat(trial.valid()).isFalse();
    }

    private TimeCourse.Trial onlyTrial(ExampleRun.Trial trial) {
        ExampleRun run = new ExampleRun(results).with("edge", "poll", trial);
        TimeCourse course = OverTime.of(
                        Measure.RESPONSE, MergedFigures.of(run.finished()).rows())
                .course();
        assertThat(course.trials()).hasSize(1);
        return course.trials().get(0);
    }
}
