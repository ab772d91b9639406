package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import longwire.clock.Patience;
import longwire.measurement.Count;
import longwire.measurement.Series;
import longwire.viewer.conversation.ConversationSettings;
import longwire.viewer.conversation.JsonRpc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Services that answer by an id, push what nobody asked for, or say that a message failed. */
@Timeout(Patience.TEST_SECONDS)
class ConversationTest {
    private static final int MESSAGES = 5;
    private static final StreamSettings FIVE = Rig.messages(100, Duration.ofMillis(50), Duration.ofSeconds(1));
    private static final ViewerSettings JSON_RPC =
            Rig.SETTINGS.conversation(new ConversationSettings(new JsonRpc(), List.of(), Map.of()));

    @Test
    void repliesAreKnownByTheirIdInWhicheverOrderTheyCome() throws Exception {
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.upgrade();
                    for (int id = 0; id < MESSAGES; id++) {
                        ServerConnection.Frame request = connection.readFrame();
                        assertThat(request.opcode()).isEqualTo(Frames.TEXT);
                        assertThat(text(request))
                                .startsWith("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"echo\"")
                                .hasSize(Math.max(Rig.EVENT_BYTES, 55));
                    }
                    for (int id = MESSAGES - 1; id >= 0; id--) {
                        connection.sendText("{\"result\":[\"x\"],\"id\":" + id + "}");
                    }
                    connection.readToEnd();
                });
                Rig rig = Rig.start(JSON_RPC)) {
            StreamOutcome outcome = rig.stream(rig.open(Transport.WEBSOCKET, server.target("/")), FIVE);

            assertThat(outcome.answered()).isEqualTo(MESSAGES);
            assertThat(rig.samples(Series.RESPONSE)).isEqualTo(MESSAGES);
            assertThat(rig.count(Count.REORDERED)).isEqualTo(MESSAGES - 1);
            assertThat(rig.count(Count.CORRUPTED)).isZero();
        }
    }

    @Test
    void aGreetingAndANotificationArePushesAndNoCorruption() throws Exception {
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.upgrade();
                    connection.sendText("{\"method\":\"welcome\"}");
                    for (int id = 0; id < MESSAGES; id++) {
                        connection.readFrame();
                        connection.sendText("{\"method\":\"news\",\"params\":{\"id\":1}}");
                        connection.sendText("{\"id\":" + id + ",\"result\":null,\"error\":null}");
                    }
                    connection.readToEnd();
                });
                Rig rig = Rig.start(JSON_RPC)) {
            StreamOutcome outcome = rig.stream(rig.open(Transport.WEBSOCKET, server.target("/")), FIVE);

            assertThat(outcome.answered()).isEqualTo(MESSAGES);
            assertThat(rig.count(Count.PUSHES)).isEqualTo(1 + MESSAGES);
            assertThat(rig.count(Count.CORRUPTED)).isZero();
            assertThat(rig.count(Count.ERRORS)).isZero();
        }
    }

    @Test
    void anErrorAReplyToNobodyAndWhatIsNoJsonAreCountedForWhatTheyAre() throws Exception {
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.upgrade();
                    connection.readMessages(MESSAGES);
                    connection.sendText("{\"id\":0,\"error\":{\"code\":-32601,\"message\":\"no such method\"}}");
                    connection.sendText("{\"id\":77,\"result\":1}");
                    connection.sendText("not JSON");
                    connection.sendText("{\"id\":1,\"result\":1}");
                    connection.sendText("{\"id\":1,\"result\":1}");
                    connection.readToEnd();
                });
                Rig rig = Rig.start(JSON_RPC)) {
            StreamOutcome outcome = rig.stream(rig.open(Transport.WEBSOCKET, server.target("/")), FIVE);

            assertThat(outcome.answered()).isEqualTo(1);
            assertThat(outcome.failed()).isEqualTo(MESSAGES - 1);
            assertThat(rig.count(Count.ERRORS)).isEqualTo(1);
            assertThat(rig.count(Count.CORRUPTED))
                    .as("no JSON, and an id that was never sent")
                    .isEqualTo(2);
            assertThat(rig.count(Count.DUPLICATED)).isEqualTo(1);
            assertThat(rig.count(Count.LOST)).isEqualTo(MESSAGES - 2);
            assertThat(rig.readings().firstError())
                    .hasValueSatisfying(error -> assertThat(error).contains("no such method"));
        }
    }

    @Test
    void aGreetingOfAnEchoServiceIsAPushToo() throws Exception {
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.upgrade();
                    connection.readFrame();
                    connection.sendText("welcome");
                    connection.readToEnd();
                });
                Rig rig = Rig.start()) {
            rig.stream(rig.open(Transport.WEBSOCKET, server.target("/")), FIVE);

            assertThat(rig.count(Count.PUSHES)).isEqualTo(1);
            assertThat(rig.count(Count.CORRUPTED)).isZero();
        }
    }

    private static String text(ServerConnection.Frame frame) {
        return new String(frame.payload(), StandardCharsets.UTF_8);
    }
}
