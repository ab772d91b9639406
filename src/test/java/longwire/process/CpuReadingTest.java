package longwire.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuReadingTest {
    private static final long WORK_NANOS = 60_000_000;

    @TempDir
    private Path directory;

    @Test
    void whatAThreadTookIsInItToTheNanosecond() {
        long own = ProcessHandle.current().pid();

        CpuReading before = CpuReading.ofProcess(own);
        long worked = work();
        long taken = CpuReading.ofProcess(own).since(before);

        assertThat(taken).isGreaterThanOrEqualTo(worked);
        // A count of ticks would be a multiple of one.
        assertThat(taken % 10_000_000).isNotZero();
    }

    @Test
    void aThreadThatEndedInBetweenIsNotForgotten() throws InterruptedException {
        long own = ProcessHandle.current().pid();
        Thread thread = new Thread(CpuReadingTest::work);
        CpuReading before = CpuReading.ofProcess(own);

        thread.start();
        thread.join();

        // Born and gone between the readings: the ticks alone know, which are rounded by one each.
        assertThat(CpuReading.ofProcess(own).since(before)).isGreaterThanOrEqualTo(WORK_NANOS - 20_000_000);
    }

    @Test
    void whatHasEndedTakesNothing() {
        ChildProcess ended = ChildProcess.start("ended", List.of("true"), directory.resolve("ended.log"));
        CpuReading before = CpuReading.ofTree(ended.pid());
        ended.close();

        assertThat(CpuReading.ofTree(ended.pid()).since(before)).isZero();
    }

    private static long work() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        while (threads.getCurrentThreadCpuTime() - start < WORK_NANOS) {
            Thread.onSpinWait();
        }
        return WORK_NANOS;
    }
}
