package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import longwire.clock.Patience;
import longwire.measurement.Count;
import longwire.measurement.Series;
import longwire.settings.PlaceholderText;
import longwire.viewer.conversation.ConversationSettings;
import longwire.viewer.conversation.Protocols;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How each protocol publishes, subscribes and delivers, as a service sees it: viewer 0 publishes, viewers 1 and 2 receive. */
@Timeout(Patience.TEST_SECONDS)
class PublishingProtocolsTest {
    private static final int MESSAGES = 3;
    private static final int RECEIVERS = 2;
    private static final StreamSettings THREE = new StreamSettings(
            100,
            StreamSettings.Arrival.UNIFORM,
            1,
            150,
            false,
            Duration.ZERO,
            Duration.ofMillis(30),
            Duration.ofSeconds(5));
    private static final HexFormat HEX = HexFormat.of();

    /**
     * A service. In texts {@code ~} is a line feed, {@code ^} a NUL and {@code |} SignalR's end of a record; what begins with
     * {@code 0x} is binary.
     *
     * @param opening what it says and expects of each viewer in turn: {@code <} before what the viewer says
     * @param subscribing the same, of a receiver, after the opening
     * @param reply to a publish, with {@code ID} for its number; empty for none
     */
    private record Service(List<String> opening, List<String> subscribing, String reply) {}

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("services")
    void whatOneViewerPublishesIsDeliveredToTheOthers(
            String protocol, Map<String, String> settings, String message, Service service, String delivery)
            throws Exception {
        try (ScriptedServer server = server(service, delivery);
                Rig rig = Rig.start(settings(protocol, settings, message)).inRoom(1, RECEIVERS)) {
            List<CompletableFuture<StreamOutcome>> streaming = new ArrayList<>();
            List<Viewer> viewers = rig.open(1 + RECEIVERS, Transport.WEBSOCKET, server.target("/"));
            // The publisher, which is the first, begins last: each publish lies in the window of all of them.
            long start = rig.now();
            Collections.reverse(viewers);
            for (Viewer viewer : viewers) {
                streaming.add(rig.streaming(viewer, THREE, start));
            }
            for (CompletableFuture<StreamOutcome> outcome : streaming) {
                assertThat(Rig.get(outcome).answered()).isEqualTo(MESSAGES);
            }

            assertThat(rig.count(Count.DELIVERED)).isEqualTo((long) MESSAGES * RECEIVERS);
            assertThat(rig.samples(Series.SKEW)).isEqualTo(MESSAGES);
            assertThat(rig.samples(Series.RESPONSE)).isEqualTo(service.reply().isEmpty() ? 0 : MESSAGES);
            for (Count none : List.of(
                    Count.MISSED,
                    Count.DELIVERED_AGAIN,
                    Count.PUSHES,
                    Count.LOST,
                    Count.CORRUPTED,
                    Count.ERRORS,
                    Count.DROPPED)) {
                assertThat(rig.count(none)).as(none.label()).isZero();
            }
        }
    }

    static List<Arguments> services() {
        List<String> stomp =
                List.of("<CONNECT~accept-version:1.2~host:/~heart-beat:10000,10000~~^", "CONNECTED~version:1.2~~^");
        List<String> stompTopic =
                List.of("<SUBSCRIBE~id:0~destination:/topic/a~receipt:0~~^", "RECEIPT~receipt-id:0~~^");
        Map<String, String> topicA = Map.of("destination", "/topic/a");
        List<String> socketIo = List.of("0{\"sid\":\"a\"}", "<40", "40{\"sid\":\"b\"}");
        List<String> socketIoRoom = List.of("<42[\"join\",\"a\"]");
        Map<String, String> join = Map.of("subscribe", "[\"join\",\"a\"]");
        List<String> graphQl = List.of("<{\"type\":\"connection_init\"}", "{\"type\":\"connection_ack\"}");
        List<String> graphQlSubscription = List.of(
                "<{\"id\":\"s\",\"type\":\"subscribe\",\"payload\":{\"query\":\"subscription{a}\"}}",
                "<{\"type\":\"ping\"}",
                "{\"type\":\"pong\"}");
        return List.of(
                Arguments.of(
                        "stomp",
                        topicA,
                        "",
                        new Service(stomp, stompTopic, "RECEIPT~receipt-id:ID~~^"),
                        "MESSAGE~subscription:0~~PUBLISH^"),
                Arguments.of(
                        "stomp",
                        Map.of("destination", "/topic/a", "reply", "message"),
                        "",
                        new Service(stomp, stompTopic, ""),
                        "MESSAGE~subscription:0~longwire-id:0~~PUBLISH^"),
                Arguments.of(
                        "socket.io", join, "", new Service(socketIo, socketIoRoom, "43ID[]"), "42[\"b\",\"PUBLISH\"]"),
                Arguments.of(
                        "socket.io",
                        Map.of("subscribe", "[\"join\",\"a\"]", "ack", "none"),
                        "",
                        new Service(socketIo, socketIoRoom, ""),
                        "42[\"b\",\"PUBLISH\"]"),
                Arguments.of(
                        "graphql-transport-ws",
                        Map.of("subscribe", "{\"query\":\"subscription{a}\"}"),
                        "{\"id\":\"${id}\",\"type\":\"subscribe\",\"payload\":{\"query\":\"mutation{a(t:${payload})}\"}}",
                        new Service(graphQl, graphQlSubscription, "{\"id\":\"ID\",\"type\":\"next\",\"payload\":{}}"),
                        "{\"id\":\"s\",\"type\":\"next\",\"payload\":{\"data\":{\"a\":\"PUBLISH\"}}}"),
                Arguments.of(
                        "signalr",
                        Map.of("subscribe", "{\"type\":1,\"target\":\"Join\",\"arguments\":[]}"),
                        "",
                        new Service(
                                List.of("<{\"protocol\":\"json\",\"version\":1}|", "{}|"),
                                List.of("<{\"type\":1,\"target\":\"Join\",\"arguments\":[]}|"),
                                "{\"type\":3,\"invocationId\":\"ID\",\"result\":1}|"),
                        "{\"type\":1,\"target\":\"News\",\"arguments\":[\"PUBLISH\"]}|"),
                Arguments.of(
                        "json-rpc",
                        Map.of("subscribe", "{\"id\":0,\"method\":\"join\"}"),
                        "",
                        new Service(
                                List.of(),
                                List.of("<{\"id\":0,\"method\":\"join\"}", "{\"id\":0,\"result\":1}"),
                                "{\"id\":ID,\"result\":1}"),
                        "{\"method\":\"news\",\"params\":[\"PUBLISH\"]}"),
                mqtt("1", "01", "01", "0x4002SEQUENCE"),
                mqtt("0", "00", "00", ""));
    }

