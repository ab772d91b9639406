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
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(Patience.TEST_SECONDS)
class PollTest {
    private static final int KEPT = 64;

    private final Stamp stamp = new Stamp();

    /** The latest event is number 1. */
    @ParameterizedTest(name = "{0} with If-None-Match {1}: {2}, {3} bytes")
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "/poll, , 200, 64",
                "/poll?since=0, , 200, 64",
                "/poll?now=9&since=0, , 200, 64",
                "/poll?since=1, , 204, 0",
                "/poll?since=99999999999, , 204, 0",
                "/poll, '\"1\"', 304, 0",
                "/poll, 'W/\"7\", W/\"1\"', 304, 0",
                "/poll, '*', 304, 0",
                "/poll, '\"0\"', 200, 64",
                "/poll, '\"11\"', 200, 64",
                "/poll?since=1, '\"1\"', 304, 0",
                "/poll?since=1, '\"0\"', 204, 0",
            })
    void aPollGetsWhatIsNew(String target, String tag, int status, int bytes) throws Exception {
        String[] headers = tag == null ? new String[0] : new String[] {"If-None-Match", tag};

        try (OriginServer origin = Origins.start(Origins.ONE_EVENT)) {
            HttpResponse<byte[]> answer = Origins.get(origin, target, headers);

            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.headers().firstValue("ETag")).hasValue("\"1\"");
            assertThat(answer.body()).hasSize(bytes);
            assertThat(bytes == 0 || stamp.read(ByteBuffer.wrap(answer.body()))).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "1.5", "abc", "0x1", "99999999999999999999"})
    void whatIsNoSequenceNumberIsRefused(String since) throws Exception {
        try (OriginServer origin = Origins.start(Origins.ONE_EVENT)) {
            HttpResponse<byte[]> answer = Origins.get(origin, "/poll?since=" + since);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(RawViewer.text(answer.body()))
                    .isEqualTo("since: " + since + " (expected: a sequence number, 0 or more)\n");
        }
    }

    @Test
    void theEventsAfterANumberComeOldestFirst() throws Exception {
        try (OriginServer origin = Origins.start(500)) {
            long latest = 0;
            while (latest < 10) {
                latest = tag(Origins.get(origin, "/poll"));
            }

            HttpResponse<byte[]> answer = Origins.get(origin, "/poll?since=" + (latest - 5));

            assertConsecutive(answer, latest - 4);
        }
    }

    @Test
    void whoHasBeenAwayGetsTheLatestAlone() throws Exception {
        try (OriginServer origin = Origins.start(2000)) {
            long latest = 0;
            while (latest < 3 * KEPT) {
                latest = tag(Origins.get(origin, "/poll"));
            }

            HttpResponse<byte[]> answer = Origins.get(origin, "/poll?since=0");

            assertThat(answer.body()).hasSize(KEPT * Origins.EVENT_BYTES);
            assertConsecutive(answer, tag(answer) - KEPT + 1);
        }
    }

    @Test
    void aHeadIsAllThatAHeadRequestGets() throws Exception {
        try (OriginServer origin = Origins.start(Origins.ONE_EVENT);
                RawViewer viewer = RawViewer.connect(origin.endpoint())) {
            viewer.send(RawViewer.bytes("HEAD /poll HTTP/1.1\r\nHost: o\r\nConnection: close\r\n\r\n"));

            assertThat(viewer.readToEnd())
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("content-length: 64\r\n")
                    .endsWith("\r\n\r\n");
        }
    }

    @Test
    void pollsAreCounted() throws Exception {
        try (OriginServer origin = Origins.start(Origins.ONE_EVENT)) {
            Origins.get(origin, "/poll");
            Origins.get(origin, "/poll?since=1");

            assertThat(Origins.counter(origin, "polls")).isEqualTo(2);
        }
    }

    private void assertConsecutive(HttpResponse<byte[]> answer, long first) {
        assertThat(answer.statusCode()).isEqualTo(200);
        ByteBuffer body = ByteBuffer.wrap(answer.body());
        long expected = first;
        for (int at = 0; at < body.capacity(); at += Origins.EVENT_BYTES) {
            assertThat(stamp.read(body.slice(at, Origins.EVENT_BYTES))).isTrue();
            assertThat(stamp.sequence()).isEqualTo(expected++);
        }
        assertThat(expected - 1).isEqualTo(tag(answer));
    }

    private static long tag(HttpResponse<byte[]> answer) {
        return Long.parseLong(answer.headers().firstValue("ETag").orElseThrow().replace("\"", ""));
    }
}
