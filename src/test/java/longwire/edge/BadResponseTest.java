package longwire.edge;

import static longwire.edge.EdgeFixture.edge;
import static longwire.edge.EdgeFixture.viewer;
import static longwire.edge.RawRequest.OK;
import static longwire.edge.ScriptedOrigin.SWITCH;
import static longwire.edge.ScriptedOrigin.answering;
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

/** EDGE.md, rule 6 of the tunnel and "errors", for what an origin sends. */
class BadResponseTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String HEAD = "HTTP/1.1 200 OK\r\nX: evil\r\n";
    private static final String EVIL = "Content-Length: 4\r\n\r\nevil";
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\ngood\r\n";

    static Stream<Arguments> invalid() {
        String chunks = "\r\n\r\n4\r\nevil\r\n0\r\n\r\n";
        return Stream.of(
                arguments("no status line", "evil\r\n" + EVIL),
                arguments("a blank before the status line", " HTTP/1.1 200 OK\r\n" + EVIL),
                arguments("an empty line before it", "\r\nHTTP/1.1 200 OK\r\n" + EVIL),
                arguments("a status line that ends with LF", "HTTP/1.1 200 OK\nX: evil\r\n" + EVIL),
                arguments("a status line that ends with CR", "HTTP/1.1 200 OK\rX: evil\r\n" + EVIL),
                arguments("two blanks before the status", "HTTP/1.1  200 OK\r\n" + EVIL),
                arguments("a tab before the status", "HTTP/1.1\t200 OK\r\n" + EVIL),
                arguments("no status", "HTTP/1.1\r\n" + EVIL),
                arguments("a status of two digits", "HTTP/1.1 20 OK\r\n" + EVIL),
                arguments("a status of four digits", "HTTP/1.1 2000 OK\r\n" + EVIL),
                arguments("a status below 100", "HTTP/1.1 099 OK\r\n" + EVIL),
                arguments("status 0", "HTTP/1.1 000 OK\r\n" + EVIL),
                arguments("a negative status", "HTTP/1.1 -20 OK\r\n" + EVIL),
                arguments("a status that is no number", "HTTP/1.1 2x0 OK\r\n" + EVIL),
                arguments("a status with a dot", "HTTP/1.1 200.1 OK\r\n" + EVIL),
                arguments("HTTP/2", "HTTP/2.0 200 OK\r\n" + EVIL),
                arguments("HTTP/1.2", "HTTP/1.2 200 OK\r\n" + EVIL),
                arguments("HTTP/0.9", "<html>evil</html>\r\n"),
                arguments("another protocol", "ICY 200 OK\r\n" + EVIL),
                arguments("its name in small letters", "http/1.1 200 OK\r\n" + EVIL),
                arguments("a NUL in the reason", "HTTP/1.1 200 O\0K\r\n" + EVIL),
                arguments("a NUL in a header", HEAD + "Y: \0\r\n" + EVIL),
                arguments("a CR in a header", HEAD + "Y: a\rb\r\n" + EVIL),
                arguments("an LF in a header", HEAD + "Y: a\nSet-Cookie: evil\r\n" + EVIL),
                arguments("a folded header", HEAD + "Y: a\r\n evil\r\n" + EVIL),
                arguments("a blank before the colon", HEAD + "Y : a\r\n" + EVIL),
                arguments("a header without a name", HEAD + ": a\r\n" + EVIL),
                arguments("a header without a colon", HEAD + "Y\r\n" + EVIL),
                arguments("an empty line of LF alone", HEAD + "\nevil"),
                arguments("two lengths", HEAD + "Content-Length: 0\r\n" + EVIL),
                arguments("the same length twice", HEAD + "Content-Length: 4\r\n" + EVIL),
                arguments("two lengths in one", HEAD + "Content-Length: 4, 4\r\n\r\nevil"),
                arguments("a signed length", HEAD + "Content-Length: +4\r\n\r\nevil"),
                arguments("a negative length", HEAD + "Content-Length: -4\r\n\r\nevil"),
                arguments("a length that is no number", HEAD + "Content-Length: four\r\n\r\nevil"),
                arguments("a length beyond all bounds", HEAD + "Content-Length: 99999999999999999999\r\n\r\nevil"),
                arguments("a length and chunks", HEAD + "Content-Length: 4\r\nTransfer-Encoding: chunked" + chunks),
                arguments("another coding", HEAD + "Transfer-Encoding: gzip" + chunks),
                arguments("two codings", HEAD + "Transfer-Encoding: gzip, chunked" + chunks),
                arguments("chunked twice", HEAD + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked" + chunks),
                arguments("chunked but for a letter", HEAD + "Transfer-Encoding: xchunked" + chunks),
                arguments("chunks in HTTP/1.0", "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked" + chunks),
                arguments("more than 100 headers", HEAD + "Y: a\r\n".repeat(101) + EVIL),
                arguments("a head of more than 64 KiB", HEAD + "Y: " + "y".repeat(70_000) + "\r\n" + EVIL),
                arguments("a first line without end", "HTTP/1.1 200 " + "evil".repeat(20_000)),
                arguments("a head that is cut", HEAD + "Content-Le"),
                arguments("a 101 that nobody asked for", SWITCH + "evil"));
    }

    @ParameterizedTest(name = "{0} is answered 502")
    @MethodSource("invalid")
    void aResponseThatIsNoneIsA502AndNothingOfItReachesTheViewer(String what, String response) throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(
                        wire -> {
                            wire.readHead();
                            wire.send(response).sendEnd().readToEnd();
                        },
                        answering(OK));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            String all = viewer.send(GET + GET).sendEnd().readToEnd();

            assertThat(all)
                    .startsWith("HTTP/1.1 502 Bad Gateway\r\n")
                    .contains("X-Cache: Error from cloudfront\r\n")
                    .contains("\nHTTP/1.1 200 OK\r\n")
                    .endsWith("\r\n\r\nok")
                    .doesNotContain("evil");
            assertThat(origin.connectionCount()).isEqualTo(2);
        }
    }

    static Stream<Arguments> badBodies() {
        return Stream.of(
                arguments("a chunk without a size", "\r\nevil\r\n0\r\n\r\n"),
                arguments("a chunk of negative size", "-4\r\nevil\r\n0\r\n\r\n"),
                arguments("a chunk size with 0x", "0x4\r\nevil\r\n0\r\n\r\n"),
                arguments("a chunk size with a blank", "4 \r\nevil\r\n0\r\n\r\n"),
                arguments("a chunk size beyond all bounds", "10000000000000004\r\nevil\r\n0\r\n\r\n"),
                arguments("a chunk size that ends with LF", "4\nevil\r\n0\r\n\r\n"),
                arguments("an over-long extension", "4;" + "x".repeat(1_000) + "\r\nevil\r\n0\r\n\r\n"),
                arguments("a bad trailer", "0\r\nevil\r\n\r\n"),
                arguments("a forbidden trailer", "0\r\nContent-Length: 666\r\n\r\n"));
    }

    @ParameterizedTest(name = "{0} cuts the response")
    @MethodSource("badBodies")
    void aBadBodyIsCutSoThatTheViewerSeesIt(String what, String rest) throws Exception {
        CompletableFuture<Void> headSeen = new CompletableFuture<>();
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    wire.readHead();
                    wire.send(CHUNKED);
                    headSeen.get(Patience.SECONDS, TimeUnit.SECONDS);
                    wire.send(rest).readToEnd();
                });
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send(GET).readHead();
            headSeen.complete(null);

            assertThat(viewer.readToEnd()).isEqualTo("4\r\ngood\r\n");
        }
    }

    @Test
    void dataBehindAChunkOtherThanALineEndCutsTheResponse() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(
                        answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\ngoodevil\r\n0\r\n\r\n"));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send(GET).readHead();

            assertThat(viewer.readToEnd()).isEqualTo("4\r\ngood\r\n");
        }
    }

    static Stream<Arguments> bodiless() {
        return Stream.of(
                arguments("204 with a length", GET, "HTTP/1.1 204 No Content\r\nContent-Length: 4\r\n\r\n"),
                arguments("204 with chunks", GET, "HTTP/1.1 204 No Content\r\nTransfer-Encoding: chunked\r\n\r\n"),
                arguments("304 with chunks", GET, "HTTP/1.1 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n"),
                arguments(
                        "HEAD with chunks",
                        "HEAD" + GET.substring(3),
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodiless")
    void aBodyWhereNoneCanBeReachesNobody(String what, String request, String response) throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(
                        wire -> {
                            wire.readHead();
                            wire.send(response + "evil").readToEnd();
                        },
                        answering(OK));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            String head = viewer.send(request).readHead();

            assertThat(head).startsWith(response.substring(0, 12)).doesNotContain("Content-Length");
            assertThat(viewer.send(GET).sendEnd().readToEnd())
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .endsWith("\r\n\r\nok");
            assertThat(origin.connectionCount()).isEqualTo(2);
        }
    }

    @Test
    void aResponseThatComesUnaskedReachesNoOtherViewer() throws Exception {
        CompletableFuture<Void> firstAnswered = new CompletableFuture<>();
        CompletableFuture<Void> dropped = new CompletableFuture<>();
        try (ScriptedOrigin origin = new ScriptedOrigin(
                        wire -> {
                            wire.readHead();
                            wire.send(OK);
                            firstAnswered.get(Patience.SECONDS, TimeUnit.SECONDS);
                            wire.send("HTTP/1.1 200 OK\r\n" + EVIL).readToEnd();
                            dropped.complete(null);
                        },
                        answering(OK));
                Edge edge = edge(origin);
                Wire one = viewer(edge);
                Wire other = viewer(edge)) {
            one.send(GET).readTo("\r\n\r\nok");
            firstAnswered.complete(null);
            dropped.get(Patience.SECONDS, TimeUnit.SECONDS);

            assertThat(other.send(GET).sendEnd().readToEnd())
                    .endsWith("\r\n\r\nok")
                    .doesNotContain("evil");
        }
    }

    @Test
    void aFloodOfInterimResponsesIsA502() throws Exception {
        try (ScriptedOrigin origin =
                        new ScriptedOrigin(answering("HTTP/1.1 103 Early Hints\r\n\r\n".repeat(1_000) + OK));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            String all = viewer.send(GET).sendEnd().readToEnd();

            assertThat(all).contains("HTTP/1.1 502 ").doesNotContain("HTTP/1.1 200 ");
            assertThat(all.split("HTTP/1.1 103 ")).hasSizeLessThan(20);
        }
    }

    @Test
    void anEmptyReasonAndAnOddStatusPass() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering("HTTP/1.1 799\r\nContent-Length: 0\r\n\r\n"));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            assertThat(viewer.send(GET).readHead()).startsWith("HTTP/1.1 799 ");
        }
    }
}
