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
import longwire.clock.Patience;
import org.junit.jupiter.api.Test;

/** Rules of the tunnel 5 and 7, before there is one: a viewer that asks and never reads holds a bounded number of bytes. */
class PipeliningTest {
    private static final int BATCHES = 1_500;
    private static final String BATCH = "GET / HTTP/1.1\r\nHost: a\r\n\r\n".repeat(100);
    /** More than kernels hold for two sockets of loopback, and far less than was asked for. */
    private static final long MOST_BYTES = 32_000_000;

    @Test
    void aViewerThatAsksAndNeverReadsIsNotAnsweredForEver() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(""));
                Edge edge = edge(origin, "behaviour.viewer-protocol-policy=https-only");
                Wire viewer = viewer(edge)) {
            AtomicLong asked = new AtomicLong();
            CompletableFuture<Void> asking = CompletableFuture.runAsync(() -> ask(viewer, asked));
            awaitStandstill(edge, asked);

            long sent = edge.counters().get("bytesToViewers");
            assertThat(sent).isBetween(1L, MOST_BYTES);

            // It goes on where it stood, once the viewer reads.
            assertThat(viewer.read((int) sent + 10_000)).hasSize((int) sent + 10_000);
            viewer.socket().close();
            asking.get(Patience.SECONDS, TimeUnit.SECONDS);
            awaitCounter(edge, "connections", 0);
        }
    }

    private static void ask(Wire viewer, AtomicLong asked) {
        try {
            for (int i = 0; i < BATCHES; i++) {
                viewer.send(BATCH);
                asked.incrementAndGet();
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }
}
