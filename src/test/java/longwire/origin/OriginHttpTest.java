package longwire.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Base64;
import longwire.clock.Patience;
import longwire.fault.OutsideFault;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(Patience.TEST_SECONDS)
class OriginHttpTest {
    @ParameterizedTest
    @CsvSource({
        "GET, /health, 200",
        "HEAD, /health, 200",
        "GET, /counters, 200",
        "GET, /pauses, 200",
        "HEAD, /pauses, 405",
        "GET, /events?from=0&to=1, 200",
        "GET, /events?from=0, 400",
        "GET, /events?from=0&to=soon, 400",
        "GET, /, 404",
        "GET, /nothing, 404",
        "GET, /echo, 426",
        "GET, /feed, 426",
        "POST, /poll, 405",
        "DELETE, /health, 405",
    })
    void eachPathAndMethodHasItsStatus(String method, String path, int status) throws Exception {
        try (OriginServer origin = Origins.start(Origins.ONE_EVENT);
                RawViewer viewer = RawViewer.connect(origin.endpoint())) {
            viewer.send(RawViewer.bytes(method + " " + path + " HTTP/1.1\r\nHost: o\r\nConnection: close\r\n\r\n"));

            String answer = viewer.readToEnd();
            assertThat(answer).startsWith("HTTP/1.1 " + status + " ").contains("connection: close\r\n");
            assertThat(answer.endsWith("\r\n\r\n")).isEqualTo(method.equals("HEAD"));
        }
    }

    @Test
    void pipelinedRequestsAreAnsweredInTheirOrderOnOneConnection() throws Exception {
        String health = "GET /health HTTP/1.1\r\nHost: o\r\n\r\n";
        String post = "POST /poll HTTP/1.1\r\nHost: o\r\nContent-Length: 3\r\n\r\nabc";

        try (OriginServer origin = Origins.start(Origins.ONE_EVENT);
                RawViewer viewer = RawViewer.connect(origin.endpoint())) {
            viewer.send(RawViewer.bytes(health + post + health));

            assertThat(viewer.readHead()).startsWith("HTTP/1.1 200 OK\r\n");
            assertThat(viewer.read(3)).isEqualTo("ok\n");
            assertThat(viewer.readHead()).startsWith("HTTP/1.1 405 ").contains("allow: GET, HEAD\r\n");
            viewer.read("method: (expected: GET or HEAD)\n".length());
            assertThat(viewer.readHead()).startsWith("HTTP/1.1 200 OK\r\n");
            assertThat(viewer.read(3)).isEqualTo("ok\n");
        }
    }

    /** More answers than the buffers of both sides hold: those that had to wait come too, once there is room. */
    @Test
    void aThousandPipelinedPollsAreAnsweredThoughTheirAnswersFitNoBuffer() throws Exception {
        int eventBytes = 1 << 16;
        int polls = 1000;

        try (OriginServer origin = Origins.start(Origins.ONE_EVENT, eventBytes);
                RawViewer viewer = RawViewer.connect(origin.endpoint())) {
            viewer.send(RawViewer.bytes("GET /poll HTTP/1.1\r\nHost: o\r\n\r\n".repeat(polls)));

            for (int i = 0; i < polls; i++) {
                assertThat(viewer.readHead()).startsWith("HTTP/1.1 200 OK\r\n");
                viewer.read(eventBytes);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET /health HTTP/1.0, 200",
        "GET /health, 400",
        "GET /health HTTP/9.9.9, 400",
    })
    void whatIsNotHttp11EndsWithItsAnswer(String line, int status) throws Exception {
        try (OriginServer origin = Origins.start(Origins.ONE_EVENT);
                RawViewer viewer = RawViewer.connect(origin.endpoint())) {
            viewer.send(RawViewer.bytes(line + "\r\nHost: o\r\n\r\n"));

            assertThat(viewer.readToEnd()).startsWith("HTTP/1.1 " + status + " ");
        }
    }

    @Test
    void pausesAreAHistogramInBase64() throws Exception {
        try (OriginServer origin = Origins.start(Origins.ONE_EVENT)) {
            long moments = 0;
            while (moments < 10) {
                byte[] compressed = Base64.getDecoder()
                        .decode(Origins.get(origin, "/pauses").body());
                Histogram pauses = Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(compressed), 0);
                moments += pauses.getTotalCount();
            }

            assertThat(moments).isGreaterThanOrEqualTo(10);
        }
    }

    @Test
    void aPortInUseIsAFaultAndLeavesNothingBehind() throws Exception {
        try (OriginServer origin = Origins.start(Origins.ONE_EVENT)) {
            OriginSettings same = new OriginSettings(origin.endpoint(), 1, 1, Origins.EVENT_BYTES, 1);

            assertThatThrownBy(() -> OriginServer.start(same))
                    .isInstanceOf(OutsideFault.class)
                    .hasMessageContaining(origin.endpoint().toString());

            assertThat(Origins.get(origin, "/health").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void closingTwiceIsHarmless() throws Exception {
        OriginServer origin = Origins.start(Origins.ONE_EVENT);

        origin.close();
        origin.close();

        origin.awaitClose();
    }
}
