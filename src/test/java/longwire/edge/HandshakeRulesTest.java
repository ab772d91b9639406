package longwire.edge;

import static longwire.edge.EdgeFixture.edge;
import static longwire.edge.EdgeFixture.viewer;
import static longwire.edge.ScriptedOrigin.HANDSHAKE;
import static longwire.edge.ScriptedOrigin.SWITCH;
import static longwire.edge.ScriptedOrigin.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** EDGE.md, rules 1 and 2 of the tunnel: what is a handshake, and what is none. */
class HandshakeRulesTest {
    private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
    private static final String VERSION = "Sec-WebSocket-Version: 13";
    private static final String UPGRADE = "Upgrade: websocket\r\n";
    private static final String CONNECTION = "Connection: Upgrade\r\n";

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("POST with an upgrade", "GET", "POST", 400),
                arguments("HEAD with an upgrade", "GET", "HEAD", 400),
                arguments("OPTIONS with an upgrade", "GET", "OPTIONS", 400),
                arguments("TRACE with an upgrade", "GET", "TRACE", 403),
                arguments("POST with an upgrade and a body", "GET /chat", "POST /chat", 400),
                arguments("no key", KEY, "X: a", 400),
                arguments("an empty key", KEY, "Sec-WebSocket-Key:", 400),
                arguments("two keys", KEY, KEY + "\r\n" + KEY, 400),
                arguments("two keys in one", KEY, KEY + ", dGhlIHNhbXBsZSBub25jZQ==", 400),
                arguments("a key of 15 bytes", KEY, "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25j", 400),
                arguments("a key of 17 bytes", KEY, "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZWE=", 400),
                arguments("a key of 18 bytes", KEY, "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZWVl", 400),
                arguments("a key without padding", KEY, "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ", 400),
                arguments("a key with half the padding", KEY, "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=", 400),
                arguments("a key with too much padding", KEY, "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ===", 400),
                arguments("a key with a blank in it", KEY, "Sec-WebSocket-Key: dGhlIHNhbXBs ZSBub25jZQ==", 400),
                arguments("a key of other letters", KEY, "Sec-WebSocket-Key: dGhl-HNhbXBsZSBub2_jZQ==", 400),
                arguments("a key in quotes", KEY, "Sec-WebSocket-Key: \"dGhlIHNhbXBsZSBub25jZQ==\"", 400),
                arguments("no version", VERSION, "X: a", 400),
                arguments("two versions", VERSION, VERSION + "\r\n" + VERSION, 400),
                arguments("an empty version", VERSION, "Sec-WebSocket-Version:", 426),
                arguments("version 8", VERSION, "Sec-WebSocket-Version: 8", 426),
                arguments("version 777", VERSION, "Sec-WebSocket-Version: 777", 426),
                arguments("version 013", VERSION, "Sec-WebSocket-Version: 013", 426),
                arguments("two versions in one", VERSION, "Sec-WebSocket-Version: 13, 8", 426),
                arguments("a version with a sign", VERSION, "Sec-WebSocket-Version: +13", 426),
                arguments("a length", CONNECTION, CONNECTION + "Content-Length: 5\r\n", 403),
                arguments("chunks", CONNECTION, CONNECTION + "Transfer-Encoding: chunked\r\n", 403),
                arguments("a key named by Connection", CONNECTION, "Connection: Upgrade, Sec-WebSocket-Key\r\n", 400),
                arguments(
                        "a protocol named by Connection",
                        CONNECTION,
                        "Connection: Upgrade, sec-websocket-protocol\r\n",
                        400),
                arguments("a host named by Connection", CONNECTION, "Connection: Upgrade, Host\r\n", 400));
    }

    @ParameterizedTest(name = "{0} is answered {3}")
    @MethodSource("refused")
    void aHandshakeThatIsNotOneIsRefusedAndNothingReachesTheOrigin(String what, String right, String wrong, int status)
            throws Exception {
        RawRequest.assertRefused(HANDSHAKE.replace(right, wrong), status);
    }

    @Test
    void aRefusedVersionIsToldTheRightOne() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(SWITCH));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            assertThat(viewer.send(HANDSHAKE.replace("13", "12")).readToEnd())
                    .startsWith("HTTP/1.1 426 ")
                    .contains("\r\n" + VERSION + "\r\n");
        }
    }

    static Stream<Arguments> plain() {
        return Stream.of(
                arguments("an upgrade in HTTP/1.0", "HTTP/1.1", "HTTP/1.0"),
                arguments("an upgrade that Connection doesn't name", CONNECTION, "Connection: keep-alive\r\n"),
                arguments("an upgrade without Connection", CONNECTION, ""),
                arguments("a Connection with a longer word", CONNECTION, "Connection: upgrades\r\n"),
                arguments("no upgrade", UPGRADE, ""),
                arguments("an upgrade to nothing", UPGRADE, "Upgrade:\r\n"),
                arguments("an upgrade to h2c", UPGRADE, "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n"),
                arguments("an upgrade to TLS", UPGRADE, "Upgrade: TLS/1.2\r\n"),
                arguments("an upgrade to websocket or h2c", UPGRADE, "Upgrade: websocket, h2c\r\n"),
                arguments("an upgrade to h2c or websocket", UPGRADE, "Upgrade: h2c, websocket\r\n"),
                arguments("two upgrades", UPGRADE, UPGRADE + "Upgrade: h2c\r\n"),
                arguments("the same upgrade twice", UPGRADE, UPGRADE + UPGRADE),
                arguments("a version of websocket", UPGRADE, "Upgrade: websocket/13\r\n"),
                arguments("a longer word than websocket", UPGRADE, "Upgrade: websockets\r\n"),
                arguments("websocket in quotes", UPGRADE, "Upgrade: \"websocket\"\r\n"));
    }

    @ParameterizedTest(name = "{0} is plain HTTP without Upgrade")
    @MethodSource("plain")
    void whatAsksForNoWebSocketReachesTheOriginWithoutItsUpgrade(String what, String right, String wrong)
            throws Exception {
        assertThat(RawRequest.headAtOrigin(HANDSHAKE.replace(right, wrong)))
                .doesNotContainIgnoringCase("\r\nupgrade:")
                .doesNotContainIgnoringCase("http2-settings")
                .contains("\r\nConnection: Keep-Alive\r\n");
    }

    @ParameterizedTest(name = "a 101 to {0} is a 502")
    @MethodSource("plain")
    void a101ToWhatAskedForNoWebSocketOpensNoTunnel(String what, String right, String wrong) throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(SWITCH + "evil"));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            String all = viewer.send(HANDSHAKE.replace(right, wrong)).sendEnd().readToEnd();

            assertThat(all)
                    .startsWith("HTTP/1.1 502 ")
                    .contains("Error from cloudfront")
                    .doesNotContain("evil");
            assertThat(edge.counters()).containsEntry("tunnelsOpened", 0L);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "words in other letters        | Upgrade: websocket  | uPGRADE: WebSocket",
                "Connection in small letters   | Connection: Upgrade | connection: upgrade",
                "Connection with more words    | Connection: Upgrade | Connection: keep-alive , UPGRADE,",
                "Connection in two headers     | Connection: Upgrade | Connection: keep-alive\\r\\nConnection: Upgrade",
                "a length of 0                 | Connection: Upgrade | Connection: Upgrade\\r\\nContent-Length: 0",
                "a tab before a value          | Upgrade: websocket  | Upgrade:\\twebsocket",
            })
    void aHandshakeInOtherWordsReachesTheOriginInTheUsualOnes(String what, String usual, String other)
            throws Exception {
        String[] head = new String[1];
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    head[0] = wire.readHead();
                    wire.send(SWITCH).readToEnd();
                });
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            String request =
                    HANDSHAKE.replace(usual, other.replace("\\r\\n", "\r\n").replace("\\t", "\t"));

            assertThat(viewer.send(request).readHead()).startsWith("HTTP/1.1 101 ");
            assertThat(head[0].toLowerCase(Locale.ROOT))
                    .containsOnlyOnce("\r\nupgrade: websocket\r\n")
                    .containsOnlyOnce("\r\nconnection: upgrade\r\n")
                    .doesNotContain("content-length", "keep-alive");
        }
    }
}
