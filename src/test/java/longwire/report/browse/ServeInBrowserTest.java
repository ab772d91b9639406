package longwire.report.browse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import longwire.network.Endpoint;
import longwire.network.status.StatusServer;
import longwire.process.PageCases;
import longwire.report.history.ExampleHistory;
import longwire.results.RunDirectory;
import longwire.results.RunProcess;
import longwire.testtimes.LongTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of all runs in Chromium, as a person uses them. What is expected of them is in serve.test.mjs. */
@LongTest
@Tag("whole")
class ServeInBrowserTest {
    private static PageCases cases;

    @TempDir
    private Path directory;

    private Path results;

    @BeforeAll
    static void needsChromiumAndNode() {
        cases = PageCases.of("serve");
    }

    @BeforeEach
    void writeRuns() throws Exception {
        results = Files.createDirectory(directory.resolve("results"));
        new ExampleHistory(results).written();
        RunDirectory begun = RunDirectory.create(results, "begun", Instant.parse("2026-11-25T04:05:06Z"));
        RunProcess.ours("begun", Instant.parse("2026-11-25T04:05:06Z"), 4).write(begun.path());
        RunDirectory damaged = RunDirectory.create(results, "damaged", Instant.parse("2026-11-25T04:05:06Z"));
        damaged.writeText("summary.json", "{ \"name\": ");
    }

    @Test
    void runsAreFoundComparedAndLabelledFromThePage() throws Exception {
        try (StatusServer server = RunBrowser.open(results, new Endpoint("127.0.0.1", 0), System.err::println)) {
            cases.assertPass("http://" + server.endpoint() + "/", Map.of("RESULTS", results.toString()));
        }
    }

    @Test
    void theStaticSiteNeedsNoServer() throws Exception {
        Path site = directory.resolve("site");
        StaticSite.write(results, site, System.err::println);

        cases.assertPass(site.resolve("index.html").toUri().toString());
    }
}
