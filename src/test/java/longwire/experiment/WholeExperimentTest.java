package longwire.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import longwire.measurement.IntervalLog;
import longwire.measurement.Series;
import longwire.network.Endpoint;
import longwire.origin.OriginServer;
import longwire.origin.OriginSettings;
import longwire.proxy.Installed;
import longwire.proxy.ProxyDrivers;
import longwire.results.RunDirectory;
import longwire.results.TrialSummary;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job, small: real processes, real connections, from the command to the report. */
@Tag("whole")
class WholeExperimentTest {
    private static final String[] SMALL = {
        "connections=40",
        "handshakes-per-second=200",
        "rate=400",
        "repeats=1",
        "warm-up=200ms",
        "duration=1s",
        "warm-up-messages=100"
    };

    private static final OriginSettings ORIGIN = new OriginSettings(new Endpoint("127.0.0.1", 0), 1, 10, 64, 1 << 20);

    @TempDir
    private Path directory;

    @Test
    void webSocketAndPollsAreMeasuredDirectlyAndThroughTheEdge() throws Exception {
        try (ExperimentProcess experiment = ExperimentProcess.start(directory, "WebSocketAgainstPolling", SMALL)) {
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

    @Test
    void aSystemThatSomebodyElseStartedIsMeasuredAtItsUrl() throws Exception {
        try (var origin = OriginServer.start(ORIGIN);
                ExperimentProcess experiment = ExperimentProcess.start(
                        directory, "EchoRoundTrip", with(SMALL, "target=ws://" + origin.endpoint() + "/echo"))) {
            int status = experiment.awaitEnd();

            assertThat(BusyMachine.finished(experiment, status).summary().trials())
                    .extracting(TrialSummary::path)
                    .containsExactly("target");
        }
    }

    @Test
    void aPathWhoseRepliesAreKeptBackIsSlowerByAsMuch() throws Exception {
        try (ExperimentProcess experiment = ExperimentProcess.start(
                directory, "EchoRoundTrip", with(SMALL, "paths=[edge, { name = slow, proxy = edge, delay = 40ms }]"))) {
            int status = experiment.awaitEnd();

            assertThat(status).as(experiment.text()).isZero();
            assertThat(experiment.run().resolve("paths.json")).content().contains("\"delay\" : \"40ms\"");
            for (TrialSummary trial :
                    RunDirectory.open(experiment.run()).summary().trials()) {
                long leastNanos = trial.latencies().get("response").minNanos();
                assertThat(leastNanos >= 40_000_000)
                        .as(trial.name())
                        .isEqualTo(trial.path().equals("slow"));
            }
        }
    }

    @Test
    void ctrlCKeepsWhatThereIsMarksItAndLeavesNoProcess() throws Exception {
        try (ExperimentProcess experiment =
                ExperimentProcess.start(directory, "EchoRoundTrip", with(SMALL, "duration=60s"))) {
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

    @Test
    void aKilledGeneratorLeavesNoProcessAndAMarkedRun() throws Exception {
        try (ExperimentProcess experiment =
                ExperimentProcess.start(directory, "EchoRoundTrip", with(SMALL, "duration=60s"))) {
            assertThat(experiment.awaitLine("measuring")).as(experiment.text()).isTrue();

            experiment.signal("KILL");

            experiment.awaitChildrenGone();
            assertThat(Files.readString(experiment.run().resolve("INVALID"))).isEqualTo("not finished\n");
        }
    }

    /** Its next trial has it again, so that one that died takes no other with it. */
    @Test
    void aProxyThatIsKilledMakesItsTrialInvalidAndTheExperimentGoesOn() throws Exception {
        Installed.orSkip(ProxyDrivers.named("nginx"));
        try (ExperimentProcess experiment = ExperimentProcess.start(
                directory,
                "EchoRoundTrip",
                with(SMALL, "paths=nginx", "repeats=2", "duration=4s", "reconnect.attempts=3"))) {
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

    @Test
    void anOriginThatComesBackHasEveryViewerBack() throws Exception {
        List<TrialSummary> trials = disturbed("6s");
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
            assertThat(trial.invalid()).anyMatch(reason -> reason.startsWith("unsent messages"));
        }
    }

    /** Trials in which the origin is restarted. */
    private List<TrialSummary> disturbed(String duration) throws Exception {
        try (ExperimentProcess experiment = ExperimentProcess.start(
                Files.createDirectory(directory.resolve(duration)),
                "EchoRoundTrip",
                with(
                        SMALL,
                        "duration=" + duration,
                        "reconnect.longest=500ms",
                        "disturbance.what=restart-origin",
                        "disturbance.after=300ms",
                        "disturbance.lasting=200ms"))) {
            assertThat(experiment.awaitEnd())
                    .as("messages were lost, which no trial may hide")
                    .isEqualTo(2);
            return RunDirectory.open(experiment.run()).summary().trials();
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

    private static String[] with(String[] settings, String... more) {
        String[] all = Arrays.copyOf(settings, settings.length + more.length);
        System.arraycopy(more, 0, all, settings.length, more.length);
        return all;
    }
}
