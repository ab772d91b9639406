package longwire.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import longwire.measurement.Series;
import longwire.results.RunDirectory;
import longwire.results.TrialSummary;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two paths in one trial at the same moment: real processes, real connections. */
@Tag("whole")
class DuetTest {
    private static final long DELAY_NANOS = 40_000_000;

    @TempDir
    private Path directory;

    @Test
    void eachSideHasHalfOfTheLoadAndASlowOneDoesNotSlowTheOther() throws Exception {
        try (ExperimentProcess experiment = ExperimentProcess.start(
                directory,
                "EchoRoundTrip",
                SmallPlan.with("design=duet", "paths=[edge, { name = slow, proxy = edge, delay = 40ms }]"))) {
            int status = experiment.awaitEnd();

            RunDirectory run = BusyMachine.finished(experiment, status);
            List<TrialSummary> trials = run.summary().trials();
            assertThat(run.summary().planned()).isEqualTo(2);
            assertThat(trials).hasSize(2);
            for (TrialSummary trial : trials) {
                assertThat(named(trials, trial.beside()).beside()).isEqualTo(trial.name());
                assertThat(named(trials, trial.beside()).path()).isNotEqualTo(trial.path());
                halfOfTheLoad(run, trial);
            }
            long slow = medianNanos(trials, "slow");
            assertThat(slow).isGreaterThan(DELAY_NANOS);
            assertThat(medianNanos(trials, "edge")).isLessThan(slow / 2);
        }
    }

    private static TrialSummary named(List<TrialSummary> trials, String name) {
        return trials.stream()
                .filter(trial -> trial.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void halfOfTheLoad(RunDirectory run, TrialSummary trial) {
        assertThat(trial.connections()).isEqualTo(20);
        assertThat(trial.counts().get("opened")).isEqualTo(20);
        assertThat(trial.counts().get("due-measured")).isEqualTo(200);
        assertThat(trial.counts().get("received")).isEqualTo(trial.counts().get("sent"));
        assertThat(run.trial(trial.name()).histogram(Series.RESPONSE).getTotalCount())
                .isEqualTo(200);
        assertThat(trial.latencies()).containsKeys("generator", "origin");
        assertThat(trial.costs()).as("CPU and memory of two at the same moment").isEmpty();
    }

    private static long medianNanos(List<TrialSummary> trials, String path) {
        return trials.stream()
                .filter(trial -> trial.path().equals(path))
                .map(trial ->
                        trial.latencies().get("response").percentileNanos().get(50.0))
                .findFirst()
                .orElseThrow();
    }
}
