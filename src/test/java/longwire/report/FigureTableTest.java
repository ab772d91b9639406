package longwire.report;

import static longwire.report.ExampleRun.trial;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import longwire.measurement.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureTableTest {
    private static final long MICRO = 1_000;

    @TempDir
    Path results;

    @Test
    void whatAProxyAddsIsItsPercentileLessTheDirectOne() {
        ExampleRun run = new ExampleRun(results)
                .with("direct", "websocket", trial().readings(Series.RESPONSE, 2_000, index -> index * MICRO))
                .with("edge", "websocket", trial().readings(Series.RESPONSE, 2_000, index -> (index + 500) * MICRO));

        FigureTable added = MergedFigures.of(run.finished()).added().orElseThrow();

        assertThat(added.lines()).hasSize(1);
        assertThat(added.lines().get(0).labels()).containsExactly("edge", "websocket", "response time");
        // A histogram keeps three digits: each side may be off by a thousandth of itself.
        assertThat(added.lines().get(0).figures())
                .allSatisfy(figure -> assertThat(figure.nanos()).isBetween(497 * MICRO, 503 * MICRO));
    }

    @Test
    void aDifferenceIsBelievedAsFarAsTheWorseOfItsSides() {
        ExampleRun run = new ExampleRun(results)
                .with("direct", "poll", trial().readings(Series.RESPONSE, 500, any -> 1))
                .with(
                        "edge",
                        "poll",
                        trial().readings(Series.RESPONSE, 5_000, any -> 3).trustLimit(0));

        FigureTable added = MergedFigures.of(run.finished()).added().orElseThrow();

        List<Figure> figures = added.lines().get(0).figures();
        assertThat(figures.stream().map(added::text)).containsExactly("[+2.00 ns]", "[+2.00 ns]", "-");
    }

    @Test
    void withoutADirectPathOfTheSameTransportNothingIsSubtracted() {
        ExampleRun run = new ExampleRun(results)
                .with("direct", "poll", trial().readings(Series.RESPONSE, 500, any -> 1))
                .with("edge", "websocket", trial().readings(Series.RESPONSE, 500, any -> 3));

        assertThat(MergedFigures.of(run.finished()).added()).isEmpty();
    }

    @Test
    void aMeasureThatNoTrialHasGetsNoTable() {
        ExampleRun run =
                new ExampleRun(results).with("edge", "websocket", trial().readings(Series.STALENESS, 500, any -> 3));

        List<FigureTable> tables = MergedFigures.of(run.finished()).measures();

        assertThat(tables).extracting(FigureTable::title).containsExactly("Staleness");
    }
}
