package longwire.edge;

import static longwire.edge.EdgeFixture.awaitCounter;
import static longwire.edge.EdgeFixture.awaitStandstill;
import static longwire.edge.EdgeFixture.edge;
import static longwire.edge.EdgeFixture.viewer;
import static longwire.edge.ScriptedOrigin.answering;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Rules of the tunnel 5 and 7, before there is one: a viewer that asks and never reads holds a bounded number of bytes. */
class PipeliningTest {
    private static final int REQUESTS = 20_000;
    private static final int RESPONSE_BYTES = 16_384;
    /** What kernels hold for two sockets of loopback, and far below what was asked for. */
    private static final long MOST_BYTES = 64_000_000;

    @Test
    void aViewerThatAsksAndNeverReadsIsNotAnsweredForEver() throws Exception {
        String response =
                "HTTP/1.1 200 OK\r\nContent-Length: " + RESPONSE_BYTES + "\r\n\r\n" + "x".repeat(RESPONSE_BYTES);
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(response));
                Edge edge = edge(origin);
                Wire viewer = viewer(edge)) {
            AtomicLong asked = new AtomicLong();
            CompletableFuture<Void> asking = CompletableFuture.runAsync(() -> ask(viewer, asked));
            awaitStandstill(edge, asked);

            assertThat(edge.counters().get("bytesToViewers")).isBetween(1L, MOST_BYTES);
            long answered = edge.counters().get("requests");

            // It goes on where it stood, once the viewer reads.
            for (long i = 0; i < answered + 10; i++) {
                viewer.readHead();
                viewer.read(RESPONSE_BYTES);
            }
            viewer.socket().close();
            asking.get(10, TimeUnit.SECONDS);
            awaitCounter(edge, "connections", 0);
        }
    }

    private static void ask(Wire viewer, AtomicLong asked) {
        try {
            for (int i = 0; i < REQUESTS; i++) {
                viewer.send("GET /" + "a".repeat(1_000) + " HTTP/1.1\r\nHost: a\r\n\r\n");
                asked.incrementAndGet();
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }
}
