package longwire.viewer.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import longwire.fault.OutsideFault;
import longwire.viewer.Carry;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamBodyTest {
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";

    private final ByteBuf text = Unpooled.buffer();
    private final Carry carry = new Carry();

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "'Transfer-Encoding: chunked\r\n', '3\r\nabc\r\n2;x=y\r\nde\r\n', abcde, false",
        "'Transfer-Encoding: chunked\r\n', 'A \r\n0123456789\r\n0\r\n\r\n', 0123456789, true",
        "'Transfer-Encoding: chunked\r\n', '1\r\na\r\n000\r\nTrailer: x\r\n\r\nmore', a, true",
        "'Content-Length: 3\r\n', 'abcdef', abc, true",
        "'Content-Length: 9\r\n', 'abcdef', abcdef, false",
        "'', 'abcdef', abcdef, false",
    })
    void aBodyIsReadWhileItArrives(String framing, String arrived, String expected, boolean ends) {
        for (int step : new int[] {1, 2, arrived.length()}) {
            text.clear();
            assertThat(read(framing, arrived, step)).isEqualTo(ends);
            assertThat(text.toString(StandardCharsets.US_ASCII)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello\r\n", "\r\n", "-1\r\n", "3x\r\n", "1\r\nab\r\n", "FFFFFFFFFFFFFFFF1\r\n"})
    void malformedChunksAreRefused(String chunks) {
        assertThatThrownBy(() -> read(CHUNKED, chunks, chunks.length()))
                .isInstanceOf(OutsideFault.class)
                .hasMessageStartingWith("answer: a chunk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0\r\n"})
    void aLineBetweenChunksHasALimit(String before) {
        assertThatThrownBy(() -> read(CHUNKED, before + "1".repeat(300), 300))
                .isInstanceOf(OutsideFault.class)
                .hasMessage("answer: a line of more than 256 bytes between chunks");
    }

    /** Whether the body ended, of which {@code step} bytes arrive at a time. */
    private boolean read(String framing, String arrived, int step) {
        ResponseHead head = new ResponseHead();
        head.read(Unpooled.copiedBuffer("HTTP/1.1 200 OK\r\n" + framing + "\r\n", StandardCharsets.US_ASCII));
        StreamBody body = new StreamBody(head);
        boolean ended = false;
        for (int at = 0; at < arrived.length(); at += step) {
            String piece = arrived.substring(at, Math.min(arrived.length(), at + step));
            ByteBuf all = carry.with(Unpooled.copiedBuffer(piece, StandardCharsets.US_ASCII));
            ended = body.read(all, text);
            if (ended) {
                break;
            }
            carry.keep(all, all.alloc());
        }
        carry.release();
        return ended;
    }
}
