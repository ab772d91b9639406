package longwire.edge;

import static longwire.edge.EdgeFixture.edge;
import static longwire.edge.EdgeFixture.viewer;
import static longwire.edge.ScriptedOrigin.HANDSHAKE;
import static longwire.edge.ScriptedOrigin.OK;
import static longwire.edge.ScriptedOrigin.SWITCH;
import static longwire.edge.ScriptedOrigin.answering;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The row "response timeout": for the first byte and between packets; reads are sent again, other methods never. */
class ResponseTimeoutTest {
    private static final String SOON = "origin.response-timeout=200ms";
    /** For an origin that is to be silent once, and then to answer within it. */
    private static final String NOT_SO_SOON = "origin.response-timeout=1s";

    private final List<String> heads = new CopyOnWriteArrayList<>();

    @ParameterizedTest(name = "{0}, {1} attempts: sent {2} times")
    @CsvSource({
        "GET,       1, 1",
        "GET,       2, 2",
        "GET,       3, 3",
        "HEAD,      3, 3",
        "HANDSHAKE, 3, 3",
        "POST,      3, 1",
        "PUT,       3, 1",
        "PATCH,     3, 1",
        "DELETE,    3, 1",
        "OPTIONS,   3, 1",
    })
    void silenceIsA504AfterAsManyAttemptsAsTheMethodBears(String method, int attempts, int sent) throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    heads.add(wire.readHead());
                    wire.readToEnd();
                });
                Edge edge = edge(origin, SOON, "origin.connect-attempts=" + attempts);
                Wire viewer = viewer(edge)) {
            String head = viewer.send(request(method)).readHead();

            assertThat(head).startsWith("HTTP/1.1 504").contains("X-Cache: Error from cloudfront\r\n");
            origin.awaitConnections(sent);
            origin.awaitScripts();
            assertThat(heads).hasSize(sent);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"GET", "HANDSHAKE"})
    void anAnswerToALaterAttemptCounts(String method) throws Exception {
        String answer = method.equals("GET") ? OK : SWITCH;
        try (ScriptedOrigin origin = new ScriptedOrigin(Wire::readToEnd, answering(answer));
                Edge edge = edge(origin, NOT_SO_SOON);
                Wire viewer = viewer(edge)) {
            assertThat(viewer.send(request(method)).readHead()).startsWith(answer.substring(0, 12));
            assertThat(origin.connectionCount()).isEqualTo(2);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"Content-Length: 9", "Transfer-Encoding: chunked"})
    void silenceBetweenPacketsCutsTheResponse(String framing) throws Exception {
        String part = framing.endsWith("chunked") ? "4\r\npart\r\n" : "part";
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    heads.add(wire.readHead());
                    wire.send("HTTP/1.1 200 OK\r\n" + framing + "\r\n\r\n" + part)
                            .readToEnd();
                });
                Edge edge = edge(origin, NOT_SO_SOON);
                Wire viewer = viewer(edge)) {
            assertThat(viewer.send(request("GET")).readToEnd())
                    .startsWith("HTTP/1.1 200")
                    .endsWith("\r\n\r\n" + part);
            assertThat(heads).hasSize(1);
        }
    }

    @Test
    void anInterimResponseIsAByteAndThenNothingIsSentAgain() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    heads.add(wire.readHead());
                    wire.send("HTTP/1.1 103 Early Hints\r\n").readToEnd();
                });
                Edge edge = edge(origin, NOT_SO_SOON, "origin.connect-attempts=1");
                Wire viewer = viewer(edge)) {
            assertThat(viewer.send(request("GET")).readHead()).startsWith("HTTP/1.1 504");
            assertThat(heads).hasSize(1);
        }
    }

    @Test
    void aViewerMayGoOnAfterA504AndTheSilentConnectionIsNotUsedAgain() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(Wire::readToEnd, answering(OK));
                Edge edge = edge(origin, NOT_SO_SOON, "origin.connect-attempts=1");
                Wire viewer = viewer(edge)) {
            assertThat(viewer.send(request("GET")).readTo("Timeout\n")).startsWith("HTTP/1.1 504");
            assertThat(viewer.send(request("GET")).readTo("\r\n\r\nok")).startsWith("HTTP/1.1 200");
        }
    }

    private static String request(String method) {
        return method.equals("HANDSHAKE")
                ? HANDSHAKE
                : method + " / HTTP/1.1\r\nHost: a\r\n" + (method.startsWith("P") ? "Content-Length: 0\r\n" : "")
                        + "\r\n";
    }
}
