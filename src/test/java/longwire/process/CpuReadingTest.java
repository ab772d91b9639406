package longwire.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import longwire.clock.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(Patience.TEST_SECONDS)
class CpuReadingTest {
    private static final long WORK_NANOS = 60_000_000;
    private static final long ROUNDED_NANOS = 2 * HostCost.NANOS_PER_TICK;

    @TempDir
    private Path directory;

    @Test
    void whatAThreadTookIsInItToTheNanosecond() {
        // Not this JVM: its compiler's threads come and go, and a thread that went leaves ticks alone.
        List<String> busy = List.of("sh", "-c", "while :; do :; done");
        try (ChildProcess process = ChildProcess.start("busy", busy, directory.resolve("busy.log"))) {
            CpuReading before = CpuReading.ofProcess(process.pid());
            long taken = 0;
            // Where others want the cores as well it comes to one in the end, though not at once.
            while (taken == 0) {
                work();
                taken = CpuReading.ofProcess(process.pid()).since(before);
            }

            assertThat(taken).isPositive();
            // A count of ticks would be a multiple of one.
            assertThat(taken % HostCost.NANOS_PER_TICK).isNotZero();
        }
    }

    @Test
    void whatThisProcessTookIsNoLessThanWhatOneOfItsThreadsDid() {
        long own = ProcessHandle.current().pid();

        CpuReading before = CpuReading.ofProcess(own);
        work();

        // Less the ticks' rounding, where a thread of the JVM ended in between.
        assertThat(CpuReading.ofProcess(own).since(before)).isGreaterThanOrEqualTo(WORK_NANOS - ROUNDED_NANOS);
    }

    @Test
    void aThreadThatEndedInBetweenIsNotForgotten() throws InterruptedException {
        long own = ProcessHandle.current().pid();
        Thread thread = new Thread(CpuReadingTest::work);
        CpuReading before = CpuReading.ofProcess(own);

        thread.start();
        thread.join();

        // Born and gone between the readings: the ticks alone know, which are rounded by one each.
        assertThat(CpuReading.ofProcess(own).since(before)).isGreaterThanOrEqualTo(WORK_NANOS - ROUNDED_NANOS);
    }

    @Test
    void whatHasEndedTakesNothing() {
        ChildProcess ended = ChildProcess.start("ended", List.of("true"), directory.resolve("ended.log"));
        CpuReading before = CpuReading.ofTree(ended.pid());
        ended.close();

        assertThat(CpuReading.ofTree(ended.pid()).since(before)).isZero();
    }

    private static void work() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        while (threads.getCurrentThreadCpuTime() - start < WORK_NANOS) {
            Thread.onSpinWait();
        }
    }
}
