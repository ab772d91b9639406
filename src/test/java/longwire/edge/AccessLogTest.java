package longwire.edge;

import static longwire.edge.EdgeFixture.edge;
import static longwire.edge.EdgeFixture.viewer;
import static longwire.edge.ScriptedOrigin.HANDSHAKE;
import static longwire.edge.ScriptedOrigin.OK;
import static longwire.edge.ScriptedOrigin.answering;
import static longwire.edge.ScriptedOrigin.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import longwire.clock.Patience;
import longwire.network.ReservedPort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The row "access log", of one request after another; files that change are {@link AccessLogChangeTest}'s. */
class AccessLogTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    private final ReservedPort nobody = new ReservedPort();

    @TempDir
    private Path directory;

    private AccessLogFile log;

    @AfterEach
    void giveUpThePort() {
        nobody.close();
    }

    @BeforeEach
    void nameLog() {
        log = new AccessLogFile(directory.resolve("access.log"));
    }

    @Test
    void aRequestIsALineOf33Fields() throws Exception {
        String request = "POST /a%20b/c?d=%25&e HTTP/1.1\r\nHost: www.example:80\r\nReferer: http://r.example/\r\n"
                + "User-Agent: A \"b\"\tc\\d%\u00e9\r\nCookie: k=v; l=w\r\nX-Forwarded-For: 10.0.0.1\r\n"
                + "Content-Length: 0\r\n\r\n";
        String answer = "HTTP/1.1 206 Partial Content\r\nContent-Type: text/html; charset=x\r\nContent-Length: 2\r\n"
                + "Content-Range: bytes 10-11/20\r\n\r\nok";
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(answer));
                Edge edge = edge(origin, log.setting());
                Wire viewer = viewer(edge)) {
            String response = viewer.send(request).readTo("\r\n\r\nok");

            Map<String, String> line = log.await(1).get(0);
            LocalDate.parse(line.remove("date"));
            LocalTime.parse(line.remove("time"));
            assertThat(Double.parseDouble(line.remove("time-taken")))
                    .isGreaterThanOrEqualTo(Double.parseDouble(line.remove("time-to-first-byte")))
                    .isLessThan(Patience.SECONDS);
            assertThat(response).contains("X-Amz-Cf-Id: " + line.remove("x-edge-request-id") + "\r\n");
            assertThat(response).contains("X-Amz-Cf-Pop: " + line.remove("x-edge-location") + "\r\n");
            Map<String, String> rest = Map.ofEntries(
                    Map.entry("sc-bytes", "" + response.length()),
                    Map.entry("c-ip", "127.0.0.1"),
                    Map.entry("cs-method", "POST"),
                    Map.entry("cs(Host)", "www.example:80"),
                    Map.entry("cs-uri-stem", "/a%20b/c"),
                    Map.entry("sc-status", "206"),
                    Map.entry("cs(Referer)", "http://r.example/"),
                    Map.entry("cs(User-Agent)", "A%20%22b%22%09c%5Cd%25%E9"),
                    Map.entry("cs-uri-query", "d=%25&e"),
                    Map.entry("cs(Cookie)", "k=v;%20l=w"),
                    Map.entry("x-edge-result-type", "Miss"),
                    Map.entry("x-host-header", "www.example:80"),
                    Map.entry("cs-protocol", "http"),
                    Map.entry("cs-bytes", "" + request.length()),
                    Map.entry("x-forwarded-for", "10.0.0.1"),
                    Map.entry("ssl-protocol", "-"),
                    Map.entry("ssl-cipher", "-"),
                    Map.entry("x-edge-response-result-type", "Miss"),
                    Map.entry("cs-protocol-version", "HTTP/1.1"),
                    Map.entry("fle-status", "-"),
                    Map.entry("fle-encrypted-fields", "-"),
                    Map.entry("c-port", "" + viewer.socket().getLocalPort()),
                    Map.entry("x-edge-detailed-result-type", "Miss"),
                    Map.entry("sc-content-type", "text/html;%20charset=x"),
                    Map.entry("sc-content-len", "2"),
                    Map.entry("sc-range-start", "10"),
                    Map.entry("sc-range-end", "11"));
            assertThat(line).containsExactlyInAnyOrderEntriesOf(rest);
        }
    }

    static Stream<Arguments> endings() {
        String chunk = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\npart\r\n";
        return Stream.of(
                arguments("the origin's answer", GET, OK, 200, "Miss", "Miss"),
                arguments("not modified", GET, "HTTP/1.1 304 Not Modified\r\n\r\n", 304, "Miss", "Miss"),
                arguments("the origin's redirect", GET, status("302 Found"), 302, "Redirect", "Redirect"),
                arguments("the origin's refusal", GET, status("404 Not Found"), 404, "Error", "OriginError"),
                arguments("the origin's failure", GET, status("500 Oh"), 500, "Error", "OriginError"),
                arguments("a refused upgrade", HANDSHAKE, status("403 No"), 403, "Error", "OriginError"),
                arguments("no Host", "GET / HTTP/1.1\r\n\r\n", OK, 400, "Error", "InvalidRequest"),
                arguments("a long URL", GET.replace(" /", " /" + "u".repeat(9000)), OK, 413, "Error", "InvalidRequest"),
                arguments("a method", GET.replace("GET", "TRACE"), OK, 403, "Error", "InvalidRequestMethod"),
                arguments("no version", HANDSHAKE.replace("n: 13", "n: 12"), OK, 426, "Error", "InvalidRequest"),
                arguments("policy", GET.replace(" /", " /away"), OK, 301, "Redirect", "Redirect"),
                arguments("policy", GET.replace(" /", " /never"), OK, 403, "Error", "Error"),
                arguments("no connection", GET.replace(" /", " /refused"), OK, 502, "Error", "OriginConnectError"),
                arguments("no answer", GET, "", 504, "Error", "OriginReadError"),
                arguments("an end at once", GET, "\0", 502, "Error", "OriginCommError"),
                arguments("no HTTP", GET, "SSH-2.0-server\r\n\r\n", 502, "Error", "OriginInvalidResponseError"),
                arguments("a 101 unasked", GET, ScriptedOrigin.SWITCH, 502, "Error", "OriginInvalidResponseError"),
                arguments("silence in the middle", GET, chunk, 200, "Error", "OriginReadError"),
                arguments("an end in the middle", GET, chunk + "\0", 200, "Error", "OriginCommError"));
    }

    /** An answer that ends in NUL is followed by the connection's end, any other by silence. */
    @ParameterizedTest(name = "{0}: {3} {4} {5}")
    @MethodSource("endings")
    void howARequestEndedStandsInItsLine(
            String what, String request, String answer, int status, String coarse, String detailed) throws Exception {
        boolean ends = answer.endsWith("\0");
        String[] behaviours = {
            "behaviours=[{path=/away,viewer-protocol-policy=redirect-to-https},"
                    + "{path=/never,viewer-protocol-policy=https-only},{path=/refused,origin=nobody}]",
            "origins.nobody.http-port=" + nobody.endpoint().port(),
            "origin.response-timeout=" + (detailed.equals("OriginReadError") ? "1s" : Patience.SECONDS + "s"),
            "origin.connect-attempts=1",
            EdgeFixture.tls(),
            log.setting()
        };
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    wire.readHead();
                    wire.send(ends ? answer.substring(0, answer.length() - 1) : answer);
                    if (!ends) {
                        wire.readToEnd();
                    }
                });
                Edge edge = edge(origin, behaviours);
                Wire viewer = viewer(edge)) {
            viewer.send(request).readHead();

            Map<String, String> line = log.await(1).get(0);
            assertThat(line)
                    .containsEntry("sc-status", "" + status)
                    .containsEntry("x-edge-result-type", coarse)
                    .containsEntry("x-edge-response-result-type", coarse)
                    .containsEntry("x-edge-detailed-result-type", detailed)
                    .containsEntry("cs-bytes", "" + request.length())
                    .containsEntry("cs-protocol", request.equals(HANDSHAKE) || status == 426 ? "ws" : "http");
        }
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({"before the head, 000, ClientHungUpRequest", "in the middle, 200, ClientCommError"})
    void aViewerThatLeavesFirstIsNotTheOriginsFault(String when, String status, String detailed) throws Exception {
        CompletableFuture<Void> asked = new CompletableFuture<>();
        CompletableFuture<Void> over = new CompletableFuture<>();
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    wire.readHead();
                    if (status.equals("200")) {
                        wire.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\npart");
                    }
                    asked.complete(null);
                    over.get(Patience.SECONDS, TimeUnit.SECONDS);
                });
                Edge edge = edge(origin, log.setting());
                Wire viewer = viewer(edge)) {
            viewer.send(GET);
            asked.get(Patience.SECONDS, TimeUnit.SECONDS);
            if (status.equals("200")) {
                viewer.readTo("part");
            }
            viewer.reset();

            assertThat(log.await(1).get(0))
                    .containsEntry("sc-status", status)
                    .containsEntry("x-edge-result-type", "Error")
                    .containsEntry("x-edge-detailed-result-type", detailed);
            over.complete(null);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "ws,  ''",
        "ws,  sockets.data-path=channels",
        "wss, ''",
        "wss, tls.provider=openssl",
    })
    void aWebSocketIsALineWhenItClosesWithItsBytesEachWay(String protocol, String setting) throws Exception {
        String fromViewer = "v".repeat(100_000);
        boolean secure = protocol.equals("wss");
        String[] settings = Stream.concat(
                        Stream.of(log.setting(), EdgeFixture.tls()), Arrays.stream(setting.split(" ")))
                .filter(text -> !text.isEmpty())
                .toArray(String[]::new);
        try (ScriptedOrigin origin = new ScriptedOrigin(serving(new ArrayList<>()));
                Edge edge = edge(origin, settings);
                Wire other = viewer(edge);
                Wire viewer = secure ? EdgeFixture.secureViewer(edge) : viewer(edge)) {
            // A part of it comes together with the handshake.
            int received =
                    viewer.send(HANDSHAKE + "early").readHead().length() + "early".length() + fromViewer.length();
            viewer.read(5);
            viewer.send(fromViewer).read(fromViewer.length());
            other.send(GET).readTo("\r\n\r\nok");

            assertThat(log.await(1)).extracting(line -> line.get("cs-protocol")).containsExactly("http");
            viewer.socket().close();

            assertThat(log.await(2).get(1))
                    .containsEntry("sc-status", "101")
                    .containsEntry("cs-protocol", protocol)
                    .containsEntry("cs-method", "GET")
                    .containsEntry("cs-uri-stem", "/chat")
                    .containsEntry("x-edge-result-type", "Miss")
                    .containsEntry("x-edge-detailed-result-type", "Miss")
                    .containsEntry("sc-bytes", "" + received)
                    .containsEntry("cs-bytes", "" + (HANDSHAKE.length() + 5 + fromViewer.length()))
                    .containsEntry("ssl-protocol", secure ? "TLSv1.3" : "-")
                    .hasEntrySatisfying(
                            "ssl-cipher", cipher -> assertThat(cipher).matches(secure ? "TLS_(AES|CHACHA20)_.*" : "-"));
        }
    }

    @Test
    void everyRequestOfAConnectionHasItsOwnBytesAndItsOwnId() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = edge(origin, log.setting());
                Wire viewer = viewer(edge)) {
            viewer.send(GET + GET + GET);
            int length = viewer.readTo("\r\n\r\nok").length();
            viewer.readTo("\r\n\r\nok");
            viewer.readTo("\r\n\r\nok");

            List<Map<String, String>> lines = log.await(3);

            assertThat(lines).allSatisfy(line -> assertThat(line)
                    .containsEntry("cs-bytes", "" + GET.length())
                    .containsEntry("sc-bytes", "" + length));
            assertThat(lines).extracting(line -> line.get("x-edge-request-id")).doesNotHaveDuplicates();
        }
    }

    private static String status(String statusLine) {
        return "HTTP/1.1 " + statusLine + "\r\nContent-Length: 0\r\n\r\n";
    }
}
