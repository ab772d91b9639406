package longwire.edge;

import static longwire.edge.EdgeFixture.edge;
import static longwire.edge.EdgeFixture.viewer;
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

/** EDGE.md, rule 6 of the tunnel, for where a request ends: lengths, transfer codings, chunks and trailers. */
class BodyFramingTest {
    private static final String POST = "POST / HTTP/1.1\r\nHost: a\r\n";
    private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";

    static Stream<Arguments> refused() {
        String chunks = "\r\n\r\n0\r\n\r\n";
        return Stream.of(
                arguments("two lengths", POST + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400),
                arguments("the same length twice", POST + "Content-Length: 1\r\nContent-Length: 1\r\n\r\na", 400),
                arguments(
                        "a length in other letters too", POST + "Content-Length: 1\r\ncontent-length: 2\r\n\r\na", 400),
                arguments(
                        "two lengths of a GET",
                        "GET" + POST.substring(4) + "Content-Length: 0\r\n".repeat(2) + "\r\n",
                        400),
                arguments(
                        "a length and chunks", POST + "Content-Length: 1\r\nTransfer-Encoding: chunked" + chunks, 400),
                arguments(
                        "chunks and a length", POST + "Transfer-Encoding: chunked\r\nContent-Length: 5" + chunks, 400),
                arguments(
                        "chunks and an empty length",
                        POST + "Transfer-Encoding: chunked\r\nContent-Length:" + chunks,
                        400),
                arguments("chunks in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked" + chunks, 400),
                arguments(
                        "chunked in two headers",
                        POST + "Transfer-Encoding: chunked\r\n".repeat(2) + "\r\n0\r\n\r\n",
                        400),
                arguments(
                        "another coding in a second header",
                        POST + "Transfer-Encoding: chunked\r\nTransfer-Encoding: x" + chunks,
                        400),
                arguments(
                        "a blank before the colon of Transfer-Encoding",
                        POST + "Content-Length: 5\r\nTransfer-Encoding : chunked" + chunks,
                        400),
                arguments("a folded Transfer-Encoding", POST + "Transfer-Encoding:\r\n chunked" + chunks, 400),
                arguments("a GET with a length", "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\na", 403),
                arguments(
                        "a GET with chunks", "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked" + chunks, 403));
    }

    @ParameterizedTest(name = "{0} is answered {2}")
    @MethodSource("refused")
    void aBodyWhoseEndIsInDoubtIsRefusedAndNothingReachesTheOrigin(String what, String request, int status)
            throws Exception {
        RawRequest.assertRefused(request, status);
    }

    @ParameterizedTest(name = "Content-Length: {0}")
    @ValueSource(
            strings = {
                "",
                "+1",
                "-1",
                "0x1",
                "1 1",
                "1,1",
                "1, 1",
                "1;a",
                "1.0",
                "1e0",
                "a",
                "\u00b2",
                "\"1\"",
                "18446744073709551617",
                "9223372036854775808",
                "00000000000000000000000000001"
            })
    void aLengthThatIsNoneIsRefused(String length) throws Exception {
        RawRequest.assertRefused(POST + "Content-Length: " + length + "\r\n\r\na", 400);
    }

    @ParameterizedTest(name = "Transfer-Encoding: {0}")
    @ValueSource(
            strings = {
                "",
                "gzip",
                "gzip, chunked",
                "chunked, gzip",
                "chunked, chunked",
                "chunked,",
                ",chunked",
                "xchunked",
                "chunkedx",
                "chunked;a=b",
                "chunked; q=0",
                "identity",
                "identity, chunked",
                "\u000bchunked",
                "\u000cchunked",
                "chunked\u000b",
                "\"chunked\"",
                "chunked\0",
                "x chunked",
                "chun ked",
                "c\u00e9hunked",
                "chunked\u00a0"
            })
    void aTransferCodingThatIsNotChunkedAloneIsRefused(String coding) throws Exception {
        RawRequest.assertRefused(POST + "Transfer-Encoding: " + coding + "\r\n\r\n0\r\n\r\n", 400);
    }

