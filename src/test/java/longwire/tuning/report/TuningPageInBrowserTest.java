package longwire.tuning.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import longwire.process.OutsideProgram;
import longwire.testtimes.LongTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in Chromium, where whether anything is drawn can be seen. What is expected of it is in tuning.test.mjs. */
@LongTest
@Tag("whole")
class TuningPageInBrowserTest {
    private static final Path CASES = Path.of("src/test/node/tuning.test.mjs");
    private static final String OF_EVERY_PAGE = "dots wide|megabytes";
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
    void thePageOfASearchWithAGainIsDrawnAndNeedsNothingElse() throws Exception {
        assertPass(ExampleReport.gain(), 5, ".*");
    }

    @Test
    void thePageOfOneWithoutIsTooWithWhatThereIs() throws Exception {
        assertPass(ExampleReport.none(), 3, OF_EVERY_PAGE);
    }

    @Test
    void thePageOfASearchThatHasTriedNothingIsWhole() throws Exception {
        assertPass(ExampleReport.empty(), 0, OF_EVERY_PAGE);
    }

    /** Runs the cases whose names match {@code names}. */
    private void assertPass(TuningReport report, int charts, String names) throws IOException, InterruptedException {
        Path page = Files.writeString(directory.resolve("tuning.html"), TuningPage.of(report));
        Map<String, String> told = Map.of(
                "BROWSER", chromium.file().toString(),
                "PAGE", page.toUri().toString(),
                "CHARTS", String.valueOf(charts),
                "SAVED", Files.createDirectory(directory.resolve("saved")).toString());

        OutsideProgram.Run cases =
                node.run(LIMIT, told, "--test-reporter=spec", "--test-name-pattern=" + names, CASES.toString());

        assertThat(cases.status()).as(cases.output()).isZero();
    }
}
