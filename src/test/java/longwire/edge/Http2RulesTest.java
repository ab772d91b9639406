package longwire.edge;

import static longwire.edge.FrameWire.END_STREAM;
import static longwire.edge.FrameWire.request;
import static longwire.edge.ScriptedOrigin.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import longwire.clock.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that HTTP/1.1 could not carry, or would read in another way, never get there. */
class Http2RulesTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final String PROTOCOL_ERROR = "RST_STREAM 1";

    static Stream<Arguments> malformed() {
        return Stream.of(
                arguments("a name in upper case", with("X-Upper", "1")),
                arguments("a name with a colon", with("a:b", "1")),
                arguments("a name with a blank", with("a b", "1")),
                arguments("a name with a line end", with("a\r\nb", "1")),
                arguments("a name with a zero", with("a\0", "1")),
                arguments("a name beyond ASCII", with("\u00e9", "1")),
                arguments("no name", with("", "1")),
                arguments("a value with a line end", with("a", "1\r\nevil: 1")),
                arguments("a value with a line feed", with("a", "1\nevil: 1")),
                arguments("a value with a carriage return", with("a", "1\revil")),
                arguments("a value with a zero", with("a", "1\0")),
                arguments("a value with a blank before it", with("a", " 1")),
                arguments("a value with a tab behind it", with("a", "1\t")),
                arguments("a cookie with a line end", with("cookie", "a=b\r\nevil: 1")),
                arguments("transfer-encoding", with("transfer-encoding", "chunked")),
                arguments("connection", with("connection", "x-forwarded-for")),
                arguments("keep-alive", with("keep-alive", "timeout=5")),
                arguments("proxy-connection", with("proxy-connection", "keep-alive")),
                arguments("upgrade", with("upgrade", "websocket")),
                arguments("te for more than trailers", with("te", "trailers, gzip")),
                arguments("a host of its own", with("host", "other.example")),
                arguments("two hosts", with("host", "example.com", "host", "example.com")),
                arguments("a length of a body that doesn't come", with("content-length", "5")),
                arguments("a length that is no number", with("content-length", "+0")),
                arguments("two lengths", with("content-length", "0", "content-length", "1")),
                arguments("an unknown pseudo-field", with(":proto", "1")),
                arguments("a response's pseudo-field", with(":status", "200")),
                arguments("a pseudo-field behind others", with("a", "1", ":path", "/")),
                arguments("a protocol without CONNECT", with(":protocol", "websocket")),
                arguments("two methods", fields(":method", "GET", ":method", "POST", ":path", "/")),
                arguments("two paths", fields(":method", "GET", ":path", "/", ":path", "/x")),
                arguments("two authorities", with(":authority", "example.com")),
                arguments("no method", fields(":path", "/")),
                arguments("no path", fields(":method", "GET")),
                arguments("an empty path", fields(":method", "GET", ":path", "")),
                arguments("no scheme", only(":method", "GET", ":path", "/", ":authority", "a")),
                arguments("no authority", only(":method", "GET", ":path", "/", ":scheme", "https")),
                arguments("an empty one", only(":method", "GET", ":path", "/", ":scheme", "https", ":authority", "")),
                arguments("the other scheme", only(request("GET", "/", ":scheme", "http"))),
                arguments("a method with a line end", only(request("GET / HTTP/1.1\r\nevil: 1\r\n", "/"))),
                arguments("a method with a blank", only(request("GET /x", "/"))),
                arguments("a path with a blank", only(request("GET", "/ HTTP/1.1"))),
                arguments("a path with a line end", only(request("GET", "/\r\nevil: 1"))),
                arguments("a path with a fragment", only(request("GET", "/#x"))),
                arguments("a path that is none", only(request("GET", "x"))),
                arguments("a URL for a path", only(request("GET", "https://other.example/"))),
                arguments("CONNECT with a path", only(request("CONNECT", "/"))),
                arguments("an authority with a user", authority("evil@example.com")),
                arguments("an authority with a path", authority("example.com/x")),
                arguments("an authority with a line end", authority("example.com\r\nevil: 1")),
                arguments("an authority with a blank", authority("example.com evil")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void aMalformedRequestIsAnErrorOfItsStream(String what, List<String> fields) throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            viewer.headers(1, END_STREAM, fields.toArray(String[]::new));

            assertThat(viewer.end(1)).isEqualTo(PROTOCOL_ERROR);
            assertThat(origin.connectionCount()).isZero();
            assertThat(viewer.get(3, "/").head(3).status()).hasToString("200");
        }
    }

    @ParameterizedTest
    @CsvSource({"TRACE, 403", "CONNECTED, 403", "get, 403", "DELETE, 200", "OPTIONS, 200"})
    void methodsAreThoseOfHttp1(String method, String status) throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            viewer.headers(1, END_STREAM, request(method, "/"));

            assertThat(viewer.head(1).status()).hasToString(status);
            viewer.body(1);
        }
    }

    @Test
    void connectIsNoMethodOfTheEdge() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            viewer.headers(1, 0, ":method", "CONNECT", ":authority", "example.com:443");

            assertThat(viewer.head(1).status()).hasToString("403");
            assertThat(origin.connectionCount()).isZero();
        }
    }

    @Test
    void getWithABodyIsRefusedAndTheBodyNotWaitedFor() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            viewer.headers(1, 0, request("GET", "/"));

            assertThat(viewer.head(1).status()).hasToString("403");
            viewer.body(1);
            assertThat(viewer.end(1)).isEqualTo("RST_STREAM 0");
            assertThat(viewer.get(3, "/").head(3).status()).hasToString("200");
        }
    }

    @Test
    void aUrlBeyondTheLimitIsA413() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            assertThat(viewer.get(1, "/" + "x".repeat(8_191)).head(1).status()).hasToString("200");
            assertThat(viewer.body(1)).isEqualTo("ok");
            assertThat(viewer.get(3, "/" + "x".repeat(8_192)).head(3).status()).hasToString("413");
        }
    }

    @Test
    void crumbsOfCookiesAreOneAndHostStandsForAnAuthority() throws Exception {
        List<String> heads = new CopyOnWriteArrayList<>();
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    heads.add(wire.readHead());
                    wire.send(OK);
                });
                Edge edge = EdgeFixture.edgeOfHttp2(origin, "behaviour.forward-host=true");
                FrameWire viewer = FrameWire.to(edge)) {
            viewer.headers(
                    1,
                    END_STREAM,
                    only(
                                    ":method",
                                    "GET",
                                    ":scheme",
                                    "https",
                                    ":path",
                                    "/%2e",
                                    "host",
                                    "a.example",
                                    "cookie",
                                    "a=b",
                                    "x",
                                    "1",
                                    "cookie",
                                    "c=d",
                                    "te",
                                    "trailers",
                                    "cookie",
                                    "e=f")
                            .toArray(String[]::new));

            assertThat(viewer.head(1).status()).hasToString("200");
            assertThat(heads.get(0))
                    .startsWith("GET /%2e HTTP/1.1\r\n")
                    .contains("cookie: a=b; c=d; e=f\r\n")
                    .containsIgnoringCase("host: a.example\r\n")
                    .doesNotContain("te: ");
        }
    }

    @ParameterizedTest(name = "{0} bytes where 5 were told")
    @CsvSource({"4", "6"})
    void aBodyOfAnotherLengthThanToldNeverPassesForAWholeOne(int bytes) throws Exception {
        CompletableFuture<String> received = new CompletableFuture<>();
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> received.complete(wire.readToEnd()));
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            viewer.headers(1, 0, request("POST", "/", "content-length", "5"));
            EdgeFixture.awaitCounter(edge, "originConnections", 1);
            viewer.data(1, END_STREAM, "x".repeat(bytes));

            assertThat(viewer.end(1)).isEqualTo(PROTOCOL_ERROR);
            assertThat(received.get(Patience.SECONDS, TimeUnit.SECONDS)).doesNotContain("xxxxx");
        }
    }

    @Test
    void trailersOfARequestEndItAndGoNoFurther() throws Exception {
        String[] received = new String[1];
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    received[0] = wire.readTo("\r\n0\r\n\r\n");
                    wire.send(OK);
                });
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            viewer.headers(1, 0, request("POST", "/")).data(1, 0, "hello").headers(1, END_STREAM, "x-trailer", "1");

            assertThat(viewer.head(1).status()).hasToString("200");
            assertThat(received[0]).contains("\r\n\r\n5\r\nhello\r\n0\r\n").doesNotContain("trailer");
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({":path, /", "transfer-encoding, chunked", "X-Upper, 1"})
    void malformedTrailersCancelTheRequest(String name, String value) throws Exception {
        CompletableFuture<String> received = new CompletableFuture<>();
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> received.complete(wire.readToEnd()));
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            viewer.headers(1, 0, request("POST", "/")).data(1, 0, "hello");
            EdgeFixture.awaitCounter(edge, "originConnections", 1);
            viewer.headers(1, END_STREAM, name, value);

            assertThat(viewer.end(1)).isEqualTo(PROTOCOL_ERROR);
            assertThat(received.get(Patience.SECONDS, TimeUnit.SECONDS)).doesNotContain("\r\n0\r\n");
        }
    }

    private static List<String> with(String... more) {
        return only(request("GET", "/", more));
    }

    private static List<String> fields(String... some) {
        return Stream.concat(Stream.of(some), Stream.of(":scheme", "https", ":authority", "example.com"))
                .toList();
    }

    private static List<String> authority(String authority) {
        return only(":method", "GET", ":scheme", "https", ":authority", authority, ":path", "/");
    }

    private static List<String> only(String... all) {
        return List.of(all);
    }
}
