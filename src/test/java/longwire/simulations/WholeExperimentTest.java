package longwire.simulations;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import longwire.experiment.BusyMachine;
import longwire.experiment.ExperimentProcess;
import longwire.experiment.SmallPlan;
import longwire.measurement.IntervalLog;
import longwire.measurement.Series;
import longwire.results.RunDirectory;
import longwire.results.TrialSummary;
import longwire.testtimes.LongTest;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job, small: real processes, real connections, from the command to the report. */
@Tag("whole")
class WholeExperimentTest {
    @TempDir
    private Path directory;

    @Test
    void webSocketAndPollsAreMeasuredDirectlyAndThroughTheEdge() throws Exception {
        try (ExperimentProcess experiment =
                ExperimentProcess.start(directory, "WebSocketAgainstPolling", SmallPlan.with("warm-up=1s"))) {
            int status = experiment.awaitEnd();

            RunDirectory run = BusyMachine.finished(experiment, status);
            assertThat(run.path()).isDirectoryContaining("glob:**/report.html");
            assertThat(run.path().resolve("gatling/index.html")).exists();
            assertThat(run.summary().trials())
                    .extracting(trial -> trial.path() + " " + trial.transport())
                    .containsExactlyInAnyOrder("direct websocket", "direct poll", "edge websocket", "edge poll");
            run.summary().trials().forEach(trial -> everythingIsAccountedFor(run, trial));
            assertThat(ownLines(experiment.output()))
                    .filteredOn(line -> !BusyMachine.isToldIn(line))
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        }
    }

    @LongTest
    @Test
    void oneFeedGoesOutByFourTransports() throws Exception {
        try (ExperimentProcess experiment =
                ExperimentProcess.start(directory, "Feed", SmallPlan.with("events-per-second=20"))) {
            int status = experiment.awaitEnd();

            RunDirectory run = BusyMachine.finished(experiment, status);
            assertThat(run.summary().trials())
                    .extracting(TrialSummary::transport)
                    .containsExactlyInAnyOrder(
                            "websocket", "sse", "long-poll", "poll", "websocket", "sse", "long-poll", "poll");
            assertThat(run.summary().trials()).allSatisfy(trial -> {
                assertThat(trial.counts()).containsEntry("events-missed", 0L).containsEntry("events-duplicated", 0L);
                assertThat(trial.counts().get("events")).isPositive();
                assertThat(trial.counts().get("weighed-events")).isPositive();
                assertThat(trial.counts().get("requests")).isGreaterThanOrEqualTo(40);
            });
            assertThat(experiment.text().replaceAll("\\s+", " "))
                    .contains(
                            "When a viewer has it, an event through edge is ",
                            "For each viewer, an event through edge costs ");
        }
    }

    private static void everythingIsAccountedFor(RunDirectory run, TrialSummary trial) {
        assertThat(trial.counts().get("opened")).isEqualTo(40);
        assertThat(trial.counts().get("sent")).isEqualTo(trial.counts().get("received"));
        assertThat(trial.counts().get("due-measured")).isEqualTo(400);
        assertThat(run.trial(trial.name()).histogram(Series.RESPONSE).getTotalCount())
                .isEqualTo(400);
        assertThat(run.trial(trial.name()).histogram(Series.HANDSHAKE).getTotalCount())
                .isEqualTo(40);
        List<Histogram> pauses = new ArrayList<>();
        IntervalLog.forEach(run.trial(trial.name()).path(), Series.GENERATOR_PAUSE, pauses::add);
        for (int interval = 1; interval < pauses.size(); interval++) {
            assertThat(pauses.get(interval).getStartTimeStamp())
                    .as("where the interval before ended")
                    .isEqualTo(pauses.get(interval - 1).getEndTimeStamp());
        }
        assertThat(pauses.stream().mapToLong(Histogram::getTotalCount).sum())
                .isPositive()
                .isEqualTo(trial.latencies().get("generator").count());
        assertThat(trial.tcpRetransmits()).isNotNull();
        assertThat(trial.costs()).containsKeys("generator", "origin");
        if (trial.path().equals("edge")) {
            assertThat(trial.costs().get("proxy").residentBytes()).isPositive();
            // A tunnel has an origin's connection of its own; polls share as many as were on their way together.
            int least = trial.transport().equals("poll") ? 40 + 1 : 2 * 40;
            assertThat(trial.costs().get("proxy").sockets()).isGreaterThanOrEqualTo(least);
            assertThat(run.trial(trial.name()).path().resolve("proxy.conf")).exists();
        }
    }

    /** Ours are before and behind what Gatling prints between. */
    private static List<String> ownLines(List<String> output) {
        int gatling = output.indexOf(output.stream()
                .filter(line -> line.startsWith("Parsing log"))
                .findFirst()
                .orElseThrow());
        int ours = output.indexOf("websocket-against-polling");
        return output.stream()
                .filter(line -> output.indexOf(line) < gatling || output.indexOf(line) >= ours)
                .filter(line -> !line.startsWith("results in ") && !line.startsWith("Report: "))
                .filter(line -> !line.startsWith("Simulation "))
                .toList();
    }
}
