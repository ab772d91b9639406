package longwire.viewer.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import longwire.fault.OutsideFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseHeadTest {
    private final ResponseHead head = new ResponseHead();

    @Test
    void aHeadInTwoPartsIsReadWhereverItIsSplit() {
        String whole = "HTTP/1.1 200 OK\r\nContent-Length: 17\r\nX-Other: close\r\nConnection: close\r\n\r\n";

        for (int split = 0; split < whole.length(); split++) {
            ByteBuf bytes = bytes(whole.substring(0, split));
            assertThat(head.read(bytes)).as("split at %d", split).isFalse();
            assertThat(bytes.readerIndex()).isZero();

            bytes.writeCharSequence(whole.substring(split) + "body", StandardCharsets.US_ASCII);
            assertThat(head.read(bytes)).as("split at %d", split).isTrue();
            assertThat(bytes.readerIndex()).isEqualTo(whole.length());
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.contentLength()).isEqualTo(17);
            assertThat(head.closing()).isTrue();
            assertThat(head.chunked()).isFalse();
        }
    }

    @ParameterizedTest(name = "{0}: length {1}, chunked {2}, closing {3}")
    @CsvSource({
        "'Content-Length: 5', 5, false, false",
        "'content-length:5', 5, false, false",
        "'CONTENT-LENGTH:  123456789', 123456789, false, false",
        "'Content-Length:5', 5, false, false",
        "'Content-Length: 5 ', 5, false, false",
        "'Content-Length:\t5\t', 5, false, false",
        "'Content-Length: 0', 0, false, false",
        "'Content-Length: 999999999999999999', 999999999999999999, false, false",
        "'Transfer-Encoding: chunked', -1, true, false",
        "'TRANSFER-ENCODING: gzip, Chunked', -1, true, false",
        "'Connection: close', -1, false, true",
        "'connection: Close', -1, false, true",
        "'Connection: keep-alive', -1, false, false",
        "'X-Content-Length: 5', -1, false, false",
        "'Content-Length-Was: 5', -1, false, false",
    })
    void headersAreReadWhateverTheirCase(String line, long length, boolean chunked, boolean closing) {
        assertThat(head.read(bytes("HTTP/1.1 200 OK\r\n" + line + "\r\n\r\n"))).isTrue();

        assertThat(head.contentLength()).isEqualTo(length);
        assertThat(head.chunked()).isEqualTo(chunked);
        assertThat(head.closing()).isEqualTo(closing);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1x2", "12 3", "x12", "12x", "-1", "+1", "0x10", "1.5", "", " ", "5, 5", "1234567890123456789"})
    void aLengthThatIsNoNumberIsRefused(String length) {
        assertThatThrownBy(() -> head.read(bytes("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n")))
                .isInstanceOf(OutsideFault.class)
                .hasMessageStartingWith(("answer: Content-Length: " + length).stripTrailing() + " (expected: ");
    }

    @Test
    void nothingOfAnEarlierHeadStays() {
        head.read(bytes("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close\r\n\r\n"));

        head.read(bytes("HTTP/1.0 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n"));
        assertThat(head.status()).isEqualTo(304);
        assertThat(head.contentLength()).isEqualTo(-1);
        assertThat(head.closing()).isFalse();

        head.read(bytes("HTTP/1.1 200 OK\r\n\r\n"));
        assertThat(head.chunked()).isFalse();
    }

    @Test
    void aHeadIsReadFromTheReaderIndexOn() {
        ByteBuf bytes = bytes("\r\n\r\nHTTP/1.1 101 Switching Protocols\r\nUpgrade: a\r\n\r\nHTTP/1.1 200 OK\r\n");

        bytes.skipBytes(4);

        assertThat(head.read(bytes)).isTrue();
        assertThat(head.status()).isEqualTo(101);
        assertThat(head.header("upgrade")).isEqualTo("a");
        assertThat(head.read(bytes)).isFalse();
    }

    @Test
    void aHeaderIsFoundByItsName() {
        head.read(bytes("HTTP/1.1 101 :\r\nUPGRADE:  WebSocket \r\nA: 1\r\na: 2\r\nno colon\r\n\r\n"));

        assertThat(head.header("upgrade")).isEqualTo("WebSocket");
        assertThat(head.header("a")).isEqualTo("1");
        assertThat(head.header("b")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SSH-2.0-OpenSSH_9.6\r\n\r\n",
                "HTTP/2 200\r\n\r\n",
                "HTTP/1.1\r\n\r\n",
                "HTTP/1.\r\n\r\n",
                "HTTP/1.1 2\r\n\r\n",
                "HTTP/1.1 OK 200\r\n\r\n",
                "a\r\n\r\n"
            })
    void whatIsNotHttpIsSaidToBeNone(String answer) {
        assertThatThrownBy(() -> head.read(bytes(answer)))
                .isInstanceOf(OutsideFault.class)
                .hasMessageStartingWith("answer: not HTTP/1.1: " + answer.substring(0, answer.indexOf('\r')));
    }

    @Test
    void aHeadThatDoesNotEndIsRefused() {
        String line = "X-Filler: " + "x".repeat(1_000) + "\r\n";

        assertThatThrownBy(() -> head.read(bytes("HTTP/1.1 200 OK\r\n" + line.repeat(66))))
                .isInstanceOf(OutsideFault.class)
                .hasMessage("answer: more than 65536 bytes of headers");
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.buffer().writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
