package longwire.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class BackgroundThreadsTest {
    /** Field of /proc/PID/stat behind the name, from 0. */
    private static final int NICE = 16;

    @Test
    void compilersAndRecordersGiveWayAndOthersKeepTheirs() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch named = new CountDownLatch(1);
        Thread recorder = new Thread(
                () -> {
                    // A thread gives itself its name for the system before it runs.
                    named.countDown();
                    await(end);
                },
                "recorder");
        recorder.start();
        await(named);
        try {
            // The JVM may start another compiler at any time.
            List<String> there = BackgroundThreads.ids();
            BackgroundThreads.giveWay();

            assertThat(there).hasSizeGreaterThanOrEqualTo(2);
            assertThat(there)
                    .filteredOn(id -> Files.exists(Path.of("/proc/self/task", id)))
                    .isNotEmpty()
                    .allSatisfy(id -> assertThat(nice(id)).isEqualTo(10));
            assertThat(nice(Files.readSymbolicLink(Path.of("/proc/thread-self"))
                            .getFileName()
                            .toString()))
                    .isLessThan(10);
        } finally {
            end.countDown();
            recorder.join();
        }
    }

    private static int nice(String id) throws IOException {
        String stat = Files.readString(Path.of("/proc/self/task", id, "stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[NICE]);
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
