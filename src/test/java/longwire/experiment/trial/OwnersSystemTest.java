package longwire.experiment.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import longwire.fault.OutsideFault;
import longwire.plan.External;
import longwire.plan.OwnersCommands;
import longwire.plan.PlannedPath;
import longwire.proxy.Encryption;
import longwire.proxy.ExternalDriver;
import longwire.proxy.Operation;
import longwire.results.RunDirectory;
import longwire.settings.Settings;
import longwire.testtimes.LongTest;
import longwire.viewer.Target;
import longwire.viewer.Transport;
import longwire.viewer.ViewerSettings;
import longwire.viewer.Viewers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running system that its owner's commands stop and start. */
class OwnersSystemTest {
    /** Where nobody listens: the port of the discard service, on an address of its own. */
    private static final Target NOBODY = Target.parse("target", "ws://127.9.9.9:9/echo");

    @TempDir
    private Path directory;

    private AppliedSettings settings;

    @BeforeEach
    void aRun() {
        settings = new AppliedSettings(RunDirectory.create(directory, "run", Instant.EPOCH));
    }

    @Test
    void whatWasStoppedIsStartedAgainWhenTheExperimentEndsFirst() throws IOException {
        OwnersSystem system = system("echo stopped >> " + calls(), "echo started >> " + calls(), null);

        system.perform(Operation.STOP);
        assertThat(system.isAlive()).isFalse();
        settings.close();
        system.close();
        system.close();

        assertThat(Files.readAllLines(calls())).containsExactly("stopped", "started");
        assertThat(system.isAlive()).isTrue();
    }

    @Test
    void whatWasOnlyReloadedIsNotStarted() {
        OwnersSystem system = system("true", "touch " + calls(), null);

        system.perform(Operation.RELOAD);
        system.close();

        assertThat(calls()).doesNotExist();
    }

    @Test
    void aStopThatFailsIsToldAndStartedAgain() throws IOException {
        OwnersSystem system = system("echo no such unit; exit 5", "echo started >> " + calls(), null);

        assertThatExceptionOfType(OutsideFault.class)
                .isThrownBy(() -> system.perform(Operation.STOP))
                .withMessage("stop of owned ended with status 5\nno such unit");
        system.close();

        assertThat(Files.readAllLines(calls())).containsExactly("started");
    }

    @LongTest
    @Test
    void oneThatDoesNotComeBackIsToldWithTheEndOfItsLog() throws IOException {
        Files.writeString(directory.resolve("error.log"), "first\ncannot bind\n");
        try (Viewers viewers = Viewers.start(ViewerSettings.forConnections(1))) {
            OwnersSystem system = system("true", "true", viewers);

            system.perform(Operation.STOP);

            assertThatExceptionOfType(OutsideFault.class)
                    .isThrownBy(() -> system.successor(directory))
                    .withMessageStartingWith("owned did not come back: no handshake within 10 s after start: ")
                    .withMessageEndingWith("\nfirst\ncannot bind");
            assertThat(system.isAlive()).isFalse();
        }
    }

    private OwnersSystem system(String stop, String start, Viewers viewers) {
        ExternalDriver driver = new ExternalDriver("external", NOBODY, Map.of());
        OwnersCommands commands = new OwnersCommands(
                "true", "", stop, start, directory.resolve("error.log").toString());
        PlannedPath path = new PlannedPath(
                "owned",
                driver,
                Settings.standard(driver.schema()),
                Encryption.NONE,
                Optional.empty(),
                true,
                Map.of(),
                Optional.of(new External(NOBODY, "", commands)));
        return new OwnersSystem(
                path, driver.start(null, path.settings(), directory), Transport.WEBSOCKET, settings, () -> viewers);
    }

    private Path calls() {
        return directory.resolve("calls");
    }
}