    /** A broker of MQTT 3.1.1 that delivers with the QoS of the subscription. */
    private static Arguments mqtt(String qos, String subscribed, String granted, String reply) {
        List<String> opening = List.of("<", "0x20020000");
        List<String> subscribing = List.of("<0x8208" + "0001" + "0003612f23" + subscribed, "0x90030001" + granted);
        return Arguments.of(
                "mqtt",
                Map.of("topic", "a/b", "subscribe", "a/#", "qos", qos),
                "",
                new Service(opening, subscribing, reply),
                // A packet whose body is the topic, the identifier with QoS 1, and the publish.
                "MQTT" + qos);
    }

    @Test
    void aSubscriptionThatIsRefusedIsARefusedHandshake() throws Exception {
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.upgrade();
                    connection.readFrame();
                    connection.sendText("{\"type\":\"connection_ack\"}");
                    if (connection.number() > 0) {
                        connection.sendText(
                                "{\"id\":\"s\",\"type\":\"error\",\"payload\":[{\"message\":\"no field a\"}]}");
                    }
                    connection.readToEnd();
                });
                Rig rig = Rig.start(settings("graphql-transport-ws", Map.of(), ""))
                        .inRoom(1, 1)) {
            rig.open(Transport.WEBSOCKET, server.target("/"));

            assertThat(rig.giveUp(Transport.WEBSOCKET, server.target("/")))
                    .startsWith("GraphQL's subscription was refused: [{\"message\":\"no field a\"}]");
        }
    }

    private static ScriptedServer server(Service service, String delivery) throws IOException {
        List<ServerConnection> receivers = new CopyOnWriteArrayList<>();
        return ScriptedServer.telling(connection -> {
            connection.upgrade();
            play(connection, service.opening());
            if (connection.number() > 0) {
                receivers.add(connection);
                play(connection, service.subscribing());
                connection.readToEnd();
                return;
            }
            for (int id = 0; id < MESSAGES; id++) {
                byte[] message = connection.readFrame().payload();
                for (ServerConnection receiver : receivers) {
                    deliver(receiver, delivery, message);
                }
                String number = String.valueOf(id);
                String packet = HEX.toHexDigits((short) (id + 1));
                if (!service.reply().isEmpty()) {
                    put(connection, service.reply().replace("ID", number).replace("SEQUENCE", packet));
                }
            }
            connection.readToEnd();
        });
    }

    private static void deliver(ServerConnection receiver, String delivery, byte[] message) throws IOException {
        if (delivery.startsWith("MQTT")) {
            // As it came: with the QoS of the publish, which is that of the subscription.
            receiver.sendFrame(ServerConnection.WHOLE | Frames.BINARY, message);
        } else {
            String text = new String(message, StandardCharsets.UTF_8);
            put(
                    receiver,
                    delivery.replace(
                            "PUBLISH",
                            text.replaceAll("(?s).*?(~lw[0-9a-f]+x*).*", "$1").replace('~', '\u0001')));
        }
    }

    private static void play(ServerConnection connection, List<String> lines) throws IOException {
        for (String line : lines) {
            if (!line.startsWith("<")) {
                put(connection, line);
                continue;
            }
            byte[] said = connection.readFrame().payload();
            if (line.startsWith("<0x")) {
                assertThat("0x" + HEX.formatHex(said)).isEqualTo(line.substring(1));
            } else if (line.length() > 1) {
                assertThat(new String(said, StandardCharsets.UTF_8)).isEqualTo(unescaped(line.substring(1)));
            }
        }
    }

    private static void put(ServerConnection connection, String line) throws IOException {
        if (line.startsWith("0x")) {
            connection.sendFrame(ServerConnection.WHOLE | Frames.BINARY, HEX.parseHex(line.substring(2)));
        } else {
            connection.sendText(unescaped(line));
        }
    }

    private static String unescaped(String line) {
        return line.replace('~', '\n').replace('^', '\0').replace('|', '\u001e').replace('\u0001', '~');
    }

    private static ViewerSettings settings(String protocol, Map<String, String> settings, String message) {
        List<PlaceholderText> messages =
                message.isEmpty() ? List.of() : List.of(PlaceholderText.parse("conversation.message", message));
        return Rig.SETTINGS.conversation(
                new ConversationSettings(Protocols.of("conversation.protocol", protocol), messages, settings, 1));
    }
}
