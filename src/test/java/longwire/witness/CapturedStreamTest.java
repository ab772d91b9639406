package longwire.witness;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import longwire.message.Stamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CapturedStreamTest {
    private static final int PAYLOAD = 64;
    private static final byte[] HEAD = "GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final List<String> found = new ArrayList<>();
    private final CapturedStream stream = new CapturedStream((fromViewer, sequence, dueNanos, first, last) ->
            found.add((fromViewer ? "viewer " : "origin ") + sequence + " " + dueNanos + " " + first + "-" + last));

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 60, 1_000})
    void messagesAreFoundHoweverTheyAreCut(int segmentBytes) {
        ByteBuffer all = bytes();
        int number = 5;
        for (int at = 0; at < all.limit(); at += segmentBytes) {
            ByteBuffer segment = all.slice(at, Math.min(segmentBytes, all.limit() - at));
            stream.segment(number, at, segment);
            number += segment.limit();
        }

        int second = HEAD.length + 2 + 4 + PAYLOAD;
        int end = all.limit() - 1;
        assertThat(found)
                .containsExactly(
                        "viewer 1 1001 " + cut(HEAD.length, segmentBytes) + "-" + cut(second - 1, segmentBytes),
                        "origin 2 1002 " + cut(second, segmentBytes) + "-" + cut(end, segmentBytes));
    }

    @Test
    void aSegmentThatWasSentAgainIsPassedOver() {
        stream.segment(0, 1, bytes());
        stream.segment(0, 2, bytes());

        assertThat(found).hasSize(2).allMatch(message -> message.endsWith(" 1-1"));
    }

    @Test
    void afterALostSegmentItGoesOnWithTheNextWholeFrame() {
        ByteBuffer all = bytes();
        int cut = HEAD.length + 10;
        stream.segment(0, 1, all.slice(0, cut));
        int second = HEAD.length + 2 + 4 + PAYLOAD;
        stream.segment(second, 3, all.slice(second, all.limit() - second));

        assertThat(found).containsExactly("origin 2 1002 3-3");
    }

    @Test
    void aStreamOfSomethingElseHasNone() {
        stream.segment(0, 1, ByteBuffer.wrap("HTTP/1.1 200 OK\r\n\r\nplain text".getBytes(StandardCharsets.US_ASCII)));
        stream.segment(31, 2, bytes());

        assertThat(found).isEmpty();
    }

    private static long cut(int at, int segmentBytes) {
        return (long) at / segmentBytes * segmentBytes;
    }

    /** A head, a masked message, and one that is not. */
    private static ByteBuffer bytes() {
        ByteBuffer all = ByteBuffer.allocate(HEAD.length + 2 + 4 + PAYLOAD + 2 + PAYLOAD);
        all.put(HEAD).put((byte) 0x82).put((byte) (0x80 | PAYLOAD)).putInt(0x01020384);
        byte[] message = stamped(1);
        for (int i = 0; i < message.length; i++) {
            all.put((byte) (message[i] ^ new byte[] {1, 2, 3, (byte) 0x84}[i % 4]));
        }
        return all.put((byte) 0x82).put((byte) PAYLOAD).put(stamped(2)).flip();
    }

    private static byte[] stamped(long sequence) {
        ByteBuffer payload = ByteBuffer.allocate(PAYLOAD);
        new Stamp().write(payload, sequence, 1_000 + sequence);
        return payload.array();
    }
}
