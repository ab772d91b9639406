package longwire.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import longwire.network.Endpoint;
import longwire.origin.OriginServer;
import longwire.origin.OriginSettings;
import longwire.results.RunDirectory;
import longwire.results.TrialSummary;
import longwire.testtimes.LongTest;
import longwire.viewer.ScriptedServer;
import longwire.viewer.ServerConnection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that is not ours to start: at its own URL, and behind paths of ours. */
@Tag("whole")
class OwnServiceTest {
    @TempDir
    private Path directory;

    @LongTest
    @Test
    void itIsMeasuredDirectlyAndThroughTheEdge() throws Exception {
        try (ScriptedServer service = ScriptedServer.telling(OwnServiceTest::answer);
                ExperimentProcess experiment = ExperimentProcess.start(
                        directory,
                        "EchoRoundTrip",
                        SmallPlan.with(
                                "service=" + service.target("/rpc?room=${index}"),
                                "paths=direct,edge",
                                "transports=websocket",
                                "conversation.protocol=json-rpc",
                                "connections=20",
                                "rate=100"))) {
            int status = experiment.awaitEnd();

            List<TrialSummary> trials =
                    RunDirectory.open(experiment.run()).summary().trials();
            assertThat(trials).extracting(TrialSummary::path).containsExactlyInAnyOrder("direct", "edge");
            for (TrialSummary trial : trials) {
                assertThat(BusyMachine.otherReasons(trial)).isEmpty();
                assertThat(trial.counts().get("received"))
                        .isPositive()
                        .isEqualTo(trial.counts().get("sent"));
                assertThat(trial.counts().get("pushes")).isEqualTo(20);
            }
            assertThat(status).as(experiment.text()).isIn(0, 2);
            experiment.awaitChildrenGone();
        }
    }

    @Test
    void aSystemThatSomebodyElseStartedIsMeasuredAtItsUrl() throws Exception {
        try (var origin = OriginServer.start(new OriginSettings(new Endpoint("127.0.0.1", 0), 1, 10, 64, 1 << 20));
                ExperimentProcess experiment = ExperimentProcess.start(
                        directory, "EchoRoundTrip", SmallPlan.with("target=ws://" + origin.endpoint() + "/echo"))) {
            int status = experiment.awaitEnd();

            assertThat(BusyMachine.finished(experiment, status).summary().trials())
                    .extracting(TrialSummary::path)
                    .containsExactly("target");
        }
    }

    /** A greeting, and an answer to each request. */
    private static void answer(ServerConnection connection) throws IOException {
        String request = connection.readRequest();
        assertThat(request).matches("(?s)GET /rpc\\?room=\\d+ HTTP/1.1\r\n.*");
        connection.send(ServerConnection.acceptance(request));
        connection.sendText("{\"method\":\"welcome\"}");
        connection.answerJsonRpc();
    }
}
