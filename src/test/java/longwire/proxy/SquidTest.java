package longwire.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SquidTest {
    @TempDir
    private Path directory;

    /** It keeps segments of shared memory under a name of the whole machine. */
    @Test
    void oneThatWasKilledLeavesNoSharedMemory() throws Exception {
        ProxyDriver driver = ProxyDrivers.named("squid");
        Installed.orSkip(driver);
        try (ProxyRig rig = new ProxyRig(directory)) {
            RunningProxy squid = rig.start(driver);
            String service = "longwire" + squid.target("/").port() + "-";
            assertThat(new File("/dev/shm").list()).anyMatch(name -> name.startsWith(service));
            ProcessHandle.of(squid.pid().orElseThrow()).orElseThrow().destroyForcibly();

            squid.close();

            assertThat(new File("/dev/shm").list()).noneMatch(name -> name.startsWith(service));
        }
    }
}