    static Stream<Arguments> badChunks() {
        return Stream.of(
                arguments("a negative size", "-1\r\na\r\n"),
                arguments("a signed size", "+1\r\na\r\n"),
                arguments("a size with 0x", "0x1\r\na\r\n"),
                arguments("an empty size", "\r\na\r\n"),
                arguments("a blank before the size", " 1\r\na\r\n"),
                arguments("a blank behind the size", "1 \r\na\r\n"),
                arguments("a tab behind the size", "1\t\r\na\r\n"),
                arguments("a blank before an extension", "1 ;a\r\na\r\n"),
                arguments("no hexadecimal digit", "1g\r\na\r\n"),
                arguments("an underscore", "1_0\r\na\r\n"),
                arguments("a digit beyond ASCII", "1\u00b2\r\na\r\n"),
                arguments("a size of 2 to the 64", "10000000000000000\r\na\r\n"),
                arguments("a size of 2 to the 64, and 1", "10000000000000001\r\na\r\n"),
                arguments("a size beyond a signed number", "8000000000000000\r\na\r\n"),
                arguments("many zeros", "0".repeat(300) + "1\r\na\r\n"),
                arguments("a size line that ends with LF", "1\na\r\n0\r\n\r\n"),
                arguments("a size line that ends with CR", "1\ra\r\n0\r\n\r\n"),
                arguments("a NUL behind the size", "1\0\r\na\r\n"),
                arguments("an LF in an extension", "1;a\nb\r\na\r\n"),
                arguments("a CR in an extension", "1;a\rb\r\na\r\n"),
                arguments("an LF in a quoted extension", "1;a=\"\n\"\r\na\r\n"),
                arguments("an extension without a name", "1;\r\na\r\n"),
                arguments("an extension without a value", "1;a=\r\na\r\n"),
                arguments("an extension whose quotation has no end", "1;a=\"b\r\na\r\n"),
                arguments("an extension behind a quotation", "1;a=\"b\"c\r\na\r\n"),
                arguments("an over-long extension", "1;a=" + "b".repeat(10_000) + "\r\na\r\n"),
                arguments("an extension without end", "1;a=" + "b".repeat(100_000)),
                arguments("no CR LF behind the data", "1\r\na0\r\n\r\n"),
                arguments("LF alone behind the data", "1\r\na\n0\r\n\r\n"),
                arguments("more data than the size says", "1\r\nab\r\n0\r\n\r\n"),
                arguments("two line ends behind the data", "1\r\na\r\n\r\n0\r\n\r\n"),
                arguments("LF alone behind the last chunk", "0\r\n\n"),
                arguments("a trailer without a name", "0\r\n: a\r\n\r\n"),
                arguments("a trailer with a blank before the colon", "0\r\nX : a\r\n\r\n"),
                arguments("a folded trailer", "0\r\nX: a\r\n b\r\n\r\n"),
                arguments("a request for a trailer", "0\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"),
                arguments("a NUL in a trailer", "0\r\nX: \0\r\n\r\n"),
                arguments("Content-Length in the trailers", "0\r\nContent-Length: 5\r\n\r\n"),
                arguments("Transfer-Encoding in the trailers", "0\r\ntransfer-encoding: chunked\r\n\r\n"),
                arguments("Host in the trailers", "0\r\nHost: b\r\n\r\n"));
    }

    @ParameterizedTest(name = "{0} is answered 400")
    @MethodSource("badChunks")
    void aBadChunkIsRefusedAndNothingReachesTheOrigin(String what, String body) throws Exception {
        RawRequest.assertRefused(CHUNKED + body, 400);
    }

    @Test
    void moreTrailersThan100AreRefused() throws Exception {
        RawRequest.assertRefused(CHUNKED + "0\r\n" + "X: a\r\n".repeat(101) + "\r\n", 413);
    }

    @Test
    void trailersWithoutEndAreRefused() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(Wire::readToEnd);
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            assertThat(viewer.send(CHUNKED + "0\r\nX: " + "x".repeat(100_000)).readToEnd())
                    .startsWith("HTTP/1.1 413 ");
        }
    }

    @Test
    void aBadChunkBehindAGoodOneEndsTheRequestAtTheOriginToo() throws Exception {
        CompletableFuture<Void> headCame = new CompletableFuture<>();
        CompletableFuture<String> rest = new CompletableFuture<>();
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    wire.readHead();
                    headCame.complete(null);
                    rest.complete(wire.readToEnd());
                });
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send(CHUNKED + "5\r\nhello\r\n");
            headCame.get(Patience.SECONDS, TimeUnit.SECONDS);
            String all = viewer.send("zz\r\n").readToEnd();

            assertThat(all).startsWith("HTTP/1.1 400");
            assertThat(rest.get(Patience.SECONDS, TimeUnit.SECONDS)).isEqualTo("5\r\nhello\r\n");
        }
    }

    @Test
    void chunksAreWrittenAnewWithoutExtensionsAndTrailers() throws Exception {
        String all = RawRequest.atOrigin(
                POST
                        + "Transfer-Encoding:\tCHUNKED \r\n\r\n00005;a=b;c;d=\"\\\";\"\r\nhello\r\n000\r\nX-Forwarded-For: b\r\n\r\n",
                "0\r\n\r\n");

        assertThat(all)
                .contains("Transfer-Encoding: chunked\r\n")
                .endsWith("\r\n\r\n5\r\nhello\r\n0\r\n\r\n")
                .doesNotContain("For: b");
    }

    @Test
    void aLengthIsWrittenAnewWithoutZerosThatCouldMakeItOctal() throws Exception {
        assertThat(RawRequest.atOrigin(POST + "Content-Length: 0010\r\n\r\n0123456789", "0123456789"))
                .contains("\r\nContent-Length: 10\r\n")
                .endsWith("\r\n\r\n0123456789");
    }

    @Test
    void aGetOfLength0HasNoBody() throws Exception {
        assertThat(RawRequest.headAtOrigin("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 00\r\n\r\n"))
                .contains("\r\nContent-Length: 0\r\n");
    }
}
