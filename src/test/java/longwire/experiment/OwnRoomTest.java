package longwire.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import longwire.results.RunDirectory;
import longwire.results.TrialSummary;
import longwire.testtimes.LongTest;
import longwire.viewer.ScriptedServer;
import longwire.viewer.ServerConnection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that brings to others what some viewers publish: all of it, or not. */
@LongTest
@Tag("whole")
class OwnRoomTest {
    private static final int CONNECTIONS = 20;
    private static final int PUBLISHERS = 2;
    private static final int CLOSE = 8;

    @TempDir
    private Path directory;

    private final Set<ServerConnection> joined = ConcurrentHashMap.newKeySet();
    private final AtomicInteger published = new AtomicInteger();

    @Test
    void eachPublishIsExpectedOnceAtEachReceiver() throws Exception {
        TrialSummary trial = trial(Integer.MAX_VALUE, 0);

        assertThat(BusyMachine.otherReasons(trial)).isEmpty();
        long sent = trial.counts().get("sent");
        assertThat(sent).isPositive();
        assertThat(trial.counts())
                .containsEntry("received", sent)
                .containsEntry("delivered", sent * (CONNECTIONS - PUBLISHERS))
                .containsEntry("missed", 0L);
        assertThat(trial.latencies()).containsKeys("response", "fan-out", "skew");
        assertThat(trial.latencies().get("fan-out").count())
                .isEqualTo((CONNECTIONS - PUBLISHERS)
                        * trial.latencies().get("skew").count());
    }

    @Test
    void aReceiverThatMissesSomeMakesTheTrialInvalid() throws Exception {
        // The first try of the path has ten messages and one receiver.
        TrialSummary trial = trial(50, 2);

        long missed = trial.counts().get("missed");
        assertThat(missed).isPositive();
        assertThat(BusyMachine.otherReasons(trial))
                .containsExactly("deliveries missed: " + missed + " of "
                        + (missed + trial.counts().get("delivered")) + " (expected: 0)");
    }

    @Test
    void aServiceThatBringsNothingIsToldBeforeAnyLoadStarts() throws Exception {
        try (ScriptedServer service = ScriptedServer.telling(connection -> serve(connection, 1));
                ExperimentProcess experiment = start(service, "deadline=1s")) {
            assertThat(experiment.awaitEnd()).as(experiment.text()).isEqualTo(3);

            assertThat(experiment.text())
                    .contains("direct: " + service.target("/") + " brings a receiver not all that is published: 0 of 10"
                            + " messages came");
        }
    }

    /** @param every so many publishes one receiver is left out */
    private TrialSummary trial(int every, int status) throws Exception {
        try (ScriptedServer service = ScriptedServer.telling(connection -> serve(connection, every));
                ExperimentProcess experiment = start(service, "deadline=1s")) {
            assertThat(experiment.awaitEnd()).as(experiment.text()).isIn(status, 2);
            return RunDirectory.open(experiment.run()).summary().trials().get(0);
        }
    }

    private ExperimentProcess start(ScriptedServer service, String more) throws Exception {
        return ExperimentProcess.start(
                directory,
                "EchoRoundTrip",
                SmallPlan.with(
                        "service=" + service.target("/"),
                        "paths=direct",
                        "transports=websocket",
                        "conversation.protocol=json-rpc",
                        "conversation.publishers=" + PUBLISHERS,
                        "conversation.settings.subscribe={\"method\":\"join\"}",
                        "connections=" + CONNECTIONS,
                        "rate=200",
                        more));
    }

    private void serve(ServerConnection connection, int every) throws IOException {
        connection.send(ServerConnection.acceptance(connection.readRequest()));
        while (true) {
            ServerConnection.Frame frame = connection.readFrame();
            String message = new String(frame.payload(), StandardCharsets.UTF_8);
            if (frame.opcode() == CLOSE) {
                joined.remove(connection);
                connection.sendFrame(0x80 | CLOSE, frame.payload());
                return;
            } else if (message.contains("\"join\"")) {
                joined.add(connection);
            } else {
                publish(message, every);
                connection.sendText("{\"id\":" + message.replaceFirst(".*\"id\":(\\d+).*", "$1") + ",\"result\":1}");
            }
        }
    }

    private void publish(String message, int every) {
        boolean leavesOut = published.incrementAndGet() % every == 0;
        for (ServerConnection receiver : joined) {
            if (leavesOut) {
                leavesOut = false;
                continue;
            }
            try {
                receiver.sendText(message.replaceFirst("\"id\":\\d+,", ""));
            } catch (IOException left) {
                joined.remove(receiver);
            }
        }
    }
}
