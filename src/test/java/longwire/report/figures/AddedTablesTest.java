package longwire.report.figures;

import static longwire.report.ExampleRun.trial;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import longwire.measurement.Series;
import longwire.report.ExampleRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddedTablesTest {
    private static final long MICRO = 1_000;

    @TempDir
    Path results;

    @Test
    void whatAProxyAddsIsItsPercentileLessTheDirectOne() {
        ExampleRun run = new ExampleRun(results)
                .with("direct", "websocket", trial().readings(Series.RESPONSE, 2_000, index -> index * MICRO))
                .with("edge", "websocket", trial().readings(Series.RESPONSE, 2_000, index -> (index + 500) * MICRO));

        FigureTable added = MergedFigures.of(run.finished()).added().get(0);

        assertThat(added.lines()).hasSize(1);
        assertThat(added.lines().get(0).labels()).containsExactly("edge", "websocket");
        // A histogram keeps three digits: each side may be off by a thousandth of itself.
        assertThat(added.lines().get(0).figures())
                .allSatisfy(figure -> assertThat(figure.nanos()).isBetween(497 * MICRO, 503 * MICRO))
                .allSatisfy(figure -> assertThat(figure.interval()).isEmpty());
    }

    @Test
    void sixTrialsASideBoundWhatAProxyAdds() {
        ExampleRun run = new ExampleRun(results);
        for (int round = 0; round < 6; round++) {
            long spread = round * MICRO;
            run.with("direct", "websocket", trial().readings(Series.RESPONSE, 2_000, any -> 100 * MICRO + spread));
            run.with("edge", "websocket", trial().readings(Series.RESPONSE, 2_000, any -> 155 * MICRO - spread));
        }

        FigureTable added = MergedFigures.of(run.finished()).added().get(0);

        Figure median = added.lines().get(0).figures().get(0);
        assertThat(median.interval().orElseThrow().contains(50 * MICRO)).isTrue();
        assertThat(added.interval(median)).matches("4\\d\\.\\d…5\\d\\.\\d µs");
    }

    @Test
    void aDifferenceIsBelievedAsFarAsTheWorseOfItsSides() {
        ExampleRun run = new ExampleRun(results)
                .with("direct", "poll", trial().readings(Series.RESPONSE, 500, any -> 1))
                .with(
                        "edge",
                        "poll",
                        trial().readings(Series.RESPONSE, 5_000, any -> 3).trustLimit(0));

        FigureTable added = MergedFigures.of(run.finished()).added().get(0);

        List<Figure> figures = added.lines().get(0).figures();
        assertThat(figures.stream().map(added::text)).containsExactly("[+2.00 ns]", "[+2.00 ns]", "-");
    }

    @Test
    void invalidTrialsAddNothing() {
        ExampleRun run = new ExampleRun(results)
                .with("direct", "poll", trial().readings(Series.RESPONSE, 500, any -> 1))
                .with(
                        "edge",
                        "poll",
                        trial().readings(Series.RESPONSE, 500, any -> 3).invalid("lost messages: 1"));

        FigureTable added = MergedFigures.of(run.finished()).added().get(0);

        assertThat(added.lines().get(0).invalid()).isTrue();
        assertThat(added.lines().get(0).figures()).containsOnly(Figure.UNSUPPORTED);
    }

    @Test
    void withoutADirectPathOfTheSameTransportNothingIsSubtracted() {
        ExampleRun run = new ExampleRun(results)
                .with("direct", "poll", trial().readings(Series.RESPONSE, 500, any -> 1))
                .with("edge", "websocket", trial().readings(Series.RESPONSE, 500, any -> 3));

        assertThat(MergedFigures.of(run.finished()).added()).isEmpty();
    }
}
