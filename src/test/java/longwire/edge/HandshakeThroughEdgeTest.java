package longwire.edge;

import static longwire.edge.EdgeFixture.edge;
import static longwire.edge.EdgeFixture.viewer;
import static longwire.edge.ScriptedOrigin.HANDSHAKE;
import static longwire.edge.ScriptedOrigin.SWITCH;
import static longwire.edge.ScriptedOrigin.answering;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeThroughEdgeTest {
    private static final String REFUSAL = "HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno";
    private static final String SHORT_KEEP_ALIVE = "origin.keep-alive-timeout=50ms";
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @Test
    void theSampleHandshakeOfTheStandardPassesWithItsHeadersUntouched() throws Exception {
        String[] request = new String[1];
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    request[0] = wire.readHead();
                    wire.send(SWITCH).readToEnd();
                });
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send(HANDSHAKE.replace("/chat", "/chat//a%2F..?q=\u00e9&x=[1]"));

            String response = viewer.readHead();

            assertThat(request[0])
                    .startsWith("GET /chat//a%2F..?q=\u00e9&x=[1] HTTP/1.1\r\n")
                    .contains("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n")
                    .contains("Sec-WebSocket-Protocol: chat, superchat\r\n", "Sec-WebSocket-Version: 13\r\n")
                    .contains("Origin: https://example.com\r\n", "Host: " + origin.endpoint() + "\r\n")
                    .containsIgnoringCase("upgrade: websocket\r\n")
                    .containsIgnoringCase("connection: upgrade\r\n")
                    .containsIgnoringCase("x-forwarded-for: 127.0.0.1\r\n");
            assertThat(response)
                    .startsWith("HTTP/1.1 101 Switching Protocols\r\n")
                    .contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n")
                    .contains("Sec-WebSocket-Protocol: chat\r\n")
                    .containsIgnoringCase("upgrade: websocket\r\n")
                    .containsIgnoringCase("connection: upgrade\r\n");
        }
    }

    @Test
    void bytesSentWithTheHandshakeWaitForThe101() throws Exception {
        boolean[] silent = new boolean[1];
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    wire.readHead();
                    silent[0] = wire.isSilent();
                    wire.send(SWITCH);
                    wire.send(wire.read(5));
                });
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send(HANDSHAKE + "early");

            String answer = viewer.readHead() + viewer.readToEnd();

            assertThat(silent[0]).isTrue();
            assertThat(answer).endsWith("early");
        }
    }

    @Test
    void aRefusalIsRelayedAndBytesBehindTheHandshakeAreTheNextRequest() throws Exception {
        String[] second = new String[1];
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    wire.readHead();
                    wire.send(REFUSAL);
                    second[0] = wire.readHead();
                    wire.send(OK);
                });
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send(HANDSHAKE + "GET /next HTTP/1.1\r\nHost: a\r\n\r\n");

            String refused = viewer.readHead() + viewer.read(2);
            String next = viewer.readHead() + viewer.read(2);

            assertThat(refused).startsWith("HTTP/1.1 403").endsWith("\r\n\r\nno");
            assertThat(next).startsWith("HTTP/1.1 200").endsWith("\r\n\r\nok");
            assertThat(second[0]).startsWith("GET /next HTTP/1.1\r\n");
            assertThat(edge.counters()).containsEntry("tunnelsOpened", 0L);
        }
    }

    @Test
    void framesBehindARefusedHandshakeNeverReachTheOrigin() throws Exception {
        String[] rest = new String[1];
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    wire.readHead();
                    rest[0] = wire.send(REFUSAL).readToEnd();
                });
                Edge edge = edge(origin, SHORT_KEEP_ALIVE);
                Wire viewer = viewer(edge)) {
            viewer.send(HANDSHAKE + "\u0081\u0085\0\0\0\0hello\r\n\r\n");

            String all = viewer.readToEnd();
            origin.awaitScripts();

            assertThat(all).startsWith("HTTP/1.1 403").contains("HTTP/1.1 400");
            assertThat(rest[0]).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "a wrong accept               | s3pPLMBiTxaQ9kYGzzhZRbK+xOo= | AAAALMBiTxaQ9kYGzzhZRbK+xOo=",
                "a missing upgrade            | Upgrade: websocket           | X-Nothing: here",
                "another protocol             | Upgrade: websocket           | Upgrade: h2c",
                "a missing connection         | Connection: Upgrade          | Connection: close",
                "an older version of HTTP     | HTTP/1.1 101                 | HTTP/1.0 101",
            })
    void a101ThatDoesNotAnswerTheHandshakeOpensNoTunnel(String what, String right, String wrong) throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(SWITCH.replace(right, wrong)));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            String response = viewer.send(HANDSHAKE).readHead();

            assertThat(response).startsWith("HTTP/1.1 502").contains("Error from cloudfront");
            assertThat(edge.counters()).containsEntry("tunnelsOpened", 0L).containsEntry("errors", 1L);
        }
    }

    @Test
    void a101ThatNobodyAskedForIsAnInvalidResponse() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(SWITCH));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            String response = viewer.send(HANDSHAKE.replace("Upgrade: websocket", "Upgrade: h2c"))
                    .readHead();

            assertThat(response).startsWith("HTTP/1.1 502");
        }
    }

    @Test
    void a103BeforeThe101IsPassedOnAndTheTunnelStillOpens() throws Exception {
        String hints = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(hints + SWITCH + "first"));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send(HANDSHAKE);

            assertThat(viewer.readHead()).startsWith("HTTP/1.1 103").contains("Link: </a>");
            assertThat(viewer.readHead()).startsWith("HTTP/1.1 101");
            assertThat(viewer.read(5)).isEqualTo("first");
        }
    }

    @ParameterizedTest(name = "{0} is answered {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "another method    | GET /chat                       | POST /chat                     | 400",
                "a short key       | dGhlIHNhbXBsZSBub25jZQ==        | dGhlIHNhbXBsZQ==               | 400",
                "no key            | Sec-WebSocket-Key               | X-Key                          | 400",
                "no version        | Sec-WebSocket-Version           | X-Version                      | 400",
                "an old version    | Sec-WebSocket-Version: 13       | Sec-WebSocket-Version: 8       | 426",
                "two versions      | Sec-WebSocket-Version: 13       | Sec-WebSocket-Version: 13, 13  | 426",
            })
    void aHandshakeThatIsNotOneIsRefusedHere(String what, String right, String wrong, String status) throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(SWITCH));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            String all = viewer.send(HANDSHAKE.replace(right, wrong)).readToEnd();

            assertThat(all).startsWith("HTTP/1.1 " + status);
            assertThat(all.contains("Sec-WebSocket-Version: 13\r\n")).isEqualTo(status.equals("426"));
            assertThat(origin.connectionCount()).isZero();
        }
    }

    @Test
    void aHandshakeWithABodyIsRefused() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(SWITCH));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            String withBody = HANDSHAKE.replace("Origin:", "Content-Length: 3\r\nOrigin:") + "abc";

            assertThat(viewer.send(withBody).readToEnd()).matches("(?s)HTTP/1.1 40[03].*");
            assertThat(origin.connectionCount()).isZero();
        }
    }

    @Test
    void anUpgradeInHttp10IsIgnored() throws Exception {
        String[] request = new String[1];
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    request[0] = wire.readHead();
                    wire.send(OK).readToEnd();
                });
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            String all = viewer.send(HANDSHAKE.replace("HTTP/1.1", "HTTP/1.0")).readToEnd();

            assertThat(all).startsWith("HTTP/1.1 200").endsWith("ok");
            assertThat(request[0]).doesNotContainIgnoringCase("upgrade");
        }
    }
}
