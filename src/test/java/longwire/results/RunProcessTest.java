package longwire.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunProcessTest {
    private static final Instant START = Instant.parse("2026-11-23T04:05:06Z");

    @TempDir
    private Path directory;

    @Test
    void aRunSaysInItsDirectoryThatItIsOnUntilItHasEnded() {
        RunProcess ours = RunProcess.ours("nightly", START, 12).withLive("127.0.0.1:9464");

        ours.write(directory);

        assertThat(RunProcess.read(directory)).hasValue(ours);
        assertThat(ours.isAlive()).isTrue();

        RunProcess.remove(directory);
        RunProcess.remove(directory);

        assertThat(RunProcess.read(directory)).isEmpty();
    }

    @Test
    void aProcessThatHasEndedIsNotAliveNorIsALaterOneOfItsId() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        RunProcess ours = RunProcess.ours("nightly", START, 12);

        RunProcess killed =
                new RunProcess("nightly", START.toString(), 12, ended.pid(), System.currentTimeMillis(), "");
        RunProcess earlier =
                new RunProcess("nightly", START.toString(), 12, ours.processId(), ours.processStart() - 3_600_000, "");

        assertThat(killed.isAlive()).isFalse();
        assertThat(earlier.isAlive()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "{ \"plan\": \"nightly\" }", "{ \"processId\": \"me\" }"})
    void aFileThatSaysNothingOfTheKindIsNone(String content) throws IOException {
        Files.writeString(directory.resolve("running.json"), content);

        assertThat(RunProcess.read(directory)).isEmpty();
    }
}
