package longwire.edge;

import static longwire.edge.FrameWire.END_STREAM;
import static longwire.edge.FrameWire.GOAWAY;
import static longwire.edge.FrameWire.RST_STREAM;
import static longwire.edge.FrameWire.SETTINGS;
import static longwire.edge.FrameWire.WINDOW_UPDATE;
import static longwire.edge.FrameWire.request;
import static longwire.edge.ScriptedOrigin.answering;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import longwire.clock.Patience;
import org.junit.jupiter.api.Test;

/** A connection of many streams: who waits for whom, and how it ends. */
class Http2ConnectionTest {
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final int WINDOW = 65_535;
    private static final String CANCEL = "RST_STREAM 8";
    /** Many times what the sockets between hold. */
    private static final long MOST_ASKED = 5_000;

    @Test
    void aResponseThatIsNotTakenStopsItsOriginAndNoOtherStream() throws Exception {
        int total = 32 << 20;
        AtomicLong pushed = new AtomicLong();
        byte[] chunk = new byte[1 << 16];
        try (ScriptedOrigin origin = new ScriptedOrigin(
                        wire -> {
                            wire.readHead();
                            wire.send("HTTP/1.1 200 OK\r\nContent-Length: " + total + "\r\n\r\n");
                            while (pushed.get() < total) {
                                wire.send(chunk);
                                pushed.addAndGet(chunk.length);
                            }
                        },
                        answering(OK));
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            // Room for others on the connection, not on the stream.
            viewer.number(WINDOW_UPDATE, 0, total + WINDOW);
            viewer.get(1, "/large").head(1);

            EdgeFixture.awaitStandstill(edge, pushed);
            assertThat(pushed.get()).isLessThan(total / 2);
            assertThat(viewer.get(3, "/").head(3).status()).hasToString("200");
            assertThat(viewer.body(3)).isEqualTo("ok");

            viewer.number(WINDOW_UPDATE, 1, total);
            assertThat(viewer.body(1)).hasSize(total);
        }
    }

    @Test
    void aBodyThatTheOriginDoesNotReadStopsItsStreamAndNoOther() throws Exception {
        CompletableFuture<Void> readOn = new CompletableFuture<>();
        int total = 16 << 20;
        try (ScriptedOrigin origin = new ScriptedOrigin(
                        wire -> {
                            wire.readHead();
                            readOn.get();
                            wire.socket().getInputStream().skipNBytes(total);
                            wire.send(OK);
                        },
                        answering(OK));
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            viewer.headers(1, 0, request("POST", "/", "content-length", "" + total));
            long window = WINDOW;
            long sent = 0;
            String part = "x".repeat(16_000);
            // Until the edge gives no more window for a while of other business.
            while (window >= part.length()) {
                viewer.data(1, 0, part);
                sent += part.length();
                window += widened(viewer, window - part.length() < part.length()) - part.length();
            }
            assertThat(sent).isLessThan(total / 2);
            assertThat(viewer.get(3, "/").head(3).status()).hasToString("200");

            readOn.complete(null);
            while (sent < total) {
                if (window >= part.length()) {
                    int next = (int) Math.min(part.length(), total - sent);
                    viewer.data(1, sent + next == total ? END_STREAM : 0, part.substring(0, next));
                    sent += next;
                    window -= next;
                } else {
                    window += increment(viewer.next(1));
                }
            }
            FrameWire.Frame frame = viewer.next(1);
            while (frame.type() == WINDOW_UPDATE) {
                frame = viewer.next(1);
            }
            assertThat(frame.type()).isEqualTo(FrameWire.HEADERS);
        }
    }

    @Test
    void aCancelledStreamCancelsTheRequest() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(Wire::readToEnd);
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            viewer.get(1, "/");
            EdgeFixture.awaitCounter(edge, "originConnections", 1);

            viewer.number(RST_STREAM, 1, 8);

