package longwire.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import longwire.clock.Patience;
import longwire.message.Stamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Polls that wait for news. */
@Timeout(Patience.TEST_SECONDS)
class LongPollTest {
    private final Stamp stamp = new Stamp();

    @ParameterizedTest(name = "{0}: {1}, {2} bytes")
    @CsvSource({
        "/long-poll, 200, 64",
        "/long-poll?after=0, 200, 64",
        "/long-poll?after=1&hold-millis=1, 204, 0",
        "/long-poll?after=1&hold-millis=0, 204, 0",
        // The number of an origin before this one.
        "/long-poll?after=500, 200, 64",
        "/long-poll?after=-1, 400, 51",
        "/long-poll?after=1&hold-millis=60001, 400, 42",
        "/long-poll?after=1&hold-millis=1s, 400, 39",
    })
    void theLatestEventIsNumberOne(String target, int status, int bytes) throws Exception {
        try (OriginServer origin = Origins.start(Origins.ONE_EVENT)) {
            HttpResponse<byte[]> answer = Origins.get(origin, target);

            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.body()).hasSize(bytes);
            assertThat(status != 200 || stamp.read(ByteBuffer.wrap(answer.body())))
                    .isTrue();
        }
    }

    @Test
    void itIsHeldUntilTheNextEvent() throws Exception {
        try (OriginServer origin = Origins.start(50)) {
            long latest = sequence(Origins.get(origin, "/long-poll"));
            for (int i = 1; i <= 20; i++) {
                HttpResponse<byte[]> answer = Origins.get(origin, "/long-poll?after=" + latest);
                assertThat(sequence(answer)).isEqualTo(latest + 1);
                latest += answer.body().length / Origins.EVENT_BYTES;
            }
        }
    }

    @Test
    void allThatWaitGetTheSameEvent() throws Exception {
        try (OriginServer origin = Origins.start(5);
                RawViewer one = RawViewer.connect(origin.endpoint());
                RawViewer last = RawViewer.connect(origin.endpoint());
                RawViewer head = RawViewer.connect(origin.endpoint())) {
            long latest = sequence(Origins.get(origin, "/long-poll"));
            String target = " /long-poll?after=" + latest + " HTTP/1.1\r\nHost: origin\r\n";
            one.send(RawViewer.bytes("GET" + target + "\r\n"));
            last.send(RawViewer.bytes("GET" + target + "Connection: close\r\n\r\n"));
            head.send(RawViewer.bytes("HEAD" + target + "\r\n"));

            String tag = "ETag: \"" + (latest + 1) + "\"\r\n";
            assertThat(one.readHead()).contains(tag).contains("content-length: 64\r\n");
            assertThat(stamp.read(ByteBuffer.wrap(RawViewer.bytes(one.read(Origins.EVENT_BYTES)))))
                    .isTrue();
            assertThat(last.readToEnd()).contains(tag).contains("connection: close\r\n");
            assertThat(head.readHead()).contains(tag).contains("content-length: 64\r\n");
        }
    }

    /** Answers keep the order of requests, and the second one's must not wait for news. */
    @Test
    void aRequestBehindItEndsTheWait() throws Exception {
        try (OriginServer origin = Origins.start(Origins.ONE_EVENT);
                RawViewer viewer = RawViewer.connect(origin.endpoint())) {
            viewer.send(RawViewer.bytes(
                    "GET /long-poll?after=1 HTTP/1.1\r\nHost: o\r\n\r\n" + "GET /health HTTP/1.1\r\nHost: o\r\n\r\n"));

            assertThat(viewer.readHead()).startsWith("HTTP/1.1 204 ");
            assertThat(viewer.readHead()).startsWith("HTTP/1.1 200 ");
            assertThat(viewer.read(3)).isEqualTo("ok\n");
        }
    }

    @Test
    void whoGoesAwayWhileItIsHeldDisturbsNobody() throws Exception {
        try (OriginServer origin = Origins.start(20)) {
            for (int i = 0; i < 5; i++) {
                try (RawViewer gone = RawViewer.connect(origin.endpoint())) {
                    gone.send(RawViewer.bytes("GET /long-poll?after=" + sequence(Origins.get(origin, "/long-poll"))
                            + " HTTP/1.1\r\nHost: origin\r\n\r\n"));
                }
            }
            long latest = sequence(Origins.get(origin, "/long-poll"));
            assertThat(sequence(Origins.get(origin, "/long-poll?after=" + latest)))
                    .isEqualTo(latest + 1);
        }
    }

    /** Of the first event in an answer. */
    private long sequence(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(stamp.read(ByteBuffer.wrap(answer.body(), 0, Origins.EVENT_BYTES)))
                .isTrue();
        return stamp.sequence();
    }
}
