package longwire.network.deflate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jcraft.jzlib.Inflater;
import com.jcraft.jzlib.JZlib;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import longwire.fault.OutsideFault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DeflationTest {
    private static final int MOST = 1 << 20;

    private final DeflateLoop loop = new DeflateLoop(6);
    private final List<Deflation> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(Deflation::close);
        loop.close();
    }

    /** RFC 7692, sections 7.2.3.1, 7.2.3.3 to 7.2.3.6. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "one block, f248cdc9c90700, Hello",
        "a stored block, 000500faff48656c6c6f00, Hello",
        "a last block, f348cdc9c9070000, Hello",
        "two blocks, f248050000 00ffffcac9c90700, Hello",
        "nothing, 00, ''",
    })
    void theExamplesOfTheStandardAreInflated(String what, String hex, String message) {
        Deflation deflation = opened(true, 15);

        assertThat(inflated(deflation, ByteBufUtil.decodeHexDump(hex.replace(" ", ""))))
                .isEqualTo(message);
    }

    /** RFC 7692, section 7.2.3.2: with takeover, the second message refers to the first. */
    @Test
    void theSameMessageTwiceIsDeflatedAsTheStandardSays() {
        Deflation remembers = opened(true, 15);
        Deflation forgets = opened(false, 15);

        assertThat(List.of(deflated(remembers, "Hello"), deflated(remembers, "Hello")))
                .containsExactly("f248cdc9c90700", "f200110000");
        assertThat(List.of(deflated(forgets, "Hello"), deflated(forgets, "Hello")))
                .containsExactly("f248cdc9c90700", "f248cdc9c90700");
        assertThat(deflated(remembers, "")).isEqualTo("00");
    }

    @Test
    void whatFollowsALastBlockMayReferToItsMessage() {
        Deflation deflation = opened(true, 15);

        assertThat(inflated(deflation, ByteBufUtil.decodeHexDump("f348cdc9c9070000")))
                .isEqualTo("Hello");
        assertThat(inflated(deflation, ByteBufUtil.decodeHexDump("f200110000"))).isEqualTo("Hello");
    }

    static Stream<Arguments> everyWindow() {
        return IntStream.rangeClosed(8, 15)
                .boxed()
                .flatMap(bits -> Stream.of(Arguments.of(bits, true), Arguments.of(bits, false)));
    }

    @ParameterizedTest(name = "{0} bits, takeover: {1}")
    @MethodSource("everyWindow")
    void messagesOfAnySizeComeBackWithEveryWindow(int bits, boolean takeover) {
        Deflation sender = opened(takeover, bits);
        Deflation receiver = opened(takeover, bits);

        for (byte[] message : messages()) {
            ByteBuf deflated = sender.deflate(Unpooled.wrappedBuffer(message), 0, message.length);
            byte[] sent = ByteBufUtil.getBytes(deflated);
            ByteBuf inflated = receiver.inflate(Unpooled.wrappedBuffer(sent), 0, sent.length, MOST);
            assertThat(ByteBufUtil.getBytes(inflated)).isEqualTo(message);
        }
    }

    /** An inflater with a ring of exactly that window reads it; one with a smaller ring reads something else. */
    @ParameterizedTest(name = "{0} bits")
    @CsvSource({"8, true", "9, true", "10, false", "12, false", "14, false", "15, false"})
    void nothingRefersBeyondTheWindow(int bits, boolean withinTheLeastWindow) throws Exception {
        Deflation sender = opened(true, bits);
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        for (byte[] message : messages()) {
            plain.writeBytes(message);
            stream.writeBytes(ByteBufUtil.getBytes(sender.deflate(Unpooled.wrappedBuffer(message), 0, message.length)));
            stream.writeBytes(new byte[] {0, 0, (byte) 0xff, (byte) 0xff});
        }

        assertThat(read(stream.toByteArray(), bits, plain.size())).isEqualTo(plain.toByteArray());
        if (!withinTheLeastWindow) {
            assertThat(read(stream.toByteArray(), 8, plain.size())).isNotEqualTo(plain.toByteArray());
        }
    }

    @Test
    void aMessageOfAnotherConnectionIsNotReferredTo() {
        Deflation one = opened(false, 12);
        Deflation other = opened(false, 12);
        String secret = "a token that only one viewer may see";
        deflated(one, secret);

        String alone = deflated(other, secret);

        assertThat(inflated(opened(false, 12), ByteBufUtil.decodeHexDump(alone)))
                .isEqualTo(secret);
    }

    @Test
    void badDataAndBombsAreRefused() {
        Deflation deflation = opened(false, 15);
        byte[] zeros = new byte[MOST + 1];
        byte[] bomb = ByteBufUtil.getBytes(deflation.deflate(Unpooled.wrappedBuffer(zeros), 0, zeros.length));

        assertThatThrownBy(() -> inflated(deflation, new byte[] {(byte) 0xff, 1, 2, 3}))
                .isInstanceOf(OutsideFault.class)
                .hasMessageStartingWith("message: bad deflate data");
        assertThatThrownBy(() -> inflated(deflation, bomb))
                .isInstanceOf(OutsideFault.class)
                .hasMessage("message: inflated, more than " + MOST + " bytes");
        assertThat(bomb.length).isLessThan(2_000);
    }

    /** zlib says 256 KiB for a window of 15 bits, and 32 KiB and 7 KiB for what inflates. */
    @Test
    void theStateOfAConnectionIsKnown() {
        assertThat(opened(true, 15).stateBytes()).isEqualTo((256 + 39) * 1_024);
        assertThat(opened(true, 9).stateBytes()).isEqualTo((2 + 128 + 39) * 1_024);
        assertThat(opened(false, 15).stateBytes()).isZero();
    }

    private Deflation opened(boolean takeover, int bits) {
        Deflation deflation = Deflation.ofClient(new DeflateAgreement(takeover, takeover, bits, bits), loop);
        opened.add(deflation);
        return deflation;
    }

    private static String deflated(Deflation deflation, String message) {
        ByteBuf bytes = Unpooled.copiedBuffer(message, StandardCharsets.UTF_8);
        return ByteBufUtil.hexDump(deflation.deflate(bytes, 0, bytes.readableBytes()));
    }

    private static String inflated(Deflation deflation, byte[] bytes) {
        return deflation
                .inflate(Unpooled.wrappedBuffer(bytes), 0, bytes.length, MOST)
                .toString(StandardCharsets.UTF_8);
    }

    /** Text that repeats itself at every distance, noise, and the sizes at the ends. */
    private static List<byte[]> messages() {
        Random random = new Random(7);
        byte[] noise = new byte[70_000];
        random.nextBytes(noise);
        List<byte[]> messages = new ArrayList<>(List.of(new byte[0], new byte[1], new byte[300_000], noise));
        byte[] said = new byte[50_000];
        random.nextBytes(said);
        for (int message = 0; message < 300; message++) {
            byte[] next = new byte[random.nextInt(900)];
            for (int at = 0; at < next.length; at++) {
                next[at] = said[(at + 100 * random.nextInt(2) + message * 300) % said.length];
            }
            int from = random.nextInt(said.length - 300);
            System.arraycopy(said, from, next, 0, Math.min(next.length, 300));
            messages.add(next);
        }
        messages.add(new byte[0]);
        return messages;
    }

    private static byte[] read(byte[] stream, int bits, int bytes) throws Exception {
        Inflater inflater = new Inflater(-bits);
        byte[] out = new byte[bytes];
        inflater.setInput(stream);
        inflater.setOutput(out);
        inflater.inflate(JZlib.Z_SYNC_FLUSH);
        inflater.end();
        return out;
    }
}
