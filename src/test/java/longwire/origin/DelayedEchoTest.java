package longwire.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import longwire.clock.Patience;
import longwire.origin.RawViewer.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies that are kept back, over real sockets. Nothing is said of how late they are beside that they are late enough. */
@Timeout(Patience.TEST_SECONDS)
class DelayedEchoTest {
    private static final int WHOLE_TEXT = 0x81;
    private static final int WHOLE_BINARY = 0x82;
    private static final int CLOSE = 0x88;
    private static final int PING = 0x89;
    private static final int PONG = 0x8a;

    @ParameterizedTest
    @CsvSource({"12us, 12", "300us, 300", "20ms, 20000", "uniform:15-20ms, 15000"})
    void aReplyComesNoEarlierThanItsDelay(String delay, long leastMicros) throws Exception {
        try (OriginServer origin = Origins.start(Origins.ONE_EVENT);
                RawViewer viewer = RawViewer.open(origin.endpoint(), "/echo?delay=" + delay)) {
            for (int message = 0; message < 20; message++) {
                long sentNanos = System.nanoTime();
                viewer.sendFrame(WHOLE_TEXT, "one");

                assertThat(viewer.readFrame()).isEqualTo(new Frame(WHOLE_TEXT, "one"));
                assertThat(System.nanoTime() - sentNanos)
                        .isGreaterThanOrEqualTo(TimeUnit.MICROSECONDS.toNanos(leastMicros));
            }
        }
    }

    /** A hundred messages in flight take hardly longer than one: each waits for itself. */
    @Test
    void delaysOfMessagesInFlightDoNotAddUp() throws Exception {
        int messages = 100;
        long delayNanos = TimeUnit.MILLISECONDS.toNanos(500);

        try (OriginServer origin = Origins.start(Origins.ONE_EVENT);
                RawViewer viewer = RawViewer.open(origin.endpoint(), "/echo?delay=500ms")) {
            long sentNanos = System.nanoTime();
            for (int message = 0; message < messages; message++) {
                viewer.sendFrame(WHOLE_TEXT, "m" + message);
            }

            for (int message = 0; message < messages; message++) {
                assertThat(viewer.readFrame().payload()).isEqualTo("m" + message);
            }
            assertThat(System.nanoTime() - sentNanos).isBetween(delayNanos, messages / 4 * delayNanos);
        }
    }

    @Test
    void aMessageMayOvertakeOneThatDrewALongerDelayAndNoneIsLost() throws Exception {
        int messages = 200;

        try (OriginServer origin = Origins.start(Origins.ONE_EVENT);
                RawViewer viewer = RawViewer.open(origin.endpoint(), "/echo?delay=uniform:0-200ms")) {
            Set<String> sent = new HashSet<>();
            for (int message = 0; message < messages; message++) {
                sent.add("m" + message);
                viewer.sendFrame(WHOLE_TEXT, "m" + message);
            }

            boolean overtaken = false;
            for (int message = 0; message < messages; message++) {
                String payload = viewer.readFrame().payload();
                overtaken |= !payload.equals("m" + message);
                assertThat(sent.remove(payload)).isTrue();
            }
            assertThat(overtaken).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 125, 126, 65_535, 65_536, 3_000_001})
    void aMessageOfAnySizeComesBackWhole(int bytes) throws Exception {
        byte[] payload = new byte[bytes];
        new Random(bytes).nextBytes(payload);

        try (OriginServer origin = Origins.start(Origins.ONE_EVENT);
                LibraryViewer viewer = LibraryViewer.open(origin, "/echo?delay=uniform:0-2ms")) {
            viewer.socket().sendBinary(ByteBuffer.wrap(payload), true);

            assertThat(viewer.next()).isEqualTo(ByteBuffer.wrap(payload));
        }
    }

    @Test
    void fragmentsOfAMessageStayTogetherWithThePongBetweenThem() throws Exception {
        try (OriginServer origin = Origins.start(Origins.ONE_EVENT);
                RawViewer viewer = RawViewer.open(origin.endpoint(), "/echo?delay=uniform:0-2ms")) {
            for (int message = 0; message < 50; message++) {
                viewer.sendFrame(0x01, "first");
                viewer.sendFrame(PING, "between");
                viewer.sendFrame(0x80, "last");
            }

            for (int message = 0; message < 50; message++) {
                assertThat(viewer.readFrame()).isEqualTo(new Frame(0x01, "first"));
                assertThat(viewer.readFrame()).isEqualTo(new Frame(PONG, "between"));
                assertThat(viewer.readFrame()).isEqualTo(new Frame(0x80, "last"));
            }
        }
    }

    @Test
    void aCloseIsAnsweredBehindAllReplies() throws Exception {
        try (OriginServer origin = Origins.start(Origins.ONE_EVENT);
                RawViewer viewer = RawViewer.open(origin.endpoint(), "/echo?delay=uniform:0-50ms")) {
            for (int message = 0; message < 20; message++) {
                viewer.sendFrame(WHOLE_TEXT, "m");
            }
            viewer.sendFrame(CLOSE, "\u0003\u00e8");

            for (int message = 0; message < 20; message++) {
                assertThat(viewer.readFrame()).isEqualTo(new Frame(WHOLE_TEXT, "m"));
            }
            assertThat(viewer.readFrame()).isEqualTo(new Frame(CLOSE, "\u0003\u00e8"));
            assertThat(viewer.readToEnd()).isEmpty();
        }
    }

