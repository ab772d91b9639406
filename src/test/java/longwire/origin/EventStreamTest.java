package longwire.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import longwire.clock.Patience;
import longwire.message.Stamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The feed as server-sent events. */
@Timeout(Patience.TEST_SECONDS)
class EventStreamTest {
    private static final int KEPT = 64;
    private static final double EVENTS_PER_SECOND = 500;

    private final Stamp stamp = new Stamp();

    @ParameterizedTest
    @ValueSource(ints = {Stamp.BYTES, Stamp.TEXT_BYTES, 64, 4_096})
    void eachEventIsOneChunkWithItsIdAndItsStamp(int eventBytes) throws Exception {
        try (OriginServer origin = Origins.start(EVENTS_PER_SECOND, eventBytes);
                RawViewer viewer = RawViewer.connect(origin.endpoint())) {
            assertThat(opened(viewer, "HTTP/1.1", ""))
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("content-type: text/event-stream\r\n")
                    .contains("transfer-encoding: chunked\r\n");

            long first = chunk(viewer, Math.max(eventBytes, Stamp.TEXT_BYTES));
            for (int i = 1; i <= 5; i++) {
                assertThat(chunk(viewer, Math.max(eventBytes, Stamp.TEXT_BYTES)))
                        .isEqualTo(first + i);
            }
            assertThat(Origins.counter(origin, "streams")).isEqualTo(1);
        }
    }

    @Test
    void aStreamIsResumedBehindTheLastEventId() throws Exception {
        try (OriginServer origin = Origins.start(EVENTS_PER_SECOND);
                RawViewer viewer = RawViewer.connect(origin.endpoint())) {
            long created = created(origin, 20);
            opened(viewer, "HTTP/1.1", "Last-Event-ID: " + (created - 10) + "\r\n");

            for (long sequence = created - 9; sequence < created + 5; sequence++) {
                assertThat(chunk(viewer, Origins.EVENT_BYTES)).isEqualTo(sequence);
            }
        }
    }

    @Test
    void whoWasAwayTooLongGetsTheEventsThatAreKept() throws Exception {
        try (OriginServer origin = Origins.start(2_000);
                RawViewer viewer = RawViewer.connect(origin.endpoint())) {
            long created = created(origin, 2 * KEPT);
            opened(viewer, "HTTP/1.1", "Last-Event-ID: 1\r\n");

            long first = chunk(viewer, Origins.EVENT_BYTES);
            assertThat(first).isGreaterThan(created - KEPT);
            assertThat(chunk(viewer, Origins.EVENT_BYTES)).isEqualTo(first + 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "-5", "99999999", "99999999999999999999999"})
    void anIdThatIsNotOursBeginsWithTheNextEvent(String id) throws Exception {
        try (OriginServer origin = Origins.start(EVENTS_PER_SECOND);
                RawViewer viewer = RawViewer.connect(origin.endpoint())) {
            long created = created(origin, 20);
            opened(viewer, "HTTP/1.1", "Last-Event-ID: " + id + "\r\n");

            assertThat(chunk(viewer, Origins.EVENT_BYTES)).isGreaterThan(created);
        }
    }

    @Test
    void aViewerOfHttp10GetsAStreamUpToTheEndOfTheConnection() throws Exception {
        try (OriginServer origin = Origins.start(EVENTS_PER_SECOND);
                RawViewer viewer = RawViewer.connect(origin.endpoint())) {
            assertThat(opened(viewer, "HTTP/1.0", ""))
                    .contains("connection: close\r\n")
                    .doesNotContain("chunked");

            long first = event(viewer, Origins.EVENT_BYTES);
            assertThat(event(viewer, Origins.EVENT_BYTES)).isEqualTo(first + 1);
        }
    }

    @Test
    void whatFollowsTheRequestIsIgnored() throws Exception {
        try (OriginServer origin = Origins.start(EVENTS_PER_SECOND);
                RawViewer viewer = RawViewer.connect(origin.endpoint())) {
            String poll = "GET /poll HTTP/1.1\r\nHost: origin\r\n\r\n";
            viewer.send(RawViewer.bytes("GET /sse HTTP/1.1\r\nHost: origin\r\n\r\n" + poll + poll));
            viewer.readHead();

            long first = chunk(viewer, Origins.EVENT_BYTES);
            assertThat(chunk(viewer, Origins.EVENT_BYTES)).isEqualTo(first + 1);
            assertThat(Origins.counter(origin, "polls")).isZero();
        }
    }

    @Test
    void aHeadGetsNoEvents() throws Exception {
        try (OriginServer origin = Origins.start(EVENTS_PER_SECOND);
                RawViewer viewer = RawViewer.connect(origin.endpoint())) {
            viewer.send(
                    RawViewer.bytes("HEAD /sse HTTP/1.1\r\nHost: o\r\n\r\nGET /health HTTP/1.1\r\nHost: o\r\n\r\n"));

            assertThat(viewer.readHead()).contains("content-type: text/event-stream\r\n");
            assertThat(viewer.readHead()).startsWith("HTTP/1.1 200 OK\r\n").contains("text/plain");
        }
    }

    private static String opened(RawViewer viewer, String version, String fields) throws Exception {
        viewer.send(RawViewer.bytes("GET /sse " + version + "\r\nHost: origin\r\n" + fields + "\r\n"));
        return viewer.readHead();
    }

    private static long created(OriginServer origin, long least) throws Exception {
        long created = 0;
        while (created < least) {
            created = Origins.counter(origin, "eventsCreated");
        }
        return created;
    }

    /** The number of the event in the next chunk. */
    private long chunk(RawViewer viewer, int eventBytes) throws Exception {
        StringBuilder size = new StringBuilder();
        while (size.indexOf("\r\n") < 0) {
            size.append(viewer.read(1));
        }
        String text = viewer.read(Integer.parseInt(size.toString().strip(), 16));
        assertThat(viewer.read(2)).isEqualTo("\r\n");
        return sequence(text, eventBytes);
    }

    private long event(RawViewer viewer, int eventBytes) throws Exception {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("\n\n") < 0) {
            text.append(viewer.read(1));
        }
        return sequence(text.toString(), eventBytes);
    }

    private long sequence(String text, int eventBytes) {
        assertThat(text).matches("id: \\d+\ndata: \\w{" + eventBytes + "}\n\n");
        String data = text.replaceFirst("(?s).*data: (\\w+)\n\n", "$1");
        assertThat(stamp.readText(ByteBuffer.wrap(RawViewer.bytes(data)))).isTrue();
        assertThat(text).startsWith("id: " + stamp.sequence() + "\n");
        return stamp.sequence();
    }
}
