package longwire.edge;

import static longwire.edge.ScriptedOrigin.answering;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/2 as the JDK's client speaks it. */
class Http2Test {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "openssl"})
    void aRequestAndItsResponsePass(String provider) throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = edge(origin, "tls.provider=" + provider)) {
            HttpResponse<String> response = send(client(), to(edge, "/a?b=c"));

            assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("ok");
        }
    }

    @Test
    void whoeverOffersHttp1AloneGetsIt() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = edge(origin)) {
            HttpClient client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .sslContext(TrustAll.context())
                    .build();

            HttpResponse<String> response = send(client, to(edge, "/"));

            assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            assertThat(response.body()).isEqualTo("ok");
        }
    }

    @Test
    void itIsNotOfferedUnlessTheSettingsSaySo() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = EdgeFixture.edge(origin, EdgeFixture.tls());
                SSLSocket viewer = FrameWire.secure(edge.secureEndpoint().orElseThrow(), "h2", "http/1.1")) {
            assertThat(viewer.getApplicationProtocol()).isNotEqualTo("h2");
        }
    }

    @Test
    void itsPrefaceIsRefusedWithoutTls() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = edge(origin);
                Wire viewer = EdgeFixture.viewer(edge)) {
            String all = viewer.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").readToEnd();

            assertThat(all).matches("(?s)HTTP/1\\.1 (400|505) .*Connection: close.*");
            assertThat(origin.connectionCount()).isZero();
        }
    }

    @Test
    void headersAreTreatedAsThoseOfHttp1() throws Exception {
        String[] head = new String[1];
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    head[0] = wire.readHead();
                    wire.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: X-Mine\r\nX-Mine: 1\r\n"
                            + "Keep-Alive: timeout=5\r\nSet-Cookie: a=b\r\nSet-Cookie: c=d\r\nX-Upper: Ü\r\n\r\n");
                });
                Edge edge = edge(origin)) {
            HttpRequest request = to(edge, "/p%20q?r=%2F")
                    .header("Cookie", "a=b; c=d")
                    .header("X-Forwarded-For", "10.0.0.1")
                    .header("X-Amz-Cf-Id", "forged")
                    .header("Proxy-Authorization", "x")
                    .build();

            HttpResponse<String> response = client().send(request, BodyHandlers.ofString());

            assertThat(head[0])
                    .startsWith("GET /p%20q?r=%2F HTTP/1.1\r\n")
                    .containsIgnoringCase("host: " + origin.endpoint() + "\r\n")
                    .containsIgnoringCase("x-forwarded-for: 10.0.0.1, 127.0.0.1\r\n")
                    .containsIgnoringCase("cookie: a=b; c=d\r\n")
                    .containsIgnoringCase("via: 2.0 longwire")
                    .containsIgnoringCase("connection: keep-alive\r\n")
                    .doesNotContain("forged")
                    .doesNotContainIgnoringCase("proxy-", "content-length", "transfer-encoding");
            assertThat(response.headers().map())
                    .containsEntry("set-cookie", List.of("a=b", "c=d"))
                    .containsEntry("x-cache", List.of("Miss from cloudfront"))
                    .containsKeys("x-amz-cf-pop", "x-amz-cf-id", "via")
                    .doesNotContainKeys("connection", "keep-alive", "x-mine", "transfer-encoding");
        }
    }

    @Test
    void requestsOfOneConnectionAreAnsweredEachInItsTime() throws Exception {
        CompletableFuture<Void> second = new CompletableFuture<>();
        try (ScriptedOrigin origin = new ScriptedOrigin(
                        wire -> {
                            wire.readHead();
                            second.get();
                            wire.send(OK);
                        },
                        answering(OK));
                Edge edge = edge(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            viewer.get(1, "/slow");
            EdgeFixture.awaitCounter(edge, "originConnections", 1);
            viewer.get(3, "/fast");

            assertThat(viewer.head(3).status()).hasToString("200");
            second.complete(null);
            assertThat(viewer.head(1).status()).hasToString("200");
        }
    }

    @Test
    void aLargeBodyPassesBothWaysWithAndWithoutALength() throws Exception {
        byte[] body = new byte[4 << 20];
        Arrays.fill(body, (byte) 'x');
        List<String> heads = new ArrayList<>();
        try (ScriptedOrigin origin = new ScriptedOrigin(
                        wire -> {
                            heads.add(wire.readHead());
                            byte[] read = wire.socket().getInputStream().readNBytes(body.length);
                            wire.send("HTTP/1.1 200 OK\r\nContent-Length: " + read.length + "\r\n\r\n")
                                    .send(read);
                        },
                        wire -> {
                            heads.add(wire.readHead());
                            assertThat(wire.readTo("\r\n0\r\n\r\n")).contains("a body");
                            wire.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n");
                        });
                Edge edge = edge(origin)) {
            HttpClient client = client();

            HttpRequest known =
                    to(edge, "/").POST(BodyPublishers.ofByteArray(body)).build();
            assertThat(client.send(known, BodyHandlers.ofByteArray()).body()).isEqualTo(body);
            HttpRequest unknown = to(edge, "/")
                    .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString("a body")))
                    .build();
            assertThat(client.send(unknown, BodyHandlers.ofString()).body()).isEqualTo("body");

            assertThat(heads.get(0)).containsIgnoringCase("content-length: " + body.length);
            assertThat(heads.get(1)).containsIgnoringCase("transfer-encoding: chunked");
        }
    }

    @Test
    void headHasAHeadOnlyAndItsLength() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n"));
                Edge edge = edge(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            for (int stream : new int[] {1, 3}) {
                viewer.headers(stream, FrameWire.END_STREAM, FrameWire.request("HEAD", "/"));

                assertThat(viewer.head(stream).get("content-length")).hasToString("10");
                assertThat(viewer.body(stream)).isEmpty();
            }
        }
    }

    @Test
    void interimResponsesArePassedOnAndTrailersAreNot() throws Exception {
        try (ScriptedOrigin origin =
                        new ScriptedOrigin(answering("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\n"
                                + "Transfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\nX-Sum: 1\r\n\r\n"));
                Edge edge = edge(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            viewer.get(1, "/");

            assertThat(viewer.head(1).status()).hasToString("103");
            assertThat(viewer.head(1).status()).hasToString("200");
            assertThat(viewer.body(1)).isEqualTo("ok");
        }
    }

    @Test
    void aViewerThatWaitsForConsentGetsItFromTheEdge() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    assertThat(wire.readHead()).doesNotContainIgnoringCase("expect");
                    wire.read(3);
                    wire.send(OK);
                });
                Edge edge = edge(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            viewer.headers(1, 0, FrameWire.request("PUT", "/", "content-length", "3", "expect", "100-continue"));

            assertThat(viewer.head(1).status()).hasToString("100");
            viewer.data(1, FrameWire.END_STREAM, "abc");
            assertThat(viewer.head(1).status()).hasToString("200");
            origin.awaitScripts();
        }
    }

    @Test
    void anOriginThatCannotBeReachedIsA502AndTheConnectionGoesOn() throws Exception {
        ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
        origin.close();
        try (Edge edge = edge(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            for (int stream : new int[] {1, 3}) {
                assertThat(viewer.get(stream, "/").head(stream).status()).hasToString("502");
                assertThat(viewer.body(stream)).contains("Bad Gateway");
            }
            EdgeFixture.awaitCounter(edge, "errors", 2);
        }
    }

    @Test
    void anOriginThatDoesNotAnswerIsA504() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(Wire::readToEnd);
                Edge edge = edge(origin, "origin.response-timeout=100ms")) {
            assertThat(send(client(), to(edge, "/")).statusCode()).isEqualTo(504);
        }
    }

    @Test
    void anOriginThatDiesInTheMiddleResetsTheStream() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    wire.readHead();
                    wire.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\npart");
                });
                Edge edge = edge(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            viewer.get(1, "/").head(1);

            assertThat(viewer.end(1)).isEqualTo("RST_STREAM 2");
            EdgeFixture.awaitCounter(edge, "errors", 1);
        }
    }

    @Test
    void everyStreamIsCountedAndWrittenDown(@TempDir Path directory) throws Exception {
        Path log = directory.resolve("access.log");
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK))) {
            try (Edge edge = edge(origin, "access-log=\"" + log + "\"")) {
                HttpClient client = client();
                send(client, to(edge, "/one"));
                send(client, to(edge, "/two"));
                EdgeFixture.awaitCounter(edge, "status2xx", 2);
                assertThat(edge.counters()).containsEntry("requests", 2L).containsEntry("connections", 1L);
            }
        }
        String lines = Files.readString(log);

        assertThat(lines).containsPattern("\tGET\t\\S+\t/one\t200\t.*\thttps\t.*\tHTTP/2\\.0\t");
        assertThat(lines).containsPattern("\tGET\t\\S+\t/two\t200\t.*\thttps\t.*\tHTTP/2\\.0\t");
    }

    private static Edge edge(ScriptedOrigin origin, String... settings) {
        return EdgeFixture.edgeOfHttp2(origin, settings);
    }

    private static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .sslContext(TrustAll.context())
                .build();
    }

    private static HttpRequest.Builder to(Edge edge, String target) {
        return HttpRequest.newBuilder(
                URI.create("https://" + edge.secureEndpoint().orElseThrow() + target));
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
