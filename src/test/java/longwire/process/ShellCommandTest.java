package longwire.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import longwire.clock.Patience;
import longwire.fault.OutsideFault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands of users, by the shell that is here. */
@Timeout(Patience.TEST_SECONDS)
class ShellCommandTest {
    private static final Map<String, String> NOTHING = Map.of();

    @TempDir
    private Path directory;

    private Path log;

    @BeforeEach
    void logSomewhere() {
        log = directory.resolve("commands.log");
    }

    @Test
    void itFindsItsVariablesAndWhatItPrintsIsBehindWhatWasThere() throws IOException {
        command("echo \"$OWN, $HOME\"; echo bad >&2; read nothing || echo no input")
                .run(Map.of("OWN", "a b"), Patience.LIMIT);
        command("true").run(NOTHING, Patience.LIMIT);

        assertThat(Files.readAllLines(log))
                .containsExactly("# apply of x", "a b, " + System.getenv("HOME"), "bad", "no input", "# apply of x");
    }

    @Test
    void oneThatFailsIsToldWithItsStatusAndItsOwnLastLines() {
        command("echo before").run(NOTHING, Patience.LIMIT);

        assertThatExceptionOfType(OutsideFault.class)
                .isThrownBy(() -> command("seq 9; echo why >&2; exit 3").run(NOTHING, Patience.LIMIT))
                .withMessage("apply of x ended with status 3\n6\n7\n8\n9\nwhy");
        assertThatExceptionOfType(OutsideFault.class)
                .isThrownBy(() -> command("exit 4").run(NOTHING, Patience.LIMIT))
                .withMessage("apply of x ended with status 4");
    }

    @Test
    void oneThatTakesTooLongIsEndedWithWhatItStarted() throws Exception {
        assertThatExceptionOfType(OutsideFault.class)
                .isThrownBy(() -> command("sleep 60 & echo $!; wait").run(NOTHING, Duration.ofSeconds(1)))
                .withMessageStartingWith("apply of x took longer than 1 s\n");

        awaitGone(lastNumber());
    }

    @Test
    void whatItLeavesInTheBackgroundLivesOn() throws Exception {
        command("sleep 60 & echo $!").run(NOTHING, Patience.LIMIT);

        ProcessHandle left = ProcessHandle.of(lastNumber()).orElseThrow();
        assertThat(left.isAlive()).isTrue();
        left.destroyForcibly();
        awaitGone(left.pid());
    }

    @Test
    void oneThatRunsCanBeEndedAndOneThatWasEndedDoesNotBegin() throws Exception {
        ShellCommand command = command("sleep 60 & echo $!; wait");
        CompletableFuture<Void> running = CompletableFuture.runAsync(() -> command.run(NOTHING, Patience.LIMIT));
        awaitNumber();

        command.close();

        assertThat(running)
                .failsWithin(Patience.LIMIT)
                .withThrowableThat()
                .withMessageContaining("apply of x ended with status 137");
        awaitGone(lastNumber());
        assertThatExceptionOfType(OutsideFault.class)
                .isThrownBy(() -> command.run(NOTHING, Patience.LIMIT))
                .withMessageContaining("was not run");
    }

    private ShellCommand command(String script) {
        return new ShellCommand("apply of x", script, log);
    }

    private void awaitNumber() throws IOException {
        while (!Files.exists(log) || !Files.readString(log).matches("(?s).*\\d+\n")) {
            Thread.onSpinWait();
        }
    }

    private long lastNumber() throws IOException {
        String text = Files.readString(log).strip();
        return Long.parseLong(text.substring(text.lastIndexOf('\n') + 1));
    }

    private static void awaitGone(long pid) throws Exception {
        var process = ProcessHandle.of(pid);
        if (process.isPresent() && Processes.run(process.get())) {
            process.get().onExit().get(Patience.SECONDS, TimeUnit.SECONDS);
        }
    }
}
