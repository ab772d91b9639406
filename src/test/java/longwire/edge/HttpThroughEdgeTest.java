package longwire.edge;

import static longwire.edge.EdgeFixture.edge;
import static longwire.edge.EdgeFixture.viewer;
import static longwire.edge.ScriptedOrigin.answering;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import longwire.clock.Patience;
import org.junit.jupiter.api.Test;

class HttpThroughEdgeTest {
    private static final String GET = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String LAST_GET = "GET /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    @Test
    void requestsOfAllViewersShareOneConnectionToTheOrigin() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = edge(origin);
                Wire one = viewer(edge);
                Wire other = viewer(edge)) {
            for (Wire viewer : List.of(one, other, one)) {
                assertThat(viewer.send(GET).readHead()).startsWith("HTTP/1.1 200 OK");
                assertThat(viewer.read(2)).isEqualTo("ok");
            }

            assertThat(origin.connectionCount()).isEqualTo(1);
            assertThat(edge.counters()).containsEntry("requests", 3L).containsEntry("errors", 0L);
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInTheirOrder() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    for (String head = wire.readHead(); !head.isEmpty(); head = wire.readHead()) {
                        String target = head.split(" ")[1];
                        wire.send("HTTP/1.1 200 OK\r\nContent-Length: " + target.length() + "\r\n\r\n" + target);
                    }
                });
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send(GET.replace("/a", "/first") + GET.replace("/a", "/second") + GET.replace("/a", "/third"))
                    .sendEnd();

            String all = viewer.readToEnd();

            assertThat(all).containsSubsequence("\r\n\r\n/first", "\r\n\r\n/second", "\r\n\r\n/third");
            assertThat(origin.connectionCount()).isEqualTo(1);
        }
    }

    @Test
    void aChunkedResponseStaysChunked() throws Exception {
        String response = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(response + "5\r\nhello\r\n0\r\n\r\n"));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send(GET);

            assertThat(viewer.readHead()).containsIgnoringCase("transfer-encoding: chunked\r\n");
            assertThat(viewer.readTo("0\r\n\r\n")).isEqualTo("5\r\nhello\r\n0\r\n\r\n");
            assertThat(viewer.send(GET).readHead()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aPartOfAResponseIsPassedOnBeforeTheRestExists() throws Exception {
        CompletableFuture<Void> partSeen = new CompletableFuture<>();
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    wire.readHead();
                    wire.send("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\npart");
                    partSeen.get(Patience.SECONDS, TimeUnit.SECONDS);
                    wire.send(" rest");
                });
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send(GET).readHead();

            assertThat(viewer.read(4)).isEqualTo("part");
            partSeen.complete(null);
            assertThat(viewer.read(5)).isEqualTo(" rest");
        }
    }

    @Test
    void aResponseUntilTheCloseIsChunkedForTheViewer() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    wire.readHead();
                    wire.send("HTTP/1.0 200 OK\r\n\r\nuntil the close");
                });
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send(GET);

            assertThat(viewer.readHead()).startsWith("HTTP/1.1 200").containsIgnoringCase("transfer-encoding: chunked");
            assertThat(viewer.readTo("0\r\n\r\n")).contains("until the close");
            assertThat(viewer.send(GET).readHead()).startsWith("HTTP/1.1 200");
            assertThat(origin.connectionCount()).isEqualTo(2);
        }
    }

    @Test
    void aViewerOfHttp10GetsNoChunks() throws Exception {
        String response = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(response));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            String all = viewer.send("GET / HTTP/1.0\r\n\r\n").readToEnd();

            assertThat(all).doesNotContainIgnoringCase("chunked").endsWith("\r\n\r\nhello");
        }
    }

    @Test
    void responsesWithoutABodyLeaveTheConnectionInOrder() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    wire.readHead();
                    wire.send("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n").readHead();
                    wire.send("HTTP/1.1 204 No Content\r\n\r\n").readHead();
                    wire.send("HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n")
                            .readHead();
                    wire.send("HTTP/1.1 103 Early Hints\r\n\r\n" + OK);
                });
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            assertThat(viewer.send(GET.replace("GET", "HEAD")).readHead())
                    .containsIgnoringCase("content-length: 5000\r\n");
            assertThat(viewer.send(GET).readHead()).startsWith("HTTP/1.1 204");
            assertThat(viewer.send(GET).readHead()).startsWith("HTTP/1.1 304");
            assertThat(viewer.send(GET).readHead()).startsWith("HTTP/1.1 103");
            assertThat(viewer.readHead()).startsWith("HTTP/1.1 200");
            assertThat(viewer.read(2)).isEqualTo("ok");
            assertThat(origin.connectionCount()).isEqualTo(1);
        }
    }

    @Test
    void bodiesOfRequestsPassInBothFramings() throws Exception {
        List<String> received = new CopyOnWriteArrayList<>();
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    received.add(wire.readHead() + wire.read(5));
                    wire.send(OK);
                    received.add(wire.readHead() + wire.readTo("0\r\n\r\n"));
                    wire.send(OK);
                });
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            String post = "POST / HTTP/1.1\r\nHost: a\r\n";

            viewer.send(post + "Content-Length: 5\r\n\r\nhello");
            viewer.readTo("\r\n\r\nok");
            viewer.send(post + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nX-Trailer: 1\r\n\r\n");
            viewer.readTo("\r\n\r\nok");

            assertThat(received.get(0))
                    .containsIgnoringCase("content-length: 5\r\n")
                    .endsWith("hello");
            assertThat(received.get(1))
                    .containsIgnoringCase("transfer-encoding: chunked\r\n")
                    .endsWith("\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
        }
    }

    @Test
    void aViewerThatWaitsForConsentGetsItFromTheEdge() throws Exception {
        String[] head = new String[1];
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    head[0] = wire.readHead();
                    wire.read(3);
                    wire.send(OK);
                });
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n");

            assertThat(viewer.readHead()).startsWith("HTTP/1.1 100");
            assertThat(viewer.send("abc").readHead()).startsWith("HTTP/1.1 200");
            assertThat(head[0]).doesNotContainIgnoringCase("expect");
        }
    }

    @Test
    void headersAreTreatedAsDocumentedInBothDirections() throws Exception {
        String[] head = new String[1];
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    head[0] = wire.readHead();
                    wire.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: X-Mine\r\nX-Mine: 1\r\n"
                            + "Keep-Alive: timeout=5\r\nSet-Cookie: a=b\r\nVia: 1.0 inner\r\n\r\n");
                });
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send("GET / HTTP/1.1\r\nHost: viewers.example\r\nConnection: keep-alive, X-Drop\r\nX-Drop: 1\r\n"
                    + "TE: trailers\r\nUpgrade: h2c\r\nProxy-Authorization: x\r\nX-Edge-Secret: x\r\n"
                    + "X-Forwarded-Proto: https\r\nX-Real-IP: 1.1.1.1\r\nX-Amz-Cf-Id: forged\r\nCookie: a=b; c=d\r\n"
                    + "X-Forwarded-For: 10.0.0.1\r\n\r\n");

            String response = viewer.readHead();

            assertThat(head[0])
                    .containsIgnoringCase("Host: " + origin.endpoint() + "\r\n")
                    .containsIgnoringCase("X-Forwarded-For: 10.0.0.1, 127.0.0.1\r\n")
                    .contains("Cookie: a=b; c=d\r\n")
                    .containsIgnoringCase("via: 1.1 longwire")
                    .containsIgnoringCase("x-amz-cf-id: ")
                    .doesNotContain(
                            "X-Drop", "TE:", "h2c", "Proxy-", "X-Edge-", "X-Forwarded-Proto", "X-Real", "forged");
            assertThat(response)
                    .contains("Set-Cookie: a=b\r\n", "Via: 1.0 inner\r\n", "X-Cache: Miss from cloudfront\r\n")
                    .contains("X-Amz-Cf-Pop: ", "X-Amz-Cf-Id: ")
                    .doesNotContain("X-Mine", "Keep-Alive");
        }
    }

    @Test
    void aStalePooledConnectionIsReplacedUnnoticed() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(
                        wire -> {
                            wire.readHead();
                            wire.send(OK);
                            // Closed at the second request, when the edge has just sent it.
                            wire.readHead();
                        },
                        answering(OK));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send(GET).readTo("\r\n\r\nok");

            assertThat(viewer.send(GET).readTo("\r\n\r\nok")).startsWith("HTTP/1.1 200");
            assertThat(origin.connectionCount()).isEqualTo(2);
        }
    }

    @Test
    void aStaleConnectionIsNoReasonToRepeatAPost() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(
                        wire -> {
                            wire.readHead();
                            wire.send(OK).readHead();
                        },
                        answering(OK));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send(GET).readTo("\r\n\r\nok");

            String response = viewer.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n")
                    .readHead();

            assertThat(response).startsWith("HTTP/1.1 502");
            assertThat(origin.connectionCount()).isEqualTo(1);
        }
    }

    @Test
    void anOriginThatSaysCloseIsNotAskedAgainOnThatConnection() throws Exception {
        String response = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(response));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send(GET).readTo("\r\n\r\nok");
            viewer.send(GET).readTo("\r\n\r\nok");

            assertThat(origin.connectionCount()).isEqualTo(2);
        }
    }

    @Test
    void bytesBehindAResponseEndTheConnectionToTheOrigin() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK + "HTTP/1.1 2"));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send(GET).readTo("\r\n\r\nok");

            assertThat(viewer.send(GET).readTo("\r\n\r\nok")).startsWith("HTTP/1.1 200");
            assertThat(origin.connectionCount()).isEqualTo(2);
        }
    }

    @Test
    void anOriginThatCannotBeReachedIsA502AndTheViewerMayGoOn() throws Exception {
        ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
        origin.close();
        try (Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            assertThat(viewer.send(GET).readTo("Gateway\n"))
                    .startsWith("HTTP/1.1 502")
                    .contains("X-Cache: Error from cloudfront");
            assertThat(viewer.send(GET).readHead()).startsWith("HTTP/1.1 502");
            assertThat(edge.counters()).containsEntry("errors", 2L);
        }
    }

    @Test
    void anOriginThatDoesNotAnswerIsA504() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(Wire::readToEnd);
                Edge edge = edge(origin, "origin.response-timeout=100ms");
                Wire viewer = viewer(edge)) {
            assertThat(viewer.send(GET).readHead()).startsWith("HTTP/1.1 504");
        }
    }

    @Test
    void aResponseThatIsNoneIsA502() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(
                        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n" + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            assertThat(viewer.send(GET).readHead()).startsWith("HTTP/1.1 502");
        }
    }

    @Test
    void anOriginThatDiesInTheMiddleLeavesAResponseThatIsVisiblyCut() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    wire.readHead();
                    wire.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\npart\r\n");
                });
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            String all = viewer.send(GET).readToEnd();

            assertThat(all).endsWith("4\r\npart\r\n");
        }
    }

    @Test
    void aViewerThatCountsOnTheCloseIsResetWhenTheResponseIsCut() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    wire.readHead();
                    wire.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\npart\r\n");
                });
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send("GET / HTTP/1.0\r\n\r\n");

            assertThatThrownBy(viewer::readToEnd).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void aViewerThatDoesNotReadItsResponseStopsTheOrigin() throws Exception {
        int total = 64 << 20;
        AtomicLong pushed = new AtomicLong();
        byte[] chunk = new byte[1 << 16];
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    wire.readHead();
                    wire.send("HTTP/1.1 200 OK\r\nContent-Length: " + total + "\r\n\r\n");
                    while (pushed.get() < total) {
                        wire.send(chunk);
                        pushed.addAndGet(chunk.length);
                    }
                });
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send(LAST_GET).readHead();

            EdgeFixture.awaitStandstill(edge, pushed);
            long accepted = edge.counters().get("bytesToViewers");
            long received = viewer.socket().getInputStream().skip(Long.MAX_VALUE);

            assertThat(accepted).isLessThan(total / 4);
            assertThat(received).isEqualTo(total);
        }
    }

    @Test
    void aLargeBodyPassesBothWays() throws Exception {
        int bytes = 8 << 20;
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    wire.readHead();
                    byte[] body = wire.socket().getInputStream().readNBytes(bytes);
                    wire.send("HTTP/1.1 200 OK\r\nContent-Length: " + bytes + "\r\n\r\n")
                            .send(body);
                });
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            viewer.send("PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: " + bytes + "\r\nConnection: close\r\n\r\n");
            viewer.send(new byte[bytes]).readHead();

            assertThat(viewer.readToEnd()).hasSize(bytes);
        }
    }

    @Test
    void aViewerThatSendsNoRequestIsDisconnected() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = edge(origin, "viewer.head-timeout=100ms");
                Wire viewer = viewer(edge)) {
            assertThat(viewer.send("GET / HTTP/1.1\r\nHos").readToEnd()).isEmpty();
        }
    }

    @Test
    void countersAreAnsweredAsJson() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge);
                Wire admin = Wire.to(edge.adminEndpoint().orElseThrow())) {
            int responseBytes = viewer.send(LAST_GET).readToEnd().length();

            String all = admin.send("GET /counters HTTP/1.1\r\nHost: a\r\n\r\n").readToEnd();

            assertThat(all)
                    .startsWith("HTTP/1.1 200")
                    .contains("{\"tunnelsOpened\":0,\"tunnelsOpen\":0,\"requests\":1,\"bytesFromViewers\":"
                            + LAST_GET.length() + ",\"bytesToViewers\":" + responseBytes + ",\"errors\":0,");
        }
    }

    @Test
    void aViewerWhoseRequestIsWholeMayEndItsSideBeforeTheResponse() throws IOException {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            assertThat(viewer.send(GET).sendEnd().readToEnd()).endsWith("ok");
        }
    }
}
