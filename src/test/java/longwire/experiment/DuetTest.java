package longwire.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import longwire.measurement.Series;
import longwire.results.RunDirectory;
import longwire.results.TrialSummary;
import longwire.testtimes.LongTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two paths in one trial at the same moment: real processes, real connections. */
@Tag("whole")
class DuetTest {
    private static final String BROKEN =
            "{ name = broken, proxy = edge, settings { sockets.splice = true, sockets.transport = nio } }";
    private static final long DELAY_NANOS = 40_000_000;

    @TempDir
    private Path directory;

    @LongTest
    @Test
    void eachSideHasHalfOfTheLoadAndNeitherASlowOneNorOneThatIsNotThereSlowsTheOther() throws Exception {
        try (ExperimentProcess experiment = ExperimentProcess.start(
                directory,
                "EchoRoundTrip",
                SmallPlan.with(
                        "design=duet",
                        "paths=[edge, { name = slow, proxy = edge, delay = 40ms }, " + BROKEN + "]",
                        "order=edge,slow,edge,broken",
                        "keep-going=true"))) {
            int status = experiment.awaitEnd();

            assertThat(status).as(experiment.text()).isEqualTo(2);
            RunDirectory run = RunDirectory.open(experiment.run());
            assertThat(run.summary().planned()).isEqualTo(4);
            List<TrialSummary> all = run.summary().trials();
            assertThat(all)
                    .extracting(trial -> trial.name() + " beside " + trial.beside())
                    .containsExactly(
                            "1-edge-websocket beside 1-slow-websocket",
                            "1-slow-websocket beside 1-edge-websocket",
                            "2-edge-websocket beside 2-broken-websocket",
                            "2-broken-websocket beside 2-edge-websocket");
            leftOut(all.get(2), all.get(3));
            List<TrialSummary> trials = all.subList(0, 2);
            for (TrialSummary trial : trials) {
                assertThat(BusyMachine.otherReasons(trial)).isEmpty();
                halfOfTheLoad(run, trial);
            }
            long slow = medianNanos(trials, "slow");
            assertThat(slow).isGreaterThan(DELAY_NANOS);
            assertThat(medianNanos(trials, "edge")).isLessThan(slow / 2);
        }
    }

    /** A path that does not start, and what was to run beside it. */
    private static void leftOut(TrialSummary beside, TrialSummary broken) {
        assertThat(broken.invalid()).singleElement().asString().startsWith("not started: edge ended");
        assertThat(beside.invalid())
                .containsExactly(
                        "beside broken, which is INVALID: " + broken.invalid().get(0));
        assertThat(beside.spoiledByOther()).isTrue();
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
