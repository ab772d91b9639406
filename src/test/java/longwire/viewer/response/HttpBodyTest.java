package longwire.viewer.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import longwire.fault.OutsideFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpBodyTest {
    private static final String NEXT = "HTTP/1.1 204 No Content\r\n\r\n";

    private final UnpooledByteBufAllocator allocator = new UnpooledByteBufAllocator(true);
    private final ResponseHead head = new ResponseHead();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 11\r\n\r\nhello world",
                "Transfer-Encoding: chunked\r\n\r\nb\r\nhello world\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n006;name=value\r\n world\r\n0\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\nB\r\nhello world\r\n0\r\nX-Trailer: 1\r\nX-More: 2\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n9\r\nllo world\r\n000;last\r\n\r\n",
            })
    void aBodyIsReadOnceItIsWholeAndNothingBehindIt(String rest) {
        String whole = "HTTP/1.1 200 OK\r\n" + rest;

        for (int split = whole.indexOf("\r\n\r\n") + 4; split < whole.length(); split++) {
            assertThat(read(whole.substring(0, split))).as("split at %d", split).isNull();
        }
        ByteBuf bytes = bytes(whole + NEXT);

        assertThat(read(bytes)).isEqualTo("hello world");
        assertThat(bytes.toString(StandardCharsets.US_ASCII)).isEqualTo(NEXT);
        assertThat(allocated()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"204 No Content", "304 Not Modified"})
    void someAnswersHaveNoBodyWhateverTheirHeadersSay(String status) {
        ByteBuf bytes = bytes("HTTP/1.1 " + status + "\r\nContent-Length: 5\r\n\r\n" + NEXT);

        assertThat(read(bytes)).isEmpty();
        assertThat(bytes.toString(StandardCharsets.US_ASCII)).isEqualTo(NEXT);
    }

    @Test
    void anEmptyBodyIsABody() {
        assertThat(read("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")).isEmpty();
        assertThat(read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"))
                .isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "'Server: x\r\n\r\n', 'answer: Content-Length missing (expected: at most 16777216)'",
        "'Content-Length: 16777217\r\n\r\n', 'answer: Content-Length 16777217 (expected: at most 16777216)'",
        "'Transfer-Encoding: chunked\r\n\r\nhello\r\n', 'answer: a chunk of size hello'",
        "'Transfer-Encoding: chunked\r\n\r\n\r\n', 'answer: a chunk of size '",
        "'Transfer-Encoding: chunked\r\n\r\n-1\r\n', 'answer: a chunk of -1 bytes'",
        "'Transfer-Encoding: chunked\r\n\r\n1000001\r\n', 'answer: a chunk of 16777217 bytes'",
    })
    void aLengthThatCannotBeIsRefused(String rest, String message) {
        assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\n" + rest))
                .isInstanceOf(OutsideFault.class)
                .hasMessage(message);
        assertThat(allocated()).isZero();
    }

    @Test
    void aChunkWithoutASizeIsRefused() {
        String endless = "x".repeat(257);

        assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + endless))
                .isInstanceOf(OutsideFault.class)
                .hasMessage("answer: a chunk without a size");
    }

    /** Each chunk is within the limit, the body they make is not. */
    @Test
    void chunksWithoutEndAreRefused() {
        String chunk = "400000\r\n" + "x".repeat(0x40_0000) + "\r\n";

        assertThatThrownBy(() -> read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk.repeat(5)))
                .isInstanceOf(OutsideFault.class)
                .hasMessage("answer: chunks of more than 16777216 bytes");
        assertThat(allocated()).isZero();
    }

    private String read(String response) {
        return read(bytes(response));
    }

    private String read(ByteBuf response) {
        assertThat(head.read(response)).isTrue();
        ByteBuf body = HttpBody.read(head, response, allocator);
        if (body == null) {
            return null;
        }
        String text = body.toString(StandardCharsets.US_ASCII);
        body.release();
        assertThat(response.refCnt()).isEqualTo(1);
        return text;
    }

    private long allocated() {
        return allocator.metric().usedDirectMemory() + allocator.metric().usedHeapMemory();
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.buffer().writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
