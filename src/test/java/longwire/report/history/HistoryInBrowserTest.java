package longwire.report.history;

import java.nio.file.Files;
import java.nio.file.Path;
import longwire.process.PageCases;
import longwire.testtimes.LongTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in Chromium, as a person reads it. What is expected of it is in history.test.mjs. */
@LongTest
@Tag("whole")
class HistoryInBrowserTest {
    private static PageCases cases;

    @TempDir
    Path directory;

    @BeforeAll
    static void needsChromiumAndNode() {
        cases = PageCases.of("history");
    }

    @Test
    void thePageSaysWhatWasFoundToThePointerAndTheKeyboardAndNeedsNothingElse() throws Exception {
        Path results = Files.createDirectory(directory.resolve("results"));
        Path page = new ExampleHistory(results).written().page(directory.resolve("history.html"));

        cases.assertPass(page.toUri().toString());
    }
}
