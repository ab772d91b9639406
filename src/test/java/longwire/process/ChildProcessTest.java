package longwire.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import longwire.clock.Patience;
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

            assertThatThrownBy(child::awaitReady).hasMessage("it was interrupted while starting or stopping");

            assertThat(Thread.interrupted()).isTrue();
            assertThat(child.isAlive()).isFalse();
        }
    }

    @Test
    void whoWantsToHearsEachLineInOrder() throws Exception {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        try (ChildProcess child = ChildProcess.java(
                "it",
                "longwire.origin.OriginMain",
                List.of(),
                List.of("--help"),
                directory.resolve("it.log"),
                lines::add)) {
            assertThat(child.awaitEnd(Patience.LIMIT)).isTrue();
        }

        assertThat(Files.readAllLines(directory.resolve("it.log"))).isNotEmpty().containsExactlyElementsOf(lines);
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

    @Test
    void aGuardedProgramIsStoppedWithAllThatItStarted() {
        ChildProcess child = guarded("sleep 60 & sleep 60 & wait");
        List<ProcessHandle> started = awaitChildren(child, 2);

        child.close();
        child.close();

        assertThat(child.isAlive()).isFalse();
        assertThat(started).noneMatch(Processes::run);
    }

    /** A master that was killed can't stop its workers any more. */
    @Test
    void whatAKilledProgramLeftBehindIsStoppedToo() {
        ChildProcess child = guarded("sleep 60 & sleep 60 & wait");
        List<ProcessHandle> started = awaitChildren(child, 2);
        child.signal("KILL");
        assertThat(child.awaitEnd(Patience.LIMIT)).isTrue();
        assertThat(started).allMatch(ProcessHandle::isAlive);

        child.close();

        assertThat(started).noneMatch(Processes::run);
    }

    @Test
    void aGuardedProgramThatDoesNotListenIsEndedAllTheSame() {
        ChildProcess child = guarded("trap '' TERM; sleep 60 & wait; wait");
        awaitChildren(child, 1);

        child.close();

        assertThat(child.isAlive()).isFalse();
    }

    /** Its group is there a moment after it; were it asked to stop before, nobody would hear. */
    @Test
    void aGuardedProgramThatIsStoppedAtOnceIsStopped() {
        ChildProcess child = guarded("sleep 60 & wait");

        child.close();

        assertThat(child.isAlive()).isFalse();
        assertThat(child.exitStatus()).isEqualTo(KILLED_BY_TERM);
    }

    @Test
    void aGuardedProgramEndsWithAParentThatWasKilled() throws Exception {
        List<String> command = JavaCommand.of(GuardingParent.class.getName(), List.of(), List.of(directory.toString()));
        Process parent = new ProcessBuilder(command).start();
        long pid = Long.parseLong(parent.inputReader(StandardCharsets.US_ASCII).readLine());
        ProcessHandle guarded = ProcessHandle.of(pid).orElseThrow();

        parent.destroyForcibly().waitFor();

        guarded.onExit().get(Patience.SECONDS, TimeUnit.SECONDS);
    }

    private ChildProcess guarded(String script) {
        return ChildProcess.guarded("it", List.of("/bin/sh", "-c", script), "TERM", directory.resolve("it.log"));
    }

    private static List<ProcessHandle> awaitChildren(ChildProcess child, int number) {
        ProcessHandle root = ProcessHandle.of(child.pid()).orElseThrow();
        long giveUp = System.nanoTime() + Patience.LIMIT.toNanos();
        List<ProcessHandle> children = root.children().toList();
        while (children.size() < number && System.nanoTime() < giveUp) {
            Thread.onSpinWait();
            children = root.children().toList();
        }
        assertThat(children).hasSize(number);
        return children;
    }

    private ChildProcess shell(String script) {
        return ChildProcess.start("it", List.of("/bin/sh", "-c", script), directory.resolve("it.log"));
    }
}
