package longwire.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import longwire.fault.OutsideFault;
import longwire.network.Endpoint;
import longwire.process.Processes;
import longwire.settings.Setting;
import longwire.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is common to programs, with a shell in the place of one that does not start. */
class ProgramDriverTest {
    private static final Assignment ASSIGNMENT = new Assignment(new Endpoint("127.0.0.1", 1), Encryption.NONE, 1);

    @TempDir
    private Path directory;

    @Test
    void aProgramThatEndsInsteadIsAFaultThatEndsWithItsLogAndLeavesNothing() throws Exception {
        Path left = directory.resolve("left-behind");
        ProxyDriver driver =
                new ProgramDriver(new Shell("sh", "sleep 60 & echo $! > " + left + "; echo cannot bind; exit 9"));

        assertThatExceptionOfType(OutsideFault.class)
                .isThrownBy(() -> driver.start(ASSIGNMENT, Settings.standard(driver.schema()), directory))
                .withMessage("shell ended with status 9\ncannot bind");

        long pid = Long.parseLong(Files.readString(left).strip());
        assertThat(ProcessHandle.of(pid).filter(Processes::run)).isEmpty();
        assertThat(directory.resolve("scratch")).doesNotExist();
    }

    @Test
    void aProgramThatIsNotInstalledIsAFaultThatSaysHowToInstallIt() {
        ProxyDriver driver = new ProgramDriver(new Shell("no-such-program", ""));

        assertThat(driver.missing()).contains(new Missing("dpkg"));
        assertThatExceptionOfType(OutsideFault.class)
                .isThrownBy(() -> driver.start(ASSIGNMENT, Settings.standard(driver.schema()), directory))
                .withMessage("shell: no no-such-program here; as root: scripts/setup --proxies, "
                        + "or apt-get install dpkg");
    }

    private record Shell(String command, String script) implements Program {
        @Override
        public String name() {
            return "shell";
        }

        @Override
        public String debianPackage() {
            // One that every release packages.
            return "dpkg";
        }

        @Override
        public List<String> versionArguments() {
            return List.of("-c", "echo 1.0");
        }

        @Override
        public List<Setting> settings() {
            return List.of();
        }

        @Override
        public List<String> templates() {
            return List.of();
        }

        @Override
        public List<String> arguments(Workplace workplace) {
            return List.of("-c", script);
        }

        @Override
        public String configuration(Workplace workplace) {
            return "";
        }
    }
}
