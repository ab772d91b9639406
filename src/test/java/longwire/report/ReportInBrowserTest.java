package longwire.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import longwire.measurement.Series;
import longwire.process.OutsideProgram;
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
    private static final Path CASES = Path.of("src/test/node/report.test.mjs");
    /** All cases take some seconds. */
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private static OutsideProgram chromium;
    private static OutsideProgram node;

    @TempDir
    Path directory;

    @BeforeAll
    static void needsChromiumAndNode() {
        chromium = OutsideProgram.needed("chromium");
        node = OutsideProgram.needed("node");
    }

    @Test
    void thePageOfARunOfTwentyTrialsIsDrawnAndNeedsNothingElse() throws Exception {
        RunDirectory run = run("one", 4);

        Reports.write(run);

        assertPass(run.report(), ".*");
    }

    @Test
    void thePageOfSeveralRunsIsDrawnAndNeedsNothingElse() throws Exception {
        Path page = directory.resolve("page.html");

        Reports.writePage(List.of(run("one", 2), run("other", 2)), page);

        assertPass(page, "dots wide|pointer|megabytes");
    }

    /** Runs the cases whose names match {@code names}. */
    private void assertPass(Path page, String names) throws IOException, InterruptedException {
        Map<String, String> told = Map.of(
                "BROWSER", chromium.file().toString(),
                "PAGE", page.toUri().toString(),
                "SAVED", Files.createDirectory(directory.resolve("saved")).toString());

        OutsideProgram.Run cases =
                node.run(LIMIT, told, "--test-reporter=spec", "--test-name-pattern=" + names, CASES.toString());

        assertThat(cases.status()).as(cases.output()).isZero();
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
