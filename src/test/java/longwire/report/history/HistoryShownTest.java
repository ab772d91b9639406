package longwire.report.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.TreeMap;
import longwire.index.IndexedRun;
import longwire.plan.Comparability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryShownTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "nightly-1, results/nightly-1",
                "$(reboot), 'results/$(reboot)'",
                "it's, 'results/it'\\''s'",
                "a b, 'results/a b'"
            })
    void aDirectoryIsOneWordOfAShellWhateverItIsCalled(String name, String word) {
        HistoryShown shown = HistoryShown.newest(1);

        assertThat(shown.argument(run(name))).isEqualTo(word);
    }

    @Test
    void aReportIsLinkedFromWhereThePageIs() throws IOException {
        Path results = Files.createDirectories(directory.resolve("results"));
        Path pages = Files.createDirectories(directory.resolve("pages"));
        Files.createFile(
                Files.createDirectory(results.resolve("javascript:a b")).resolve("report.html"));

        HistoryShown beside = new HistoryShown(1, results, RunLinks.files(results, results));
        HistoryShown elsewhere = new HistoryShown(1, results, RunLinks.files(results, pages));

        assertThat(beside.report(run("javascript:a b"))).isEqualTo("./javascript:a%20b/report.html");
        assertThat(elsewhere.report(run("javascript:a b"))).isEqualTo("./../results/javascript:a%20b/report.html");
        assertThat(beside.report(run("gone"))).isEmpty();
    }

    private static IndexedRun run(String name) {
        return new IndexedRun(name, "plan", Instant.EPOCH, "", 1, false, "", Comparability.unknown(), new TreeMap<>());
    }
}
