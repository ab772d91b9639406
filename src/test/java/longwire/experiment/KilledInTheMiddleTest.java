package longwire.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import longwire.process.Processes;
import longwire.process.ShortCommand;
import longwire.process.SystemSettings;
import longwire.testtimes.LongTest;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An experiment that is ended while a proxy, stopped on purpose, is being started again. */
@LongTest
@Tag("whole")
class KilledInTheMiddleTest {
    private static final String SETTING = "net.ipv4.tcp_fin_timeout";
    private static final Path FILE = Path.of("/proc/sys", SETTING.replace('.', '/'));

    private final SystemSettings kernel = new SystemSettings();

    @TempDir
    private Path directory;

    private Path nginx;
    private Path starts;

    /** An nginx that starts once, and then tells the number of its process and hangs. */
    @BeforeEach
    void anNginxThatHangsWhenItIsStartedAgain() throws Exception {
        Path installed = ShortCommand.find("nginx").orElse(null);
        Assumptions.assumeTrue(installed != null, "nginx is not installed");
        Assumptions.assumeTrue(Files.isWritable(FILE), "only root may change " + SETTING);
        starts = directory.resolve("starts");
        ShortCommand.run(List.of("mkfifo", starts.toString()));
        nginx = directory.resolve("nginx");
        Files.writeString(
                nginx,
                """
                #!/bin/sh
                case "$*" in *-v*|*-T*) exec %1$s "$@";; esac
                mkdir %2$s/started 2>/dev/null && exec %1$s "$@"
                echo $$ > %3$s
                exec sleep 300
                """
                        .formatted(installed, directory, starts));
        Files.setPosixFilePermissions(nginx, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void aSignalLeavesNoProcessAndNoChangedSetting(String signal) throws Exception {
        String before = setting();
        try (ExperimentProcess experiment = start()) {
            ProcessHandle successor = successor();
            assertThat(setting()).isNotEqualTo(before);

            experiment.signal(signal);
            experiment.awaitEnd();

            experiment.awaitChildrenGone();
            assertThat(Processes.run(successor)).isFalse();
            assertThat(setting()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "KILL")
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void aKillLeavesNoProcessAndSaysWhatTheSettingWas(String signal) throws Exception {
        String before = setting();
        try (ExperimentProcess experiment = start()) {
            ProcessHandle successor = successor();

            experiment.signal(signal);

            experiment.awaitChildrenGone();
            successor.onExit().get(60, TimeUnit.SECONDS);
            assertThat(Files.readString(experiment.run().resolve("system-settings.json")))
                    .contains("\"" + before + "\"");
        } finally {
            kernel.putBack(Map.of(SETTING, before));
        }
    }

    private String setting() {
        return kernel.read(List.of(SETTING)).get(SETTING);
    }

    private ProcessHandle successor() throws Exception {
        return ProcessHandle.of(Long.parseLong(Files.readString(starts).strip()))
                .orElseThrow();
    }

    private ExperimentProcess start() throws Exception {
        int other = Integer.parseInt(setting()) + 1;
        ExperimentProcess experiment = ExperimentProcess.start(
                directory,
                "EchoRoundTrip",
                SmallPlan.with(
                        "paths=[{name = hanging, proxy = nginx, program = \"" + nginx + "\", system { " + SETTING
                                + " = " + other + " }}]",
                        "transports=websocket",
                        "disturbance.what=stop",
                        "disturbance.after=200ms",
                        "disturbance.lasting=100ms",
                        "duration=60s"));
        assertThat(experiment.awaitLine("measuring")).as(experiment.text()).isTrue();
        return experiment;
    }
}
