package longwire.report.figures;

import static longwire.report.ExampleRun.trial;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import longwire.measurement.Series;
import longwire.report.ExampleRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureTableTest {
    @TempDir
    Path results;

    @Test
    void aMeasureThatNoTrialHasGetsNoTable() {
        ExampleRun run =
                new ExampleRun(results).with("edge", "websocket", trial().readings(Series.STALENESS, 500, any -> 3));

        List<FigureTable> tables = MergedFigures.of(run.finished()).measures();

        assertThat(tables).extracting(FigureTable::title).containsExactly("Staleness");
    }
}
