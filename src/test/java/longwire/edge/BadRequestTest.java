package longwire.edge;

import static longwire.edge.EdgeFixture.edge;
import static longwire.edge.EdgeFixture.viewer;
import static longwire.edge.ScriptedOrigin.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadRequestTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    static Stream<Arguments> refused() {
        String post = "POST / HTTP/1.1\r\nHost: a\r\n";
        return Stream.of(
                arguments("no Host", "GET / HTTP/1.1\r\n\r\n", 400),
                arguments("two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400),
                arguments("an empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n", 400),
                arguments("a Host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400),
                arguments("two lengths", post + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400),
                arguments("the same length twice", post + "Content-Length: 1\r\nContent-Length: 1\r\n\r\na", 400),
                arguments("two lengths in one", post + "Content-Length: 1, 2\r\n\r\na", 400),
                arguments("a signed length", post + "Content-Length: +1\r\n\r\na", 400),
                arguments(
                        "a length and chunks",
                        post + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                        400),
                arguments("another coding", post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 400),
                arguments("chunks in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
                arguments("a blank before the colon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400),
                arguments("a line end without CR", "GET / HTTP/1.1\nHost: a\r\n\r\n", 400),
                arguments("a NUL in a value", "GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n", 400),
                arguments("a whole URL", "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n", 400),
                arguments("TLS on a plain port", "\u0016\u0003\u0001\0\u00a5\u0001\0\r\n\r\n", 400),
                arguments("an unknown version", "GET / HTTP/3.0\r\nHost: a\r\n\r\n", 505),
                arguments("another method", "TRACE / HTTP/1.1\r\nHost: a\r\n\r\n", 403),
                arguments("CONNECT", "CONNECT /a HTTP/1.1\r\nHost: a\r\n\r\n", 403),
                arguments("GET with a body", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\na", 403),
                arguments("a long URL", "GET /" + "u".repeat(8_192) + " HTTP/1.1\r\nHost: a\r\n\r\n", 413),
                arguments("a long head", "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(20_480) + "\r\n\r\n", 413),
                arguments("a head without end", "GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(500_000), 413),
                arguments("a line without end", "GET /" + "u".repeat(500_000), 413));
    }

    @ParameterizedTest(name = "{0} is answered {2}")
    @MethodSource("refused")
    void aBadRequestIsRefusedAndNothingReachesTheOrigin(String what, String request, int status) throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            String all = viewer.send(request + "GET /next HTTP/1.1\r\nHost: a\r\n\r\n")
                    .readToEnd();

            assertThat(all).startsWith("HTTP/1.1 " + status).containsOnlyOnce("HTTP/1.1 ");
            assertThat(origin.connectionCount()).isZero();
        }
    }

    @Test
    void aHeadOfExactlyTheLimitPasses() throws Exception {
        String start = "GET / HTTP/1.1\r\nHost: a\r\nX: ";
        String filler = "x".repeat(RequestRules.MOST_HEAD_BYTES - start.length() - "\r\n\r\n".length());
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = edge(origin);
                Wire within = viewer(edge);
                Wire beyond = viewer(edge)) {
            assertThat(within.send(start + filler + "\r\n\r\n").readHead()).startsWith("HTTP/1.1 200");
            assertThat(beyond.send(start + filler + "x\r\n\r\n").readHead()).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void aBadChunkEndsTheRequestAtTheOriginToo() throws Exception {
        CompletableFuture<Void> headCame = new CompletableFuture<>();
        CompletableFuture<String> rest = new CompletableFuture<>();
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    wire.readHead();
                    headCame.complete(null);
                    rest.complete(wire.readToEnd());
                });
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
            headCame.get(10, TimeUnit.SECONDS);
            String all = viewer.send("zz\r\n").readToEnd();

            assertThat(all).startsWith("HTTP/1.1 400");
            assertThat(rest.get(10, TimeUnit.SECONDS)).isEqualTo("5\r\nhello\r\n");
        }
    }
}
