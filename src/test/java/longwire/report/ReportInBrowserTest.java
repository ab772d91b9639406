package longwire.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import longwire.measurement.Series;
import longwire.process.PageCases;
import longwire.report.figures.Measure;
import longwire.results.RunDirectory;
import longwire.testtimes.LongTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages in Chromium, where whether anything is drawn can be seen. What is expected of them is in report.test.mjs. */
@LongTest
@Tag("whole")
class ReportInBrowserTest {
    private static final long MICRO = 1_000;
    private static final String HOSTILE = "<img src=x onerror=alert(1)>";
    private static PageCases cases;

    @TempDir
    Path directory;

    @BeforeAll
    static void needsChromiumAndNode() {
        cases = PageCases.of("report");
    }

    @Test
    void thePageOfARunOfTwentyTrialsIsDrawnAndNeedsNothingElse() throws Exception {
        RunDirectory run = run("one", 4);

        Reports.write(run);

        cases.assertPass(run.report().toUri().toString());
    }

    @Test
    void thePageOfSeveralRunsIsDrawnAndNeedsNothingElse() throws Exception {
        Path page = directory.resolve("page.html");

        Reports.writePage(List.of(run("one", 2), run("other", 2)), page);

        cases.assertPass(page.toUri().toString(), "dots wide|pointer|megabytes", Map.of());
    }

    /** A run of five rows, one of them without a VALID trial. */
    private RunDirectory run(String name, int repeats) {
        ExampleRun run = new ExampleRun(directory.resolve(name));
        for (int repeat = 0; repeat < repeats; repeat++) {
            run.with("direct", "websocket", trial(100 + repeat))
                    .with("edge", "websocket", trial(200 + repeat).trustLimit(99))
                    .with("nginx " + HOSTILE, "websocket", trial(300 + repeat))
                    .with("direct", "poll", trial(150 + repeat))
                    .with("edge", "poll", trial(400 + repeat).invalid("lost 3 messages"));
        }
        RunDirectory finished = run.finished();
        finished.writeJson("environment", Map.of("cpu", "A processor " + HOSTILE, "cpus", 2));
        return finished;
    }

    private static ExampleRun.Trial trial(int micros) {
        ExampleRun.Trial trial = ExampleRun.trial()
                .cost("proxy", 0.2, 25_690_112)
                .cost("generator", 0.4, 225_690_112)
                .count("sent-measured", 10_000)
                .retransmits(3);
        for (Measure measure : Measure.values()) {
            trial.readings(
                    measure.series(), 10_000, index -> micros * MICRO + index * 7_919L % 10_007 * (1 + index % 97));
        }
        return trial.readings(Series.SEND_LAG, 10_000, index -> 20 * MICRO + index)
                .readings(Series.GENERATOR_PAUSE, 10_000, index -> index * 100L)
                .readings(Series.ORIGIN_PAUSE, 10_000, index -> index * 50L);
    }
}
