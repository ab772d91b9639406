package longwire.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StampTest {
    private static final long SEQUENCE = 0x0123_4567_89ab_cdefL;
    private static final long TIME_NANOS = -42;
    private static final int OCTETS = 256;

    private final Stamp stamp = new Stamp();

    @ParameterizedTest
    @ValueSource(ints = {Stamp.BYTES, Stamp.BYTES + 1, 64, 4096})
    void whatIsWrittenIsReadAgain(int bytes) {
        ByteBuffer payload = ByteBuffer.allocateDirect(bytes);

        stamp.write(payload, SEQUENCE, TIME_NANOS);

        Stamp reader = new Stamp();
        assertThat(reader.read(payload)).isTrue();
        assertThat(reader.sequence()).isEqualTo(SEQUENCE);
        assertThat(reader.timeNanos()).isEqualTo(TIME_NANOS);
        assertThat(payload.remaining()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {Stamp.TEXT_BYTES, Stamp.TEXT_BYTES + 1, 64, 4096})
    void whatIsWrittenAsTextIsReadAgain(int bytes) {
        ByteBuffer payload = ByteBuffer.allocate(bytes);

        stamp.writeText(payload, SEQUENCE, TIME_NANOS);

        Stamp reader = new Stamp();
        assertThat(reader.readText(payload)).isTrue();
        assertThat(reader.sequence()).isEqualTo(SEQUENCE);
        assertThat(reader.timeNanos()).isEqualTo(TIME_NANOS);
        assertThat(StandardCharsets.US_ASCII.decode(payload).toString()).matches("[0-9a-f]{48}x*");
    }

    @Test
    void aPayloadIsReadWhereverItStandsInItsBuffer() {
        ByteBuffer buffer = ByteBuffer.allocate(200);
        buffer.limit(67).position(7);

        stamp.write(buffer, 1, 2);

        assertThat(stamp.read(buffer)).isTrue();
        assertThat(buffer.position()).isEqualTo(7);
        assertThat(buffer.limit()).isEqualTo(67);
        assertThat(buffer.get(6)).isZero();
        assertThat(buffer.limit(200).get(67)).isZero();
    }

    @Test
    void noByteCanChangeUnseen() {
        ByteBuffer payload = ByteBuffer.allocate(Stamp.BYTES + 9);
        stamp.write(payload, SEQUENCE, TIME_NANOS);

        for (int at = 0; at < payload.limit(); at++) {
            for (int flip = 1; flip < OCTETS; flip++) {
                ByteBuffer changed = changed(payload, at, flip);
                assertThat(stamp.read(changed)).as("byte %d ^ %d", at, flip).isFalse();
            }
        }
    }

    /** A change of case is the likeliest of all to be overlooked: a and A are the same digit. */
    @Test
    void noCharacterOfATextCanChangeUnseen() {
        ByteBuffer payload = ByteBuffer.allocate(Stamp.TEXT_BYTES + 9);
        stamp.writeText(payload, SEQUENCE, TIME_NANOS);

        for (int at = 0; at < payload.limit(); at++) {
            for (int flip = 1; flip < OCTETS; flip++) {
                ByteBuffer changed = changed(payload, at, flip);
                assertThat(stamp.readText(changed)).as("byte %d ^ %d", at, flip).isFalse();
            }
        }
    }

    @Test
    void aPayloadThatWasCutOrIsNoneIsNotRead() {
        ByteBuffer payload = ByteBuffer.allocate(64);
        stamp.write(payload, SEQUENCE, TIME_NANOS);

        for (int length = 0; length < payload.capacity(); length++) {
            assertThat(stamp.read(payload.duplicate().limit(length))).isFalse();
            assertThat(stamp.readText(payload.duplicate().limit(length))).isFalse();
        }
    }

    private static ByteBuffer changed(ByteBuffer payload, int at, int flip) {
        ByteBuffer changed = ByteBuffer.wrap(payload.array().clone());
        return changed.put(at, (byte) (changed.get(at) ^ flip));
    }
}
