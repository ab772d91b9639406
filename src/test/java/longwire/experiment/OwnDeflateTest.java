package longwire.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import longwire.comparison.Metric;
import longwire.results.RunDirectory;
import longwire.results.TrialSummary;
import longwire.testtimes.LongTest;
import longwire.viewer.ScriptedServer;
import longwire.viewer.ServerConnection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole experiments with permessage-deflate. */
@LongTest
@Tag("whole")
class OwnDeflateTest {
    private static final String BOTH =
            "paths=[{name=plain, proxy=direct, deflate=false}, {name=deflated, proxy=direct}]";

    @TempDir
    private Path directory;

    @Test
    void theSameMessagesAreFewerBytesOnAPathThatDeflates() throws Exception {
        try (ExperimentProcess experiment = ExperimentProcess.start(
                directory,
                "EchoRoundTrip",
                SmallPlan.with(
                        BOTH,
                        "transports=websocket",
                        "deflate.offered=true",
                        "deflate.server-window-bits=12",
                        "payload=json",
                        "payload-bytes=1024",
                        "fragments=2"))) {
            int status = experiment.awaitEnd();

            assertThat(status).as(experiment.text()).isIn(0, 2);
            Map<String, TrialSummary> trials = RunDirectory.open(experiment.run()).summary().trials().stream()
                    .collect(Collectors.toMap(TrialSummary::path, trial -> trial));
            assertThat(trials).containsOnlyKeys("plain", "deflated");
            for (TrialSummary trial : trials.values()) {
                assertThat(BusyMachine.otherReasons(trial)).isEmpty();
                assertThat(trial.counts().get("received"))
                        .isPositive()
                        .isEqualTo(trial.counts().get("sent"));
            }
            double plain = bytes(trials.get("plain"));
            // 1,024 bytes, two frames of 8 and 4 bytes of head there and back.
            assertThat(plain).isBetween(2_072.0 * 0.99, 2_072.0 * 1.02);
            assertThat(bytes(trials.get("deflated"))).isLessThan(0.6 * plain);
            experiment.awaitChildrenGone();
        }
    }

    @Test
    void everySubscriberGetsTheBurstsOfItsTopicDeflated() throws Exception {
        try (ExperimentProcess experiment = ExperimentProcess.start(
                directory,
                "Feed",
                SmallPlan.with(
                        "paths=direct,edge",
                        "transports=websocket",
                        "topics=4",
                        "events-per-second=80",
                        "events-per-burst=8",
                        "deflate.offered=true",
                        "deflate.takeover=client",
                        "payload=json",
                        "payload-bytes=512"))) {
            int status = experiment.awaitEnd();

            assertThat(status).as(experiment.text()).isIn(0, 2);
            List<TrialSummary> trials =
                    RunDirectory.open(experiment.run()).summary().trials();
            assertThat(trials).hasSize(2);
            for (TrialSummary trial : trials) {
                assertThat(BusyMachine.otherReasons(trial)).isEmpty();
                assertThat(trial.counts().getOrDefault("events-missed", 0L)).isZero();
            }
        }
    }

    @Test
    void aTargetThatDoesNotAgreeIsToldBeforeTheLoad() throws Exception {
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.send(ServerConnection.acceptance(connection.readRequest()));
                    connection.readToEnd();
                });
                ExperimentProcess experiment = ExperimentProcess.start(
                        directory,
                        "EchoRoundTrip",
                        "target=" + server.target("/"),
                        "transports=websocket",
                        "deflate.offered=true",
                        "reconnect.attempts=0")) {
            int status = experiment.awaitEnd();

            assertThat(status).as(experiment.text()).isEqualTo(3);
            assertThat(experiment.output())
                    .contains("target: " + server.target("/") + " cannot be used: deflate was asked for, and it is not"
                            + " negotiated: handshake answered without Sec-WebSocket-Extensions");
        }
    }

    private static double bytes(TrialSummary trial) {
        return Metric.BYTES_PER_MESSAGE.of(trial).orElseThrow();
    }
}
