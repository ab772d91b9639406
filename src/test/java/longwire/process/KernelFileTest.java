package longwire.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class KernelFileTest {
    @Test
    void aNumberOfTheKernelIsReadWhole() throws Exception {
        Path mostProcesses = Path.of("/proc/sys/kernel/pid_max");

        String number = KernelFile.read(mostProcesses).strip();

        // The smallest that a kernel has is 301.
        assertThat(Integer.parseInt(number)).isGreaterThan(300);
        assertThat(KernelFile.read(Path.of("/proc/self/limits"))).contains("Max open files", "Max realtime timeout");
    }
}
