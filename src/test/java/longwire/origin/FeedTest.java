package longwire.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import longwire.clock.Patience;
import longwire.message.Stamp;
import longwire.origin.RawViewer.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(Patience.TEST_SECONDS)
class FeedTest {
    private static final int WHOLE_BINARY = 0x82;
    private static final int PING = 0x89;
    private static final int PONG = 0x8a;
    private static final int CLOSE = 0x88;
    private static final double EVENTS_PER_SECOND = 500;

    private final Stamp stamp = new Stamp();

    @ParameterizedTest
    @ValueSource(ints = {Stamp.BYTES, 125, 126, 65_535, 65_536})
    void eachEventIsOneWholeFrameWithItsStamp(int eventBytes) throws Exception {
        long before = System.nanoTime();

        try (OriginServer origin = Origins.start(EVENTS_PER_SECOND, eventBytes);
                LibraryViewer viewer = LibraryViewer.open(origin, "/feed")) {
            for (int i = 0; i < 3; i++) {
                ByteBuffer event = (ByteBuffer) viewer.next();

                assertThat(event.remaining()).isEqualTo(eventBytes);
                assertThat(stamp.read(event)).isTrue();
                assertThat(stamp.timeNanos()).isBetween(before, System.nanoTime());
            }
        }
    }

    @Test
    void everySubscriberOfEveryLoopGetsEachEventInOrder() throws Exception {
        OriginSettings twoLoops = new OriginSettings(Origins.ANY_PORT, 2, EVENTS_PER_SECOND, Origins.EVENT_BYTES, 1);
        List<LibraryViewer> viewers = new ArrayList<>();

        try (OriginServer origin = OriginServer.start(twoLoops)) {
            for (int i = 0; i < 5; i++) {
                viewers.add(LibraryViewer.open(origin, "/feed"));
            }
            for (LibraryViewer viewer : viewers) {
                long first = sequence(viewer);
                for (int i = 1; i <= 20; i++) {
                    assertThat(sequence(viewer)).isEqualTo(first + i);
                }
            }
        } finally {
            viewers.forEach(LibraryViewer::close);
        }
    }

    @Test
    void aViewersPingAndCloseAreAnsweredAmongTheEvents() throws Exception {
        try (OriginServer origin = Origins.start(EVENTS_PER_SECOND);
                LibraryViewer viewer = LibraryViewer.open(origin, "/feed")) {
            viewer.socket().sendText("nobody listens to this", true).join();
            viewer.socket().sendPing(ByteBuffer.allocate(5)).join();
            assertThat(nextButEvents(viewer)).isEqualTo("pong 5");

            viewer.socket().sendClose(WebSocket.NORMAL_CLOSURE, "seen").join();
            assertThat(nextButEvents(viewer)).isEqualTo("close 1000 seen");
        }
    }

    @Test
    void nothingFollowsAClose() throws Exception {
        try (OriginServer origin = Origins.start(EVENTS_PER_SECOND);
                RawViewer viewer = RawViewer.open(origin.endpoint(), "/feed")) {
            viewer.sendFrame(CLOSE, "");

            Frame frame = viewer.readFrame();
            while (frame.first() == WHOLE_BINARY) {
                frame = viewer.readFrame();
            }
            assertThat(frame).isEqualTo(new Frame(CLOSE, ""));
            assertThat(viewer.readToEnd()).isEmpty();
        }
    }

    /** One that does not read misses events, and that only; the others get every one. */
    @Test
    void aSubscriberThatDoesNotReadSkipsEvents() throws Exception {
        int eventBytes = 1 << 20;

        try (OriginServer origin = Origins.start(100, eventBytes);
                RawViewer stalled = RawViewer.open(origin.endpoint(), "/feed");
                LibraryViewer reading = LibraryViewer.open(origin, "/feed")) {
            long first = sequence(reading);
            long last = first;
            while (Origins.counter(origin, "eventsSkipped") == 0) {
                assertThat(sequence(reading)).isEqualTo(++last);
            }

            stalled.sendFrame(PING, "still here?");
            long seen = 0;
            boolean missed = false;
            boolean answered = false;
            while (!answered || !missed) {
                Frame frame = stalled.readFrame();
                if (frame.first() == PONG) {
                    answered = true;
                } else {
                    assertThat(stamp.read(ByteBuffer.wrap(RawViewer.bytes(frame.payload()))))
                            .isTrue();
                    missed |= seen > 0 && stamp.sequence() > seen + 1;
                    seen = stamp.sequence();
                }
            }
        }
    }

    @Test
    void eventsAreMadeWhetherAnybodyListensOrNot() throws Exception {
        try (OriginServer origin = Origins.start(EVENTS_PER_SECOND)) {
            long created = 0;
            while (created < 20) {
                created = Origins.counter(origin, "eventsCreated");
            }

            assertThat(Origins.counter(origin, "eventsSent")).isZero();
        }
    }

    private long sequence(LibraryViewer viewer) throws InterruptedException {
        assertThat(stamp.read((ByteBuffer) viewer.next())).isTrue();
        return stamp.sequence();
    }

    private static Object nextButEvents(LibraryViewer viewer) throws InterruptedException {
        Object message = viewer.next();
        while (message instanceof ByteBuffer) {
            message = viewer.next();
        }
        return message;
    }
}
