package longwire.report.page;

import static longwire.report.ExampleRun.trial;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import longwire.fault.OutsideFault;
import longwire.measurement.Series;
import longwire.report.ExampleRun;
import longwire.report.Reports;
import longwire.report.figures.FigureTable;
import longwire.report.figures.Measure;
import longwire.report.figures.MergedFigures;
import longwire.report.figures.Row;
import longwire.results.RunDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PageFiguresTest {
    private static final double MICRO = 1e3;

    @TempDir
    Path results;

    @Test
    void rowsOfOneRunAreCalledByTheirPath() {
        PageFigures page = page(run(100, 150));

        assertThat(page.rows()).extracting(Row::labels).containsExactly(labels("direct"), labels("edge"));
        assertThat(page.title()).isEqualTo("example");
    }

    /** Both start in one second: the second run's directory ends in -2. */
    @Test
    void rowsOfSeveralRunsSayOfWhichTheyAreAndStandPathByPath() {
        PageFigures page = page(run(100, 150), run(200, 300));

        assertThat(page.rows())
                .extracting(Row::labels)
                .containsExactly(
                        labels("direct · 040506"),
                        labels("direct · 040506-2"),
                        labels("edge · 040506"),
                        labels("edge · 040506-2"));
        assertThat(page.title()).isEqualTo("2 runs");
    }

    /** The first run's edge adds 50 µs, the second's 100 µs; across the runs it would be 200 µs or −50 µs. */
    @Test
    void whatAProxyAddsIsSetAgainstTheDirectPathOfItsOwnRun() {
        PageFigures page = page(run(100, 150), run(200, 300));

        List<FigureTable.Line> lines = page.added().get(0).lines();
        PercentileCurve curve = PercentileCurve.added(Measure.RESPONSE, page.rows());

        assertThat(lines)
                .extracting(line -> line.labels().get(0) + " "
                        + Math.round(line.figures().get(0).nanos() / MICRO))
                .containsExactly("edge · 040506 50", "edge · 040506-2 100");
        assertThat(curve.lines())
                .extracting(line -> line.row() + " " + Math.round(line.trusted().get(5) / MICRO))
                .containsExactly("2 50", "3 100");
    }

    @Test
    void aRunThatCannotBeReadIsToldOnThePageAndNeverStopsTheOthers() throws IOException {
        RunDirectory broken = run(100, 150);
        Path summary = broken.path().resolve("summary.json");
        Files.writeString(summary, "{");
        Path page = results.resolve("page.html");

        String told = Reports.writePage(List.of(broken, run(200, 300)), page);

        assertThat(page).content().contains("<li>" + summary + ": not written by Longwire: ");
        assertThat(page).content().contains("<td class=\"n TRUSTED\">200 µs</td>");
        assertThat(told).contains("could not be read: " + summary).endsWith("\nReport: " + page + "\n");
    }

    @Test
    void whereNoRunCanBeReadThereIsNoPage() throws IOException {
        RunDirectory broken = run(100, 150);
        Files.writeString(broken.path().resolve("summary.json"), "{");
        Path page = results.resolve("page.html");

        assertThatThrownBy(() -> Reports.writePage(List.of(broken), page))
                .isInstanceOf(OutsideFault.class)
                .hasMessageContaining("summary.json");
        assertThat(page).doesNotExist();
    }

    @Test
    void aPageThatCannotBeWrittenIsAFaultThatNamesIt() {
        Path page = results.resolve("missing/page.html");

        assertThatThrownBy(() -> Reports.writePage(List.of(run(100, 150)), page))
                .isInstanceOf(OutsideFault.class)
                .hasMessageContaining(page.toString());
    }

    private RunDirectory run(int directMicros, int edgeMicros) {
        return new ExampleRun(results)
                .with("direct", "websocket", answers(directMicros))
                .with("edge", "websocket", answers(edgeMicros))
                .finished();
    }

    private static ExampleRun.Trial answers(int micros) {
        return trial().readings(Series.RESPONSE, 2_000, any -> (long) (micros * MICRO));
    }

    private static PageFigures page(RunDirectory... runs) {
        return PageFigures.of(List.of(runs).stream().map(MergedFigures::of).toList(), List.of());
    }

    private static List<String> labels(String name) {
        return List.of(name, "websocket");
    }
}
