package longwire.report.history;

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

/** The page in Chromium, as a person reads it. What is expected of it is in history.test.mjs. */
@LongTest
@Tag("whole")
class HistoryInBrowserTest {
    private static final Path CASES = Path.of("src/test/node/history.test.mjs");
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
    void thePageSaysWhatWasFoundToThePointerAndTheKeyboardAndNeedsNothingElse() throws Exception {
        Path results = Files.createDirectory(directory.resolve("results"));
        Path page = new ExampleHistory(results).written().page(directory.resolve("history.html"));

        assertPass(page);
    }

    private void assertPass(Path page) throws IOException, InterruptedException {
        Map<String, String> told = Map.of(
                "BROWSER", chromium.file().toString(),
                "PAGE", page.toUri().toString(),
                "SAVED", Files.createDirectory(directory.resolve("saved")).toString());

        OutsideProgram.Run cases = node.run(LIMIT, told, "--test-reporter=spec", CASES.toString());

        assertThat(cases.status()).as(cases.output()).isZero();
    }
}
