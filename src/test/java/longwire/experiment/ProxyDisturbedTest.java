package longwire.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import longwire.process.ShortCommand;
import longwire.results.Outcome;
import longwire.results.RunDirectory;
import longwire.results.TrialSummary;
import longwire.testtimes.LongTest;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to a proxy in the middle of a trial is told, and spoils no other trial. */
@LongTest
class ProxyDisturbedTest {
    @TempDir
    private Path directory;

    @Test
    void aReloadOfTheEdgeCutsNothing() throws Exception {
        TrialSummary trial = trials(0, "paths=edge", "disturbance.what=reload").get(0);

        assertThat(trial.invalid()).isEmpty();
        assertThat(trial.outcome().figures()).containsEntry(Outcome.TUNNELS_CUT, 0.0);
        assertThat(trial.outcome().sentences().get(0)).startsWith("reload of edge cut 0 of 40 tunnels");
    }

    @Test
    void aDrainedEdgeKeepsItsTunnelsWhileAnotherTakesItsPlace() throws Exception {
        TrialSummary trial =
                trials(0, "paths=edge", "disturbance.what=drain", "duration=4s").get(0);

        assertThat(trial.invalid()).isEmpty();
        assertThat(trial.outcome().figures())
                .containsEntry(Outcome.TUNNELS_CUT, 0.0)
                .containsKey(Outcome.OLD_MEMORY);
    }

    @Test
    void aKilledProxyHasEveryViewerBackAndIsValid() throws Exception {
        TrialSummary trial = trials(
                        0,
                        "paths=edge",
                        "disturbance.what=kill",
                        "duration=15s",
                        "reconnect.longest=500ms",
                        "reconnect.attempts=200")
                .get(0);

        assertThat(trial.invalid()).isEmpty();
        assertThat(trial.drops()).containsExactlyEntriesOf(Map.of("none", 40L));
        assertThat(trial.outcome().figures())
                .containsEntry(Outcome.TUNNELS_CUT, 40.0)
                .containsKey(Outcome.ALL_BACK);
    }

    /** An executable that runs nginx once, and never again. */
    @Test
    void aProxyThatDoesNotComeBackIsToldWithItsLogAndTheOthersGoOn() throws Exception {
        Path nginx = ShortCommand.find("nginx").orElse(null);
        Assumptions.assumeTrue(nginx != null, "nginx is not installed");
        Path once = directory.resolve("nginx");
        Files.writeString(
                once,
                """
                #!/bin/sh
                case "$*" in *-v*|*-T*) exec %1$s "$@";; esac
                mkdir %2$s/started 2>/dev/null || { echo "nginx: no second time"; exit 1; }
                exec %1$s "$@"
                """
                        .formatted(nginx, directory));
        Files.setPosixFilePermissions(once, PosixFilePermissions.fromString("rwxr-xr-x"));

        List<TrialSummary> trials = trials(
                2,
                "paths=[{name = once, proxy = nginx, program = \"" + once + "\"}, edge]",
                "disturbance.what=stop",
                "keep-going=true",
                "duration=12s",
                "reconnect.attempts=5");

        assertThat(trials).hasSize(2);
        for (TrialSummary trial : trials) {
            if (trial.path().equals("once")) {
                assertThat(trial.invalid()).anyMatch(reason -> reason.contains("no second time"));
            } else {
                assertThat(trial.outcome().figures()).containsEntry(Outcome.TUNNELS_CUT, 40.0);
            }
        }
    }

    private List<TrialSummary> trials(int status, String... settings) throws Exception {
        String[] disturbed = SmallPlan.with("disturbance.after=200ms", "disturbance.lasting=100ms", "duration=2s");
        try (ExperimentProcess experiment =
                ExperimentProcess.start(directory, "EchoRoundTrip", concatenated(disturbed, settings))) {
            assertThat(experiment.awaitEnd()).as(experiment.text()).isEqualTo(status);
            experiment.awaitChildrenGone();
            return RunDirectory.open(experiment.run()).summary().trials();
        }
    }

    private static String[] concatenated(String[] first, String[] second) {
        return Stream.of(first, second).flatMap(Arrays::stream).toArray(String[]::new);
    }
}
