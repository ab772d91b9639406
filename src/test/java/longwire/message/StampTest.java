package longwire.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    /** Numbers of a short stamp have four bytes. */
    @ParameterizedTest(name = "{0} of {1} bytes")
    @CsvSource({
        "BINARY, 16",
        "BINARY, 17",
        "BINARY, 23",
        "BINARY, 24",
        "TEXT, 32",
        "TEXT, 47",
        "TEXT, 48",
        "JSON, 79",
        "JSON, 80",
        "JSON, 1024",
        "JSON, 100000"
    })
    void everyKindIsReadAgainAndNoByteOfItMayChange(PayloadKind kind, int bytes) {
        ByteBuffer payload = ByteBuffer.allocate(bytes);

        stamp.write(kind, payload, 4_000_000_000L, TIME_NANOS);

        Stamp reader = new Stamp();
        assertThat(read(reader, kind, payload)).isTrue();
        assertThat(reader.sequence()).isEqualTo(4_000_000_000L);
        assertThat(reader.timeNanos()).isEqualTo(TIME_NANOS);
        for (int at = 0; at < bytes; at += 1 + bytes / 500) {
            payload.put(at, (byte) (payload.get(at) ^ 1));
            assertThat(read(reader, kind, payload)).as("byte %d", at).isFalse();
            payload.put(at, (byte) (payload.get(at) ^ 1));
            assertThat(read(reader, kind, payload)).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {79, 80, 400, 1_024, 65_536})
    void aJsonPayloadIsJsonOfThatSizeAndEachHasRowsOfItsOwn(int bytes) throws Exception {
        ByteBuffer one = ByteBuffer.allocate(bytes);
        ByteBuffer next = ByteBuffer.allocate(bytes);

        stamp.write(PayloadKind.JSON, one, 1, 2);
        stamp.write(PayloadKind.JSON, next, 2, 2);

        JsonNode rows = new ObjectMapper().readTree(one.array()).get("rows");
        assertThat(rows.size()).isGreaterThanOrEqualTo((bytes - 200) / 110);
        List<JsonNode> others = new ArrayList<>();
        new ObjectMapper().readTree(next.array()).get("rows").forEach(others::add);
        rows.forEach(row -> assertThat(others).doesNotContain(row));
    }

    @Test
    void aBinaryPayloadIsNeverTakenForJson() {
        ByteBuffer payload = ByteBuffer.allocate(64);

        stamp.write(payload, 5, 6);
        assertThat(stamp.readEither(payload)).isTrue();
        ByteBuffer json = ByteBuffer.allocate(128);
        stamp.write(PayloadKind.JSON, json, 7, 6);

        assertThat(stamp.readEither(json)).isTrue();
        assertThat(stamp.sequence()).isEqualTo(7);
        assertThat(stamp.readEither(ByteBuffer.allocate(0))).isFalse();
    }

    private static boolean read(Stamp reader, PayloadKind kind, ByteBuffer payload) {
        return kind.isText() ? reader.readText(payload) : reader.read(payload);
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
