package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {
    private static final int MASK = 0x37fa_213d;

    @Test
    void theExampleOfTheRfcComesOutAsItStandsThere() {
        ByteBuf frame = Unpooled.buffer();

        Frames.writeHead(frame, Frames.TEXT, 5, MASK);
        int start = frame.writerIndex();
        frame.writeCharSequence("Hello", StandardCharsets.US_ASCII);
        Frames.mask(frame, start, 5, MASK);

        // RFC 6455, section 5.7.
        assertThat(ByteBufUtil.hexDump(frame)).isEqualTo("818537fa213d7f9f4d5158");
    }

    @ParameterizedTest(name = "{0} bytes: {1}")
    @CsvSource({
        "0, 8280",
        "125, 82fd",
        "126, 82fe007e",
        "65535, 82feffff",
        "65536, 82ff0000000000010000",
        "16777216, 82ff0000000001000000",
    })
    void aLengthTakesTheShortestFormThatHoldsIt(int payloadBytes, String head) {
        ByteBuf frame = Unpooled.buffer();

        Frames.writeHead(frame, Frames.BINARY, payloadBytes, MASK);

        assertThat(ByteBufUtil.hexDump(frame)).isEqualTo(head + "37fa213d");
        assertThat(frame.readableBytes()).isLessThanOrEqualTo(Frames.LONGEST_HEAD_BYTES);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 1_000})
    void eachByteIsMaskedWithItsByteOfTheMask(int length) {
        byte[] plain = new byte[length];
        new Random(length).nextBytes(plain);
        ByteBuf bytes = Unpooled.buffer().writeZero(3).writeBytes(plain).writeByte(0x55);

        Frames.mask(bytes, 3, length, MASK);

        for (int i = 0; i < length; i++) {
            int octet = MASK >>> 24 - 8 * (i % 4);
            assertThat(bytes.getByte(3 + i)).isEqualTo((byte) (plain[i] ^ octet));
        }
        assertThat(bytes.getMedium(0)).isZero();
        assertThat(bytes.getByte(3 + length)).isEqualTo((byte) 0x55);
    }

    @Test
    void aMaskWithItsHighestBitSetMasksTheSame() {
        ByteBuf bytes = Unpooled.buffer().writeZero(12);

        Frames.mask(bytes, 0, 12, 0x8000_0001);

        assertThat(ByteBufUtil.hexDump(bytes)).isEqualTo("80000001".repeat(3));
    }
}
