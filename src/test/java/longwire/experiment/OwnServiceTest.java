package longwire.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import longwire.results.RunDirectory;
import longwire.results.TrialSummary;
import longwire.viewer.ScriptedServer;
import longwire.viewer.ServerConnection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that is no echo and not ours, behind paths of ours. */
@Tag("whole")
class OwnServiceTest {
    private static final int WHOLE = 0x80;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;

    @TempDir
    private Path directory;

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

    /** A greeting, and an answer to each request. */
    private static void answer(ServerConnection connection) throws IOException {
        String request = connection.readRequest();
        assertThat(request).matches("(?s)GET /rpc\\?room=\\d+ HTTP/1.1\r\n.*");
        connection.send(ServerConnection.acceptance(request));
        connection.sendFrame(WHOLE | TEXT, "{\"method\":\"welcome\"}".getBytes(StandardCharsets.UTF_8));
        while (true) {
            ServerConnection.Frame frame = connection.readFrame();
            if (frame.opcode() == CLOSE) {
                connection.sendFrame(WHOLE | CLOSE, frame.payload());
                return;
            }
            String id = new String(frame.payload(), StandardCharsets.UTF_8).replaceFirst(".*\"id\":(\\d+).*", "$1");
            connection.sendFrame(WHOLE | TEXT, ("{\"id\":" + id + ",\"result\":[]}").getBytes(StandardCharsets.UTF_8));
        }
    }
}
