package longwire.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import longwire.clock.Patience;
import longwire.fault.OutsideFault;
import longwire.network.Endpoint;
import longwire.origin.RawViewer.Frame;
import longwire.process.ChildProcess;
import longwire.process.JavaCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The origin as it runs in an experiment: a process of its own. */
class OriginProcessTest {
    private static final int ENDED_BY_TERM = 128 + 15;

    @TempDir
    private Path directory;

    @Test
    void itSaysWhereItListensAndServesUntilItIsStopped() throws Exception {
        ChildProcess origin = start("--listen", "127.0.0.1:0", "--event-loops", "2");
        try (RawViewer viewer = RawViewer.open(Endpoint.parse("origin", origin.awaitReady()), "/echo")) {
            viewer.sendFrame(0x81, "hello");
            assertThat(viewer.readFrame()).isEqualTo(new Frame(0x81, "hello"));

            origin.signal("TERM");
            assertThat(viewer.readToEnd()).isEmpty();
        }

        origin.close();
        assertThat(origin.exitStatus()).isEqualTo(ENDED_BY_TERM);
    }

    /** The kernel closes the pipe even when the parent is killed. */
    @Test
    void itEndsWhenItsParentIsGone() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                JavaCommand.of(OriginMain.class.getName(), List.of(), List.of("--listen", "127.0.0.1:0")));
        builder.environment().put("LONGWIRE_PARENT_HOLDS_STDIN", "yes");
        Process origin = builder.redirectErrorStream(true).start();
        try (BufferedReader lines = origin.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).startsWith("origin listening on 127.0.0.1:");

            origin.getOutputStream().close();

            assertThat(origin.waitFor(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(origin.exitValue()).isZero();
        } finally {
            origin.destroyForcibly();
        }
    }

    @Test
    void aPortInUseEndsItWithStatus3() {
        try (OriginServer first = Origins.start(Origins.ONE_EVENT)) {
            assertThatThrownBy(
                            () -> start("--listen", first.endpoint().toString()).awaitReady())
                    .isInstanceOf(OutsideFault.class)
                    .hasMessageStartingWith("origin ended with status 3\nlisten: " + first.endpoint());
        }
    }

    @Test
    void aValueThatCannotBeEndsItWithStatus2() {
        assertThatThrownBy(() -> start("--event-bytes", "3").awaitReady())
                .hasMessage("origin ended with status 2\nevent-bytes: 3 (expected: a whole number from 16 to 1048576)");
    }

    private ChildProcess start(String... arguments) {
        return ChildProcess.java(
                "origin",
                OriginMain.class.getName(),
                List.of("-Xmx64m"),
                List.of(arguments),
                directory.resolve("origin.log"));
    }
}
