package longwire.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import longwire.fault.OutsideFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {
    /** Says that it listens, and ends when its parent closes its standard input. */
    private static final String SERVER = "echo starting; echo it listening on 127.0.0.1:1 127.0.0.1:2; exec cat";

    private static final int KILLED_BY_TERM = 128 + 15;

    @TempDir
    private Path directory;

    @Test
    void aReadyProgramSaysWhereItListens() {
        try (ChildProcess child = shell(SERVER)) {
            assertThat(child.awaitReady()).isEqualTo("127.0.0.1:1 127.0.0.1:2");
            assertThat(child.isAlive()).isTrue();
            assertThat(child.logTail()).startsWith("starting");
        }
    }

    @Test
    void aProgramThatEndsInsteadIsAFaultWithTheTailOfItsLog() {
        try (ChildProcess child = shell("seq 1 30; echo cannot bind >&2; exit 9")) {
            assertThatThrownBy(child::awaitReady)
                    .isInstanceOf(OutsideFault.class)
                    .hasMessageStartingWith("it ended with status 9\n20\n")
                    .hasMessageEndingWith("30\ncannot bind");
        }
    }

    @Test
    void aProgramThatIsNotThereIsAFaultThatSaysSo() {
        try (ChildProcess child =
                ChildProcess.start("nothing", List.of("/no/such/program"), directory.resolve("nothing.log"))) {
            assertThatThrownBy(child::awaitReady)
                    .isInstanceOf(OutsideFault.class)
                    .hasMessageStartingWith("nothing ended with status 127")
                    .hasMessageContaining("/no/such/program");
        }
    }

    /** Nobody waits for the child any more, so it must not be left behind. */
    @Test
    void aWaitThatIsInterruptedStopsTheChild() {
        try (ChildProcess child = shell("exec cat")) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(child::awaitReady).hasMessage("it was not waited for: interrupted");

            assertThat(Thread.interrupted()).isTrue();
            assertThat(child.isAlive()).isFalse();
        }
    }

    @Test
    void closingTwiceIsHarmless() {
        ChildProcess child = shell(SERVER);
        child.awaitReady();

        child.close();
        child.close();

        assertThat(child.isAlive()).isFalse();
        assertThat(child.exitStatus()).isEqualTo(KILLED_BY_TERM);
    }

    /** Were the first signal not ignored, it would be the one that ended the child: it is the lower of the two. */
    @Test
    void aCtrlCForTheParentDoesNotReachIt() {
        ChildProcess child = shell(SERVER);
        child.awaitReady();

        child.signal("INT");
        child.close();

        assertThat(child.exitStatus()).isEqualTo(KILLED_BY_TERM);
    }

    private ChildProcess shell(String script) {
        return ChildProcess.start("it", List.of("/bin/sh", "-c", script), directory.resolve("it.log"));
    }
}
