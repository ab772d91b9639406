package longwire.experiment.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import longwire.fault.OutsideFault;
import longwire.plan.External;
import longwire.plan.OwnersCommands;
import longwire.plan.PlannedPath;
import longwire.proxy.Encryption;
import longwire.proxy.ExternalDriver;
import longwire.results.RunDirectory;
import longwire.settings.Settings;
import longwire.viewer.Target;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a user's commands run, and what they are told. */
class AppliedSettingsTest {
    private static final Target SOMEWHERE = Target.parse("target", "ws://127.0.0.1/echo");

    @TempDir
    private Path directory;

    private RunDirectory run;
    private AppliedSettings applied;

    @BeforeEach
    void aRun() {
        run = RunDirectory.create(directory, "run", Instant.EPOCH);
        applied = new AppliedSettings(run);
    }

    @Test
    void commandsRunOnlyWhereOtherSettingsWereAppliedLast() throws IOException {
        PlannedPath one = path("one", Map.of("a.b", "1"), call("apply $LONGWIRE_A_B"), call("reload $LONGWIRE_A_B"));
        PlannedPath same = path("same", Map.of("a.b", "1"), call("apply $LONGWIRE_A_B"), call("reload $LONGWIRE_A_B"));
        PlannedPath other =
                path("other", Map.of("a.b", "2"), call("apply $LONGWIRE_A_B"), call("reload $LONGWIRE_A_B"));

        assertThat(applied.apply(one)).isTrue();
        assertThat(applied.apply(same)).isFalse();
        assertThat(applied.apply(other)).isTrue();
        assertThat(applied.apply(one)).isTrue();

        assertThat(calls()).containsExactly("apply 1", "reload 1", "apply 2", "reload 2", "apply 1", "reload 1");
    }

    @Test
    void aSystemThatIsNotWhatItWasBroughtToIsBroughtToItAgain() throws IOException {
        PlannedPath path = path("one", Map.of(), call("apply"), "");

        applied.apply(path);
        applied.forget();
        applied.apply(path);

        assertThat(calls()).containsExactly("apply", "apply");
    }

    @Test
    void allSettingsAreInAFileWhoseNameTheCommandsAreTold() throws IOException {
        PlannedPath path = path(
                "one",
                Map.of("worker-count", "4"),
                "cp $LONGWIRE_SETTINGS " + directory.resolve("calls"),
                call("then"));

        applied.apply(path);

        assertThat(calls()).containsExactly("worker-count=4", "then");
        assertThat(run.path().resolve("processes/one/settings")).hasContent("worker-count=4");
    }

    @Test
    void whereOneFailsTheOtherDoesNotRunAndNothingIsKnownToBeInEffect() throws IOException {
        PlannedPath good = path("good", Map.of(), call("good"), "");
        PlannedPath bad = path("bad", Map.of(), "echo no such worker; exit 7", call("reload"));

        applied.apply(good);
        assertThatExceptionOfType(OutsideFault.class)
                .isThrownBy(() -> applied.apply(bad))
                .withMessage("apply of bad ended with status 7\nno such worker");
        applied.apply(good);

        assertThat(calls()).containsExactly("good", "good");
        assertThat(run.path().resolve("processes/bad/commands.log")).content().contains("no such worker");
    }

    @Test
    void afterTheEndNoCommandRuns() {
        applied.close();

        assertThatExceptionOfType(OutsideFault.class)
                .isThrownBy(() -> applied.apply(path("late", Map.of(), call("late"), "")));
        assertThat(directory.resolve("calls")).doesNotExist();
    }

    private static PlannedPath path(String name, Map<String, String> settings, String apply, String reload) {
        ExternalDriver driver = new ExternalDriver("external", SOMEWHERE, settings);
        return new PlannedPath(
                name,
                driver,
                Settings.standard(driver.schema()),
                Encryption.NONE,
                Optional.empty(),
                true,
                Map.of(),
                Optional.of(new External(SOMEWHERE, apply, new OwnersCommands(reload, "", "", "", ""))));
    }

    /** A command that leaves a line. */
    private String call(String words) {
        return "echo " + words + " >> " + directory.resolve("calls");
    }

    private List<String> calls() throws IOException {
        return Files.readAllLines(directory.resolve("calls"));
    }
}
