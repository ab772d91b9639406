package longwire.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import longwire.measurement.Series;
import longwire.proxy.Installed;
import longwire.proxy.ProxyDrivers;
import longwire.results.RunDirectory;
import longwire.results.RunProcess;
import longwire.results.TrialSummary;
import longwire.testtimes.LongTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments in which something ends before its time: all of it, its generator, a proxy, the origin. */
@Tag("whole")
class EndingsTest {
    @TempDir
    private Path directory;

    @Test
    void ctrlCKeepsWhatThereIsMarksItAndLeavesNoProcess() throws Exception {
        try (ExperimentProcess experiment =
                ExperimentProcess.start(directory, "EchoRoundTrip", SmallPlan.with("duration=60s"))) {
            assertThat(experiment.awaitLine("measuring")).as(experiment.text()).isTrue();
            assertThat(experiment.children()).hasSize(2);

            experiment.signal("INT");
            experiment.awaitEnd();

            experiment.awaitChildrenGone();
            RunDirectory run = RunDirectory.open(experiment.run());
            assertThat(run.invalid()).startsWith("interrupted after 0 of 2 trials");
            TrialSummary begun = run.summary().trials().get(0);
            assertThat(begun.invalid()).contains("interrupted");
            assertThat(run.trial(begun.name()).histogram(Series.RESPONSE).getTotalCount())
                    .isPositive();
        }
    }

    @LongTest
    @Test
    void aKilledGeneratorLeavesNoProcessAndAMarkedRun() throws Exception {
        try (ExperimentProcess experiment =
                ExperimentProcess.start(directory, "EchoRoundTrip", SmallPlan.with("duration=60s"))) {
            assertThat(experiment.awaitLine("measuring")).as(experiment.text()).isTrue();

            experiment.signal("KILL");

            experiment.awaitChildrenGone();
            assertThat(Files.readString(experiment.run().resolve("INVALID"))).isEqualTo("not finished\n");
            assertThat(RunProcess.read(experiment.run()).orElseThrow().isAlive())
                    .isFalse();
        }
    }

    /** Its next trial has it again, so that one that died takes no other with it. */
    @LongTest
    @Test
    void aProxyThatIsKilledMakesItsTrialInvalidAndTheExperimentGoesOn() throws Exception {
        Installed.orSkip(ProxyDrivers.named("nginx"));
        try (ExperimentProcess experiment = ExperimentProcess.start(
                directory,
                "EchoRoundTrip",
                SmallPlan.with("paths=nginx", "repeats=2", "duration=4s", "reconnect.attempts=3"))) {
            assertThat(experiment.awaitLine("measuring")).as(experiment.text()).isTrue();
            List<ProcessHandle> nginx = experiment.children().stream()
                    .filter(child -> child.info().command().orElse("").endsWith("/nginx"))
                    .toList();
            assertThat(nginx).hasSizeGreaterThan(1).allMatch(ProcessHandle::destroyForcibly);

            int status = experiment.awaitEnd();

            assertThat(status).as(experiment.text()).isEqualTo(2);
            List<TrialSummary> trials =
                    RunDirectory.open(experiment.run()).summary().trials();
            assertThat(trials).hasSize(2);
            assertThat(trials.get(0).invalid()).contains("the process of nginx died");
            assertThat(BusyMachine.otherReasons(trials.get(1))).isEmpty();
            experiment.awaitChildrenGone();
        }
    }

    @LongTest
    @Test
    void anOriginThatComesBackHasEveryViewerBack() throws Exception {
        List<TrialSummary> trials = disturbed("12s");
        if (!trials.stream().allMatch(trial -> trial.counts().get("returned") == 40)) {
            // On a busy machine a JVM may take longer to start than such a trial lasts.
            trials = disturbed("60s");
        }

        assertThat(trials).isNotEmpty();
        for (TrialSummary trial : trials) {
            assertThat(trial.counts().get("dropped")).isEqualTo(40);
            assertThat(trial.counts().get("returned")).isEqualTo(40);
            assertThat(trial.latencies().get("away").count()).isEqualTo(40);
            assertThat(trial.drops().values()).containsExactly(40L);
            assertThat(trial.counts().get("unsent")).isPositive();
            assertThat(trial.invalid()).as("lost on purpose").isEmpty();
        }
    }

    /** Trials in which the origin is restarted. */
    private List<TrialSummary> disturbed(String duration) throws Exception {
        try (ExperimentProcess experiment = ExperimentProcess.start(
                Files.createDirectory(directory.resolve(duration)),
                "EchoRoundTrip",
                SmallPlan.with(
                        "duration=" + duration,
                        "reconnect.longest=500ms",
                        // Twenty are over in some five seconds, which a busy machine may need to start the origin anew.
                        "reconnect.attempts=200",
                        "disturbance.what=restart-origin",
                        "disturbance.after=300ms",
                        "disturbance.lasting=200ms"))) {
            assertThat(experiment.awaitEnd()).as(experiment.text()).isZero();
            return RunDirectory.open(experiment.run()).summary().trials();
        }
    }
}
