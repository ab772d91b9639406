package longwire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import longwire.results.SyntheticRun;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the files hold is asked elsewhere; here, what the command says, and what it leaves alone. */
class ExportCommandTest {
    @TempDir
    private Path results;

    @TempDir
    private Path output;

    private Path run;

    @BeforeEach
    void writeARun() {
        run = new SyntheticRun(results, "example", Instant.parse("2026-11-23T04:05:06Z"), 1)
                .withLogs()
                .trial("direct", "websocket", 80_000)
                .finished()
                .path();
    }

    @Test
    void everyFileThatIsWrittenIsNamed() throws IOException {
        Spoken told = export("csv");

        assertThat(told.status()).isZero();
        assertThat(told.out().lines().map(Path::of)).contains(output.resolve("trials.csv"));
        try (var written = Files.list(output)) {
            assertThat(told.out().lines().map(Path::of)).containsExactlyInAnyOrderElementsOf(written.toList());
        }
    }

    @Test
    void whatIsThereIsReplacedOnlyWhereAsked() throws IOException {
        export("csv");
        Files.writeString(output.resolve("trials.csv"), "mine");

        assertThat(export("csv").status()).isEqualTo(2);
        assertThat(output.resolve("trials.csv")).hasContent("mine");

        assertThat(export("csv", "--force").status()).isZero();
        assertThat(output.resolve("trials.csv")).content().contains("1-direct-websocket");
    }

    @Test
    void aFileThatCanNotBeReadIsNamedAndTheRestIsWritten() throws IOException {
        Path log = run.resolve("1-direct-websocket/response.hlog");
        assertThat(log).exists();
        Files.writeString(log, "nonsense");

        Spoken told = export("hgrm");

        assertThat(told.status()).isEqualTo(3);
        assertThat(told.err()).contains("response.hlog");
        assertThat(told.out()).contains("service");
    }

    @Test
    void aFormatThatNobodyKnowsIsRefused() {
        Spoken told = export("pdf");

        assertThat(told.status()).isEqualTo(2);
        assertThat(told.err()).contains("format: pdf (expected: ");
        assertThat(output).isEmptyDirectory();
    }

    private Spoken export(String format, String... more) {
        String[] all = new String[more.length + 6];
        System.arraycopy(
                new String[] {"export", run.toString(), "--format", format, "--output", output.toString()},
                0,
                all,
                0,
                6);
        System.arraycopy(more, 0, all, 6, more.length);
        return Spoken.by(all);
    }
}