            origin.awaitScripts();
            EdgeFixture.awaitCounter(edge, "statusNone", 1);
            assertThat(edge.counters()).containsEntry("connections", 1L);
        }
    }

    @Test
    void aBrokenConnectionCancelsAllItsRequests() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(Wire::readToEnd);
                Edge edge = EdgeFixture.edgeOfHttp2(origin)) {
            try (FrameWire viewer = FrameWire.to(edge)) {
                viewer.get(1, "/").headers(3, 0, request("POST", "/")).data(3, 0, "part");
                EdgeFixture.awaitCounter(edge, "originConnections", 2);
            }

            origin.awaitScripts();
            EdgeFixture.awaitCounter(edge, "statusNone", 2);
            EdgeFixture.awaitCounter(edge, "connections", 0);
        }
    }

    @Test
    void aResponseWhoseEndIsNeverTakenIsGivenUp() throws Exception {
        String body = "x".repeat(100_000);
        try (ScriptedOrigin origin = new ScriptedOrigin(
                        answering("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body));
                Edge edge = EdgeFixture.edgeOfHttp2(origin, "viewer.stall-timeout=100ms");
                FrameWire viewer = FrameWire.to(edge)) {
            viewer.get(1, "/").head(1);

            assertThat(viewer.end(1)).isEqualTo(CANCEL);
        }
    }

    /** Were it read on, its streams would pile up half answered, until new ones were refused. */
    @Test
    void aViewerThatAsksButDoesNotReadIsNotReadEitherUntilItDoes() throws Exception {
        // Too short each to be packed, and too many to be remembered.
        StringBuilder head = new StringBuilder("HTTP/1.1 204 No Content\r\n");
        for (int i = 0; i < 30; i++) {
            head.append("X-").append(i).append(": ").append("x".repeat(500)).append("\r\n");
        }
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(head + "\r\n"));
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = FrameWire.to(edge)) {
            AtomicLong asked = new AtomicLong();
            Thread asking = new Thread(() -> ask(edge, viewer, asked), "asking");
            asking.start();
            EdgeFixture.awaitStandstill(edge, asked);
            asking.interrupt();
            asking.join();
            assertThat(asked.get()).isLessThan(MOST_ASKED);

            long all = asked.get() + 100;
            for (long i = asked.get(); i < all; i++) {
                viewer.get((int) (2 * i + 1), "/");
            }

            for (long i = 0; i < all; i++) {
                int stream = (int) (2 * i + 1);
                assertThat(viewer.next(stream).type()).isEqualTo(FrameWire.HEADERS);
                assertThat(viewer.next(stream).ends()).isTrue();
            }
        }
    }

    @Test
    void aDrainingEdgeSaysSoAndAnswersWhatItHasBegun() throws Exception {
        CompletableFuture<Void> go = new CompletableFuture<>();
        try (ScriptedOrigin origin = new ScriptedOrigin(wire -> {
                    wire.readHead();
                    go.get();
                    wire.send(OK);
                });
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire idle = FrameWire.to(edge);
                FrameWire viewer = FrameWire.to(edge)) {
            viewer.get(1, "/");
            EdgeFixture.awaitCounter(edge, "originConnections", 1);
            EdgeFixture.awaitCounter(edge, "connections", 2);
            CompletableFuture<Boolean> drained = CompletableFuture.supplyAsync(() -> drain(edge));

            assertThat(viewer.await(GOAWAY).error()).isZero();
            assertThat(idle.end(0)).isEqualTo("GOAWAY 0");
            go.complete(null);

            assertThat(viewer.head(1).status()).hasToString("200");
            assertThat(viewer.body(1)).isEqualTo("ok");
            assertThat(drained.get(Patience.SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aViewerThatAsksForNothingIsDisconnected() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = EdgeFixture.edgeOfHttp2(origin, "viewer.head-timeout=2s");
                FrameWire silent = FrameWire.silent(edge);
                FrameWire unfinished = FrameWire.to(edge);
                FrameWire idle = FrameWire.to(edge)) {
            unfinished.send(FrameWire.HEADERS, END_STREAM, 1, FrameWire.block(request("GET", "/")));
            idle.get(1, "/").head(1);

            assertThat(silent.end(0)).isIn("GOAWAY 0", "CLOSED");
            assertThat(unfinished.end(0)).isIn("GOAWAY 0", "CLOSED");
            assertThat(idle.end(0)).isIn("GOAWAY 0", "CLOSED");
            EdgeFixture.awaitCounter(edge, "connections", 0);
        }
    }

    @Test
    void connectionsAndStreamsBeyondTheLimitAreTurnedAway() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = EdgeFixture.edgeOfHttp2(origin, "limits.connections=2");
                FrameWire first = FrameWire.to(edge)) {
            assertThat(first.get(1, "/").head(1).status()).hasToString("200");
            assertThat(first.body(1)).isEqualTo("ok");
            try (FrameWire second = FrameWire.to(edge)) {
                EdgeFixture.awaitCounter(edge, "connections", 2);
                FrameWire third = FrameWire.to(edge);
                assertThat(third.end(1)).isEqualTo("GOAWAY 0");
                third.close();

                assertThat(second.get(1, "/").head(1).status()).hasToString("503");
                assertThat(edge.counters()).containsEntry("turnedAway", 2L);
            }
            EdgeFixture.awaitCounter(edge, "connections", 1);
            assertThat(first.get(3, "/").head(3).status()).hasToString("200");
        }
    }

    @Test
    void whatWasAgreedUponIsKeptTo() throws Exception {
        try (ScriptedOrigin origin = new ScriptedOrigin(answering(OK));
                Edge edge = EdgeFixture.edgeOfHttp2(origin);
                FrameWire viewer = FrameWire.silent(edge)) {
            viewer.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(viewer.await(SETTINGS)).isNotNull();
            assertThat(viewer.end(0)).isIn("GOAWAY 1", "CLOSED");
            assertThat(origin.connectionCount()).isZero();
        }
    }

    private static boolean drain(Edge edge) {
        try {
            return edge.drain();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Asks again as soon as the edge has answered, whether or not that has arrived. */
    private static void ask(Edge edge, FrameWire viewer, AtomicLong asked) {
        try {
            while (asked.get() < MOST_ASKED) {
                viewer.get((int) (2 * asked.get() + 1), "/");
                asked.incrementAndGet();
                while (edge.counters().get("status2xx") < asked.get()) {
                    TimeUnit.MILLISECONDS.sleep(1);
                }
            }
        } catch (IOException | InterruptedException over) {
            // Whatever has been asked is what counts.
        }
    }

    /** By how much stream 1 was widened before an answer to a ping, where {@code needed}; 0 otherwise. */
    private static long widened(FrameWire viewer, boolean needed) throws IOException {
        if (!needed) {
            return 0;
        }
        viewer.send(FrameWire.PING, 0, 0, new byte[8]);
        long wider = 0;
        FrameWire.Frame frame = viewer.read();
        while (frame.type() != FrameWire.PING) {
            wider += frame.stream() == 1 ? increment(frame) : 0;
            frame = viewer.read();
        }
        return wider;
    }

    private static long increment(FrameWire.Frame frame) {
        return frame.type() == WINDOW_UPDATE ? ByteBuffer.wrap(frame.payload()).getInt() : 0;
    }
}
