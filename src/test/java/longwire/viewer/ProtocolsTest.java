package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import longwire.clock.Patience;
import longwire.measurement.Count;
import longwire.measurement.Series;
import longwire.viewer.conversation.ConversationSettings;
import longwire.viewer.conversation.Protocol;
import longwire.viewer.conversation.Protocols;
import longwire.viewer.opening.Feeder;
import longwire.viewer.opening.OpeningSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each protocol's opening, its replies, what nobody asked for, its heartbeats and its goodbye, as a service sees them. */
@Timeout(Patience.TEST_SECONDS)
class ProtocolsTest {
    private static final int MESSAGES = 5;
    private static final int WHOLE_BINARY = ServerConnection.WHOLE | Frames.BINARY;
    private static final StreamSettings FIVE = Rig.messages(100, Duration.ofMillis(50), Duration.ofSeconds(1));
    private static final HexFormat HEX = HexFormat.of();

    /** What a service says to open a connection, and to each message. */
    private interface Service {
        void open(ServerConnection connection) throws IOException;

        void answer(ServerConnection connection, int id, byte[] message) throws IOException;
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("services")
    void aServiceIsSpokenToInItsProtocol(String protocol, Map<String, String> settings, Service service)
            throws Exception {
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.upgrade();
                    service.open(connection);
                    for (int id = 0; id < MESSAGES; id++) {
                        service.answer(connection, id, connection.readFrame().payload());
                    }
                    connection.readToEnd();
                });
                Rig rig = Rig.start(settings(protocol, settings))) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, server.target("/"));
            StreamOutcome outcome = rig.stream(viewer, FIVE);
            rig.close(viewer);

            assertThat(outcome.answered()).isEqualTo(MESSAGES);
            assertThat(rig.samples(Series.RESPONSE)).isEqualTo(MESSAGES);
            for (Count none : List.of(Count.LOST, Count.CORRUPTED, Count.ERRORS, Count.DUPLICATED, Count.DROPPED)) {
                assertThat(rig.count(none)).as(none.label()).isZero();
            }
            assertThat(rig.count(Count.PUSHES)).as("one before, one after").isEqualTo(2);
        }
    }

    @Test
    void aServiceThatClosesInsteadOfOpeningIsToldAsARefusalAtOnce() throws Exception {
        byte[] reason = "Subprotocol not acceptable".getBytes(StandardCharsets.US_ASCII);
        byte[] unacceptable = HEX.parseHex("1136" + HEX.formatHex(reason));
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.upgrade();
                    connection.readFrame();
                    connection.sendFrame(ServerConnection.WHOLE | Frames.CLOSE, unacceptable);
                    connection.readToEnd();
                });
                Rig rig = Rig.start(settings("graphql-transport-ws", Map.of()))) {
            assertThat(rig.giveUp(Transport.WEBSOCKET, server.target("/")))
                    .isEqualTo("closed with 4406 Subprotocol not acceptable");
        }
    }

    static List<Arguments> services() {
        return List.of(
                Arguments.of("graphql-transport-ws", Map.of("init", "{\"token\":\"t\"}"), graphQl()),
                Arguments.of("signalr", Map.of(), signalR()),
                Arguments.of("socket.io", Map.of(), socketIo("")),
                Arguments.of("socket.io", Map.of("namespace", "/chat", "auth", "{\"a\":1}"), socketIo("/chat,")),
                Arguments.of("stomp", Map.of("login", "me", "passcode", "pw"), stompReceipts()),
                Arguments.of("stomp", Map.of("reply", "message", "destination", "/queue/${index}"), stompMessages()),
                Arguments.of("mqtt", Map.of("user", "me", "password", "pw"), mqttAcknowledged()),
                Arguments.of("mqtt", Map.of("version", "5", "qos", "0", "topic", "t/${index}"), mqttFive()));
    }

    private static Service graphQl() {
        return service(
                connection -> {
                    expect(connection, "{\"type\":\"connection_init\",\"payload\":{\"token\":\"t\"}}");
                    // Together: otherwise its first message may come before the pong.
                    connection.sendTexts("{\"type\":\"connection_ack\"}", "{\"type\":\"ping\"}");
                    expect(connection, "{\"type\":\"pong\"}");
                    connection.sendText("{\"type\":\"other\"}");
                },
                (connection, id, message) -> {
                    assertThat(text(message)).startsWith("{\"id\":\"" + id + "\",\"type\":\"subscribe\"");
                    connection.sendText(
                            "{\"id\":\"" + id + "\",\"type\":\"next\",\"payload\":{\"data\":{\"echo\":1}}}");
                    connection.sendText("{\"id\":\"" + id + "\",\"type\":\"complete\"}");
                },
                connection -> connection.sendText("{\"type\":\"other\"}"));
    }

    private static Service signalR() {
        return service(
                connection -> {
                    expect(connection, "{\"protocol\":\"json\",\"version\":1}\u001e");
                    connection.sendText(
                            "{}\u001e{\"type\":6}\u001e{\"type\":1,\"target\":\"News\",\"arguments\":[]}\u001e");
                },
                (connection, id, message) -> {
                    assertThat(text(message))
                            .startsWith("{\"type\":1,\"invocationId\":\"" + id + "\",\"target\":\"Echo\"")
                            .endsWith("}\u001e");
                    connection.sendText("{\"type\":3,\"invocationId\":\"" + id + "\",\"result\":\"x\"}\u001e");
                },
                connection -> connection.sendText("{\"type\":1,\"target\":\"News\",\"arguments\":[]}\u001e"));
    }

    private static Service socketIo(String namespace) {
        return service(
                connection -> {
                    connection.sendText("0{\"sid\":\"a\",\"pingInterval\":25000}");
                    expect(connection, "40" + namespace + (namespace.isEmpty() ? "" : "{\"a\":1}"));
                    connection.sendTexts("40" + namespace + "{\"sid\":\"b\"}", "2");
                    expect(connection, "3");
                    connection.sendText("42" + namespace + "[\"news\",7]");
                },
                (connection, id, message) -> {
                    assertThat(text(message))
                            .startsWith("42" + namespace + id + "[\"echo\",\"x")
                            .hasSize(64);
                    connection.sendText("43" + namespace + id + "[\"x\"]");
                },
                connection -> connection.sendText("42" + namespace + "[\"news\"]"));
    }

    private static Service stompReceipts() {
        return service(
                connection -> {
                    assertThat(text(connection.readFrame().payload()))
                            .startsWith("CONNECT\naccept-version:1.2\nhost:/\n")
                            .contains("\nlogin:me\npasscode:pw\n")
                            .endsWith("\n\n\0");
                    connection.sendText("CONNECTED\nversion:1.2\n\n\0\n");
                    connection.sendText("MESSAGE\nsubscription:0\n\nnews\0");
                },
                (connection, id, message) -> {
                    assertThat(text(message))
                            .startsWith("SEND\ndestination:/topic/longwire\nreceipt:" + id + "\n\nxxx")
                            .endsWith("x\0");
                    connection.sendText("RECEIPT\r\nreceipt-id:" + id + "\r\n\r\n\0\n");
                },
                connection -> connection.sendText("MESSAGE\ncontent-length:3\n\na\0b\0"));
    }

    /** A frame may come in pieces, and several in one message. */
    private static Service stompMessages() {
        return service(
                connection -> {
                    assertThat(text(connection.readFrame().payload())).doesNotContain("login");
                    connection.sendText("CONNECTED\nversion:1.2\n\n\0");
                    expect(connection, "SUBSCRIBE\nid:0\ndestination:/queue/0\n\n\0");
                    connection.sendText("MESSAGE\nsubscription:0\n\nnews\0");
                },
                (connection, id, message) -> {
                    String frame = text(message);
                    assertThat(frame).startsWith("SEND\ndestination:/queue/0\nlongwire-id:" + id + "\n\n");
                    String brought = frame.replaceFirst("SEND\n", "MESSAGE\nsubscription:0\n");
                    connection.sendText(brought.substring(0, 20));
                    connection.sendText(brought.substring(20));
                },
                connection -> connection.sendText("\nMESSAGE\nsubscription:0\n\nnews\0\n"));
    }

    private static Service mqttAcknowledged() {
        return service(
                connection -> {
                    assertThat(HEX.formatHex(connection.readFrame().payload()))
                            .as("MQTT, level 4, clean, user and password, 60 s, longwire-0, me, pw")
                            .isEqualTo("101e" + "00044d515454" + "04" + "c2" + "003c" + "000a6c6f6e67776972652d30"
                                    + "00026d65" + "00027077");
                    put(connection, "20020000", "3005" + "0001" + "74" + "6869");
                },
                (connection, id, message) -> {
                    String packet = HEX.formatHex(message);
                    assertThat(packet)
                            .startsWith("32" + HEX.toHexDigits((byte) (message.length - 2)) + "000a6c6f6e67776972652f30"
                                    + HEX.toHexDigits((short) (id + 1)) + HEX.toHexDigits((byte) ('0' + id)) + "20");
                    assertThat(message).hasSize(64);
                    put(connection, "4002" + HEX.toHexDigits((short) (id + 1)));
                },
                connection -> put(connection, "d000" + "3205" + "000174" + "00", "09"));
    }

    private static Service mqttFive() {
        return service(
                connection -> {
                    assertThat(HEX.formatHex(connection.readFrame().payload()))
                            .startsWith("1017" + "00044d515454" + "05" + "02" + "003c" + "00");
                    put(connection, "2003000000");
                    assertThat(HEX.formatHex(connection.readFrame().payload()))
                            .isEqualTo("8209" + "0001" + "00" + "0003742f30" + "00");
                    put(connection, "9004000100", "00" + "3006" + "0001" + "74" + "00" + "6869");
                },
                (connection, id, message) -> {
                    assertThat(HEX.formatHex(message)).startsWith("303e" + "0003742f30" + "00" + "3" + id + "20");
                    connection.sendFrame(WHOLE_BINARY, message);
                },
                connection -> put(connection, "3006" + "0001" + "74" + "00" + "6869"));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "signalr | '' | '{\"error\":\"no such protocol\"}\u001e' | SignalR's handshake was refused: no such protocol",
                "socket.io | '0{}' | '44{\"message\":\"not you\"}' | Socket.IO's connection was refused: not you",
                "stomp | '' | 'ERROR~message:bad password~~^' | STOMP's broker sent ERROR: bad password",
            })
    void anOpeningThatIsRefusedIsToldWithItsReason(String protocol, String first, String answer, String told)
            throws Exception {
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.upgrade();
                    if (!first.isEmpty()) {
                        connection.sendText(first);
                    }
                    connection.readFrame();
                    connection.sendText(answer.replace('~', '\n').replace('^', '\0'));
                    connection.readToEnd();
                });
                Rig rig = Rig.start(settings(protocol, Map.of()))) {
            assertThat(rig.giveUp(Transport.WEBSOCKET, server.target("/"))).isEqualTo(told);
        }
    }

    @Test
    void aBrokerThatRefusesAClientIsToldWithItsCode() throws Exception {
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.upgrade();
                    connection.readFrame();
                    connection.sendFrame(WHOLE_BINARY, HEX.parseHex("20020005"));
                    connection.readToEnd();
                });
                Rig rig = Rig.start(settings("mqtt", Map.of()))) {
            assertThat(rig.giveUp(Transport.WEBSOCKET, server.target("/")))
                    .isEqualTo("MQTT's CONNECT was refused: CONNACK with code 5");
        }
    }

    @Test
    void aProtocolOffersItsSubprotocolUnlessAPlanSaysAnother() {
        assertThat(Protocols.all()).extracting(Protocol::label).isSorted().contains("echo", "json-rpc");
        assertThat(Protocols.of("conversation.protocol", "mqtt").subprotocols()).containsExactly("mqtt");
    }

    private static ViewerSettings settings(String protocol, Map<String, String> settings) {
        return Rig.SETTINGS
                .opening(OpeningSettings.of(Map.of(), List.of(), false, Feeder.NONE))
                .conversation(
                        new ConversationSettings(Protocols.of("conversation.protocol", protocol), List.of(), settings));
    }

    private interface Part {
        void tell(ServerConnection connection) throws IOException;
    }

    private interface Answer {
        void tell(ServerConnection connection, int id, byte[] message) throws IOException;
    }

    /** @param last what is pushed before the last answer */
    private static Service service(Part opening, Answer answer, Part last) {
        return new Service() {
            @Override
            public void open(ServerConnection connection) throws IOException {
                opening.tell(connection);
            }

            @Override
            public void answer(ServerConnection connection, int id, byte[] message) throws IOException {
                if (id == MESSAGES - 1) {
                    last.tell(connection);
                }
                answer.tell(connection, id, message);
            }
        };
    }

    private static void expect(ServerConnection connection, String message) throws IOException {
        assertThat(text(connection.readFrame().payload())).isEqualTo(message);
    }

    /** Binary messages, in hexadecimal digits. */
    private static void put(ServerConnection connection, String... messages) throws IOException {
        for (String message : messages) {
            connection.sendFrame(WHOLE_BINARY, HEX.parseHex(message));
        }
    }

    private static String text(byte[] message) {
        return new String(message, StandardCharsets.UTF_8);
    }
}
