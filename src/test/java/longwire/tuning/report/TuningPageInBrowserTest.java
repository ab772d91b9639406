package longwire.tuning.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import longwire.process.PageCases;
import longwire.testtimes.LongTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in Chromium, where whether anything is drawn can be seen. What is expected of it is in tuning.test.mjs. */
@LongTest
@Tag("whole")
class TuningPageInBrowserTest {
    private static final String OF_EVERY_PAGE = "dots wide|megabytes";
    private static PageCases cases;

    @TempDir
    Path directory;

    @BeforeAll
    static void needsChromiumAndNode() {
        cases = PageCases.of("tuning");
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
        cases.assertPass(page.toUri().toString(), names, Map.of("CHARTS", String.valueOf(charts)));
    }
}