    @Test
    void whatNoViewerMaySendIsToldBehindAllReplies() throws Exception {
        try (OriginServer origin = Origins.start(Origins.ONE_EVENT);
                RawViewer viewer = RawViewer.open(origin.endpoint(), "/echo?delay=20ms")) {
            viewer.sendFrame(WHOLE_TEXT, "before");
            viewer.sendFrame(0x83, "an opcode that means nothing");

            assertThat(viewer.readFrame()).isEqualTo(new Frame(WHOLE_TEXT, "before"));
            assertThat(viewer.readFrame()).isEqualTo(new Frame(CLOSE, "\u0003\u00ea"));
            assertThat(viewer.readToEnd()).isEmpty();
        }
    }

    @Test
    void whoHasSaidAllStillGetsTheReplies() throws Exception {
        try (OriginServer origin = Origins.start(Origins.ONE_EVENT);
                RawViewer viewer = RawViewer.open(origin.endpoint(), "/echo?delay=50ms")) {
            viewer.sendFrame(WHOLE_BINARY, "y".repeat(200_000));
            viewer.shutdownOutput();

            assertThat(viewer.readFrame()).isEqualTo(new Frame(WHOLE_BINARY, "y".repeat(200_000)));
            assertThat(viewer.readToEnd()).isEmpty();
        }
    }

    /** Several times what may wait: the rest is read when there is room again. */
    @Test
    void moreThanMayWaitComesBackInTheEnd() throws Exception {
        int messages = 40;
        String payload = "z".repeat(100_000);

        try (OriginServer origin = Origins.start(Origins.ONE_EVENT);
                RawViewer viewer = RawViewer.open(origin.endpoint(), "/echo?delay=20ms")) {
            Thread sending = new Thread(() -> sendAll(viewer, messages, payload));
            sending.start();

            for (int message = 0; message < messages; message++) {
                assertThat(viewer.readFrame()).isEqualTo(new Frame(WHOLE_BINARY, payload));
            }
            sending.join();
        }
    }

    @Test
    void aMessageOfTooManyFragmentsEndsTheConnection() throws Exception {
        try (OriginServer origin = Origins.taking(1000);
                RawViewer viewer = RawViewer.open(origin.endpoint(), "/echo?delay=1ms")) {
            viewer.sendFrame(0x01, "x".repeat(600));
            viewer.sendFrame(0x00, "x".repeat(600));

            assertThat(viewer.readToEnd()).isEmpty();
        }
    }

    @Test
    void whoLeavesWhileRepliesAreKeptBackDisturbsNobody() throws Exception {
        try (OriginServer origin = Origins.start(Origins.ONE_EVENT);
                RawViewer staying = RawViewer.open(origin.endpoint(), "/echo?delay=100ms")) {
            try (RawViewer leaving = RawViewer.open(origin.endpoint(), "/echo?delay=50ms")) {
                leaving.sendFrame(WHOLE_TEXT, "never read");
            }
            staying.sendFrame(WHOLE_TEXT, "read");

            assertThat(staying.readFrame()).isEqualTo(new Frame(WHOLE_TEXT, "read"));
        }
    }

    @Test
    void theJdksViewerFindsNothingWrongWithIt() throws Exception {
        try (OriginServer origin = Origins.start(Origins.ONE_EVENT);
                LibraryViewer viewer = LibraryViewer.open(origin, "/?room=7&delay=exponential:1ms")) {
            viewer.socket().sendText("grüße", true).join();
            assertThat(viewer.next()).isEqualTo("grüße");

            viewer.socket().sendClose(WebSocket.NORMAL_CLOSURE, "enough").join();
            assertThat(viewer.next()).isEqualTo("close 1000 enough");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/echo?delay=12, delay: 12 (expected: a time above 0 up to 10s such as 12us",
        "/echo?delay=, delay:  (expected: a time above 0",
        "/?x=1&delay=soon, delay: soon (expected: a time above 0",
        "/feed?delay=12us, 'delay: 12us (expected: none; only replies of /echo can be delayed)'",
    })
    void aDelayThatCanNotBeIsRefusedWithItsReason(String path, String reason) throws Exception {
        try (OriginServer origin = Origins.start(Origins.ONE_EVENT);
                RawViewer viewer = RawViewer.connect(origin.endpoint())) {
            viewer.send(RawViewer.handshake(path));

            assertThat(viewer.readToEnd())
                    .startsWith("HTTP/1.1 400 Bad Request\r\n")
                    .contains("\r\n\r\n" + reason);
        }
    }

    private static void sendAll(RawViewer viewer, int messages, String payload) {
        try {
            for (int message = 0; message < messages; message++) {
                viewer.sendFrame(WHOLE_BINARY, payload);
            }
        } catch (java.io.IOException gone) {
            // The reading side fails by it, and says so.
        }
    }
}
