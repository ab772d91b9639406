package longwire.edge;

import static longwire.edge.EdgeFixture.edge;
import static longwire.edge.EdgeFixture.viewer;
import static longwire.edge.ScriptedOrigin.HANDSHAKE;
import static longwire.edge.ScriptedOrigin.SWITCH;
import static longwire.edge.ScriptedOrigin.answering;
import static longwire.edge.ScriptedOrigin.tunnelling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import longwire.clock.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** EDGE.md, rules 2 and 3 of the tunnel: which 101 opens one, and what of it the viewer gets. */
class BadSwitchTest {
    static Stream<Arguments> badSwitches() {
        String upgrade = "Upgrade: websocket\r\n";
        String accept = "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n";
        return Stream.of(
                arguments("no Upgrade", upgrade, ""),
                arguments("another Upgrade", upgrade, "Upgrade: h2c\r\n"),
                arguments("two Upgrades", upgrade, upgrade + "Upgrade: h2c\r\n"),
                arguments("no Connection", "Connection: Upgrade\r\n", ""),
                arguments("another Connection", "Connection: Upgrade\r\n", "Connection: close\r\n"),
                arguments("a Connection that names the accept", "n: Upgrade", "n: Upgrade, Sec-WebSocket-Accept"),
                arguments("no accept", accept, ""),
                arguments("a wrong accept", "s3pP", "AAAA"),
                arguments("an accept in other letters", "s3pP", "S3PP"),
                arguments("two accepts", accept, accept + accept),
                arguments("HTTP/1.0", "HTTP/1.1", "HTTP/1.0"),
                arguments("status 200", "101 Switching Protocols", "200 OK"),
                arguments("status 102", "101 Switching Protocols", "102 Processing"),
                arguments("a NUL in a header", "chat", "ch\0at"),
                arguments("an LF alone", "chat\r\n", "chat\n"));
    }

    @ParameterizedTest(name = "{0} opens no tunnel")
    @MethodSource("badSwitches")
    void aSwitchThatDoesNotAnswerTheHandshakeOpensNoTunnel(String what, String right, String wrong) throws Exception {
        CompletableFuture<String> behind = new CompletableFuture<>();
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    wire.readHead();
                    wire.send(SWITCH.replace(right, wrong)).sendEnd();
                    behind.complete(wire.readToEnd());
                });
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            String all = viewer.send(HANDSHAKE + "\0frame").sendEnd().readToEnd();

            assertThat(all).doesNotContain("HTTP/1.1 101 ");
            assertThat(behind.get(Patience.SECONDS, TimeUnit.SECONDS)).isEmpty();
            assertThat(edge.counters()).containsEntry("tunnelsOpened", 0L);
        }
    }

    /** CVE-2026-55458, and RFC 9110, section 8.6. */
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Content-Length: 5",
                "Content-Length: 5\r\nContent-Length: 6",
                "Transfer-Encoding: chunked",
                "Transfer-Encoding: x",
                "Keep-Alive: timeout=5",
                "Proxy-Connection: keep-alive",
                "Proxy-Authenticate: Basic realm=\"inner\"",
                "Proxy-Authentication-Info: nextnonce=\"a\"",
                "TE: trailers",
                "Trailer: X",
                "X-Named: a"
            })
    void whatMeansNothingInA101IsNotRelayed(String header) throws Exception {
        String name = header.substring(0, header.indexOf(':'));
        String answer = SWITCH.replace("Connection: Upgrade", "Connection: Upgrade, X-Named\r\n" + header);
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    wire.readHead();
                    wire.send(answer + "first").send(wire.read(5));
                });
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            String head = viewer.send(HANDSHAKE).readHead();

            assertThat(head).startsWith("HTTP/1.1 101 ").doesNotContainIgnoringCase("\r\n" + name + ":");
            assertThat(head).containsOnlyOnce("Connection: Upgrade\r\n");
            assertThat(viewer.read(5) + viewer.send("again").read(5)).isEqualTo("firstagain");
        }
    }

    @Test
    void protocolAndExtensionsOfA101PassUnlookedAt() throws Exception {
        String answer =
                SWITCH.replace("Protocol: chat", "Protocol: unasked\r\nSec-WebSocket-Extensions: nobody; knows=1");
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(answer));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            assertThat(viewer.send(HANDSHAKE).readHead())
                    .startsWith("HTTP/1.1 101 ")
                    .contains(
                            "\r\nSec-WebSocket-Protocol: unasked\r\n",
                            "\r\nSec-WebSocket-Extensions: nobody; knows=1\r\n");
        }
    }

    @Test
    void anInvalidAnswerToAHandshakeIsA502AndTheViewerMayGoOn() throws Exception {
        try (ScriptedOrigin origin =
                        new ScriptedOrigin(answering(SWITCH.replace("s3pP", "AAAA")), tunnelling(Wire::readToEnd));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            assertThat(viewer.send(HANDSHAKE).readTo("Gateway\n")).startsWith("HTTP/1.1 502 ");
            assertThat(viewer.send(HANDSHAKE).readHead()).startsWith("HTTP/1.1 101 ");
        }
    }
}
