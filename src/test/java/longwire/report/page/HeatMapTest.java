package longwire.report.page;

import static longwire.report.ExampleRun.trial;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import longwire.measurement.Series;
import longwire.report.ExampleRun;
import longwire.report.figures.Measure;
import longwire.report.figures.MergedFigures;
import longwire.report.figures.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeatMapTest {
    private static final long MICRO = 1_000;

    @TempDir
    Path results;

    @ParameterizedTest(name = "{0} ns are in bucket {1}")
    @CsvSource({"0, 0", "1, 0", "9, 9", "10, 10", "99, 19", "1000, 30", "60000000000, 107"})
    void aDecadeHasTenBuckets(long nanos, int bucket) {
        assertThat(HeatMap.bucket(nanos)).isEqualTo(bucket);
    }

    /** Each second has 90 readings of 15 µs and 10 of 1.5 ms, two decades above. */
    @Test
    void aColumnCountsTheReadingsOfItsSecondByBucket() {
        HeatMap.Trial trial =
                map(trial().readings(Series.RESPONSE, 1_000, index -> index < 900 ? 15 * MICRO : 1_500 * MICRO));

        assertThat(trial.columns()).hasSize(10).allSatisfy(column -> {
            assertThat(column.first()).isEqualTo(HeatMap.bucket(15 * MICRO));
            assertThat(column.counts()).hasSize(21).startsWith(90L).endsWith(10L);
            assertThat(column.counts().subList(1, 20)).containsOnly(0L);
        });
        assertThat(trial.columns().get(3).from()).isEqualTo(3);
        assertThat(trial.columns().get(3).to()).isEqualTo(4);
    }

    @ParameterizedTest(name = "{0} s are {1} columns")
    @CsvSource({"1, 1", "48, 48", "49, 25", "96, 48", "100, 34"})
    void ofALongTrialNeighboursAreAddedAndNoReadingIsLost(int seconds, int columns) {
        HeatMap.Trial trial = map(trial().lasting(seconds).readings(Series.RESPONSE, 100 * seconds, any -> MICRO));

        assertThat(trial.columns()).hasSize(columns);
        assertThat(trial.columns().stream()
                        .flatMap(column -> column.counts().stream())
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(100L * seconds);
        assertThat(trial.columns().get(columns - 1).to()).isEqualTo(seconds);
    }

    private HeatMap.Trial map(ExampleRun.Trial trial) {
        ExampleRun run = new ExampleRun(results).with("edge", "poll", trial);
        List<Row> rows = MergedFigures.of(run.finished()).rows();
        HeatMap map = OverTime.of(Measure.RESPONSE, rows).heatMap();
        assertThat(map.trials()).hasSize(1);
        return map.trials().get(0);
    }
}
