package longwire.edge;

import static longwire.edge.EdgeFixture.edge;
import static longwire.edge.EdgeFixture.viewer;
import static longwire.edge.ScriptedOrigin.answering;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import longwire.clock.Patience;

/** What becomes of a viewer's bytes, sent as they are, one character for each. */
final class RawRequest {
    static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private static final String NEXT = "GET /next HTTP/1.1\r\nHost: a\r\n\r\n";

    private RawRequest() {}

    /** Refused with {@code status} and the end of the connection; the request behind it is not answered either. */
    static void assertRefused(String request, int status) throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            String all = viewer.send(request + NEXT).readToEnd();

            assertThat(all)
                    .startsWith("HTTP/1.1 " + status + " ")
                    .containsOnlyOnce("HTTP/1.1 ")
                    .contains("X-Cache: Error from cloudfront\r\n", "Connection: close\r\n");
            assertThat(origin.connectionCount()).isZero();
        }
    }

    /** The head that the origin gets of {@code request}, which has no body, and passes. */
    static String headAtOrigin(String request) throws Exception {
        return atOrigin(request, "");
    }

    /** All that the origin gets of {@code request}, up to and with {@code end}, where that is what is behind the head. */
    static String atOrigin(String request, String end) throws Exception {
        CompletableFuture<String> got = new CompletableFuture<>();
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    String head = wire.readHead();
                    got.complete(end.isEmpty() ? head : head + wire.readTo(end));
                    wire.send(OK).readToEnd();
                });
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            assertThat(viewer.send(request).readHead()).startsWith("HTTP/1.1 200 ");
            return got.get(Patience.SECONDS, TimeUnit.SECONDS);
        }
    }
}
