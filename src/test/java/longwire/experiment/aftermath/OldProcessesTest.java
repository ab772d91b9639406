package longwire.experiment.aftermath;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OldProcessesTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final OldProcesses processes = new OldProcesses();
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void end() {
        started.forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        });
    }

    @Test
    void aProcessThatIsToldToEndIsOldUntilItHasEnded() throws Exception {
        Process told = start("sleep", "600");
        processes.happens(SECOND, told.pid(), true);
        processes.watch(3 * SECOND);
        assertThat(processes.anyAlive()).isTrue();

        told.destroyForcibly().waitFor();
        processes.watch(5 * SECOND);

        assertThat(processes.anyAlive()).isFalse();
        OldProcesses.Left left = processes.left();
        assertThat(left.processes()).isEqualTo(1);
        assertThat(left.ended()).isEqualTo(1);
        assertThat(left.longestSeconds()).isEqualTo(4);
        assertThat(left.mostBytes()).isPositive();
    }

    /** The parent stays; a child of the same program has come beside the one that was there. */
    @Test
    void aChildIsOldOnceAnotherOfItsProgramIsThere() throws Exception {
        Process parent = start("/bin/sh", "-c", "sleep 600 & read -r another; sleep 600 & echo there; wait");
        awaitChildren(parent, 1);
        processes.happens(SECOND, parent.pid(), false);
        processes.look(2 * SECOND, parent.pid());
        assertThat(processes.left().processes()).isZero();

        parent.outputWriter().append("go\n").flush();
        assertThat(parent.inputReader().readLine()).isEqualTo("there");
        awaitChildren(parent, 2);
        processes.look(3 * SECOND, parent.pid());

        assertThat(processes.left().processes()).isEqualTo(1);
        assertThat(processes.left().longestSeconds()).isEqualTo(2);
        assertThat(processes.anyAlive()).isTrue();
    }

    /** A child has the name of its parent until it runs its program. */
    private static void awaitChildren(Process parent, int sleeping) {
        while (parent.children().filter(OldProcessesTest::sleeps).count() < sleeping) {
            Thread.onSpinWait();
        }
    }

    private static boolean sleeps(ProcessHandle process) {
        return process.info().command().filter(name -> name.endsWith("sleep")).isPresent();
    }

    private Process start(String... command) throws Exception {
        Process process = new ProcessBuilder(command).start();
        started.add(process);
        return process;
    }
}
