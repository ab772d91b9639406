package longwire.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longwire.clock.Patience;
import longwire.process.FromTerminal;
import longwire.process.OutsideProgram;
import longwire.results.RunDirectory;
import longwire.testtimes.LongTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code longwire run --watch} in a terminal, which util-linux' script plays. */
@Tag("whole")
@Timeout(Patience.TEST_SECONDS)
class WatchTest {
    private static final String SECOND_SCREEN = "\u001b[?1049h";
    private static final String FIRST_SCREEN_AGAIN = "\u001b[?7h\u001b[?25h\u001b[?1049l";
    private static final char CTRL_C = 3;

    @TempDir
    private Path directory;

    private final StringBuilder shown = new StringBuilder();
    private Process terminal;

    @BeforeEach
    void needsScript() {
        OutsideProgram.needed("script");
    }

    @AfterEach
    void close() {
        if (terminal != null) {
            terminal.descendants().forEach(ProcessHandle::destroyForcibly);
            terminal.destroyForcibly();
        }
    }

    @LongTest
    @Test
    void theTerminalIsDrawnInPlaceAndGivenBackWithWhatWasSaidMeanwhile() throws Exception {
        start("5s");
        assertThat(readUntil("measuring")).isTrue();
        readToEnd();

        assertThat(onTheSecondScreen())
                .contains("echo-round-trip")
                .contains("40 open of 40")
                .doesNotContain("\n");
        assertThat(behindIt())
                .contains("results in ")
                .contains("[1/1] 1-direct-websocket: ")
                .contains("Parsing log file(s)...")
                .contains("1 of 1 trials finished")
                .doesNotContain("40 open of 40", "\u001b[?");
    }

    @LongTest
    @Test
    void ctrlCGivesTheTerminalBackAndKeepsWhatThereIs() throws Exception {
        start("60s");
        assertThat(readUntil("measuring")).isTrue();

        terminal.getOutputStream().write(CTRL_C);
        terminal.getOutputStream().flush();
        readToEnd();

        assertThat(behindIt())
                .contains("INVALID: interrupted after 0 of 1 trials")
                .doesNotContain("\u001b[?");
        try (Stream<Path> runs = Files.list(directory.resolve("results"))) {
            RunDirectory run = RunDirectory.open(runs.findFirst().orElseThrow());
            assertThat(run.invalid()).startsWith("interrupted after 0 of 1 trials");
            assertThat(run.summary().trials()).hasSize(1);
        }
    }

    private void start(String duration) throws IOException {
        List<String> command = ExperimentProcess.command(
                directory,
                "EchoRoundTrip",
                SmallPlan.with("--watch", "paths=direct", "duration=" + duration, "warm-up-messages=500"));
        String line = command.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
        List<String> script = List.of("script", "--quiet", "--return", "--command", line, "/dev/null");
        ProcessBuilder builder = new ProcessBuilder(FromTerminal.command(script));
        builder.environment().put("TERM", "xterm");
        terminal = builder.redirectErrorStream(true).start();
    }

    private boolean readUntil(String words) throws IOException {
        Reader reader = terminal.inputReader(StandardCharsets.UTF_8);
        for (int sign = reader.read(); sign >= 0; sign = reader.read()) {
            shown.append((char) sign);
            if (shown.indexOf(words, Math.max(0, shown.length() - words.length())) >= 0) {
                return true;
            }
        }
        return false;
    }

    private void readToEnd() throws IOException, InterruptedException {
        readUntil("\0 nobody shows this");
        assertThat(terminal.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private String onTheSecondScreen() {
        assertThat(shown).contains(SECOND_SCREEN).contains(FIRST_SCREEN_AGAIN);
        return shown.substring(shown.indexOf(SECOND_SCREEN), shown.indexOf(FIRST_SCREEN_AGAIN));
    }

    private String behindIt() {
        assertThat(shown).contains(FIRST_SCREEN_AGAIN);
        return shown.substring(shown.indexOf(FIRST_SCREEN_AGAIN) + FIRST_SCREEN_AGAIN.length());
    }
}
