package longwire.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import longwire.fault.OutsideFault;
import longwire.network.Endpoint;
import longwire.process.Processes;
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
        ProxyDriver driver = shell("sh", "sleep 60 & echo $! > " + left + "; echo cannot bind; exit 9");

        assertThatExceptionOfType(OutsideFault.class)
                .isThrownBy(() -> driver.start(ASSIGNMENT, Settings.standard(driver.schema()), directory))
                .withMessage("shell ended with status 9\ncannot bind");

        long pid = Long.parseLong(Files.readString(left).strip());
        assertThat(ProcessHandle.of(pid).filter(Processes::run)).isEmpty();
        assertThat(directory.resolve("scratch")).doesNotExist();
    }

    @Test
    void aProgramThatIsNotInstalledIsAFaultThatSaysHowToInstallIt() {
        ProxyDriver driver = shell("no-such-program", "");

        assertThat(driver.missing()).contains(new Missing("dpkg"));
        assertThatExceptionOfType(OutsideFault.class)
                .isThrownBy(() -> driver.start(ASSIGNMENT, Settings.standard(driver.schema()), directory))
                .withMessage("shell: no-such-program is not installed; as root: scripts/setup --proxies, "
                        + "or apt-get install dpkg");
    }

    private static ProxyDriver shell(String command, String script) {
        return new ProgramDriver(new Program(DescriptionReader.read(
                "shell",
                """
                # A package that every release has.
                debian-package = dpkg
                command = %s
                commands { version = [-c, "echo 1.0"], start = [-c, \"""%s\"""] }
                """
                        .formatted(command, script))));
    }
}
