package longwire.message;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Writes and reads the stamp at the head of a payload. An instance belongs to one thread.
 *
 * <p>The time is the due time of a viewer's message, or the creation time of an origin's event, both
 * {@link System#nanoTime}. The checksum covers all of the payload behind it, the filler too, so that no byte can change
 * on the way unseen.
 *
 * <p>In a text message the same bytes stand as lower-case hexadecimal digits, two for each, since a text frame must be
 * UTF-8.
 */
public final class Stamp {
    /** A stamp, in bytes. */
    public static final int BYTES = 24;
    /** A stamp as text, in bytes. */
    public static final int TEXT_BYTES = 2 * BYTES;
    /** A payload below {@link #BYTES} has a shorter stamp: a checksum of 4 bytes, a number of 4 and the time. */
    public static final int LEAST_BYTES = 16;
    /** The longest payload that has one; who reads messages waits for no longer one. */
    public static final int MOST_BYTES = 16 * 1024 * 1024;

    private static final int MAGIC = 0x4c57_4952;
    private static final int MAGIC_BYTES = Integer.BYTES;
    private static final int CHECKSUM_AT = 4;
    private static final int SEQUENCE_AT = 8;
    private static final int TIME_AT = 16;
    private static final int SHORT_SEQUENCE_AT = 4;
    private static final int SHORT_TIME_AT = 8;
    private static final long LOW_INT = 0xffff_ffffL;
    private static final byte FILLER = 'x';
    private static final int HEX = 16;
    private static final int NIBBLE_BITS = 4;
    private static final int LOW_NIBBLE = 0xf;
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final CRC32C checksum = new CRC32C();
    private final ByteBuffer decoded = ByteBuffer.allocate(BYTES);

    private long sequence;
    private long timeNanos;

    /**
     * Fills {@code payload} from its position to its limit: the stamp, then filler. Position and limit stay.
     *
     * @param payload at least {@link #LEAST_BYTES} remaining, big-endian
     */
    public void write(ByteBuffer payload, long number, long nanos) {
        int start = payload.position();
        int stampBytes = stampBytes(payload.remaining(), BYTES);
        fill(payload, start + stampBytes);
        writeHead(payload, start, stampBytes, number, nanos);
        writeChecksum(payload, start, stampBytes, checksumBehind(payload, stampBytes));
    }

    /** As {@link #write}, in hexadecimal digits; at least twice as many bytes remaining. */
    public void writeText(ByteBuffer payload, long number, long nanos) {
        int start = payload.position();
        int stampBytes = stampBytes(payload.remaining(), TEXT_BYTES);
        fill(payload, start + 2 * stampBytes);
        writeDigits(payload, start, stampBytes, number, nanos);
    }

    /** As {@link #write}, in one of its kinds; {@code payload} has an array. */
    public void write(PayloadKind kind, ByteBuffer payload, long number, long nanos) {
        if (kind == PayloadKind.BINARY) {
            write(payload, number, nanos);
        } else if (kind == PayloadKind.TEXT) {
            writeText(payload, number, nanos);
        } else {
            int start = payload.position();
            JsonRows.write(payload.array(), payload.arrayOffset() + start, payload.remaining(), number);
            writeDigits(payload, start + JsonRows.STAMP_AT, BYTES, number, nanos);
        }
    }

    private static void fill(ByteBuffer payload, int from) {
        for (int at = from; at < payload.limit(); at++) {
            payload.put(at, FILLER);
        }
    }

    private void writeDigits(ByteBuffer payload, int at, int stampBytes, long number, long nanos) {
        writeHead(decoded, 0, stampBytes, number, nanos);
        writeChecksum(decoded, 0, stampBytes, checksumOfText(payload, at, stampBytes));
        for (int i = 0; i < stampBytes; i++) {
            int octet = decoded.get(i);
            payload.put(at + 2 * i, DIGITS[octet >> NIBBLE_BITS & LOW_NIBBLE]);
            payload.put(at + 2 * i + 1, DIGITS[octet & LOW_NIBBLE]);
        }
    }

    /**
     * Reads the stamp of {@code payload}, from its position to its limit; both stay.
     *
     * @return whether it is a stamp of ours with every byte as it was sent; only then do {@link #sequence} and
     *     {@link #timeNanos} tell of it
     */
    public boolean read(ByteBuffer payload) {
        int start = payload.position();
        int remaining = payload.remaining();
        if (remaining < LEAST_BYTES || remaining >= BYTES && payload.getInt(start) != MAGIC) {
            return false;
        }
        int stampBytes = stampBytes(remaining, BYTES);
        readHead(payload, start, stampBytes);
        return checksum(payload, start, stampBytes) == checksumBehind(payload, stampBytes);
    }

    /** As {@link #read}, of hexadecimal digits, in JSON or not. */
    public boolean readText(ByteBuffer payload) {
        int at = payload.position() + (JsonRows.begins(payload, payload.position()) ? JsonRows.STAMP_AT : 0);
        int stampBytes = stampBytes(payload.limit() - at, TEXT_BYTES);
        if (payload.limit() - at < 2 * stampBytes) {
            return false;
        }
        for (int i = 0; i < stampBytes; i++) {
            int high = digit(payload.get(at + 2 * i));
            int low = digit(payload.get(at + 2 * i + 1));
            if (high < 0 || low < 0) {
                return false;
            }
            decoded.put(i, (byte) (high << NIBBLE_BITS | low));
        }
        readHead(decoded, 0, stampBytes);
        return (stampBytes < BYTES || decoded.getInt(0) == MAGIC)
                && checksum(decoded, 0, stampBytes) == checksumOfText(payload, at, stampBytes);
    }

    /** As {@link #read} or, where it begins as JSON of ours, {@link #readText}. */
    public boolean readEither(ByteBuffer payload) {
        return JsonRows.begins(payload, payload.position()) ? readText(payload) : read(payload);
    }

    /** Whether {@code payload} begins as a stamp of ours does, whatever became of the rest. */
    public static boolean begins(ByteBuffer payload, boolean text) {
        int start = payload.position();
        int digits = MAGIC_BYTES * (text ? 2 : 1);
        if (payload.remaining() < digits) {
            return false;
        }
        if (!text) {
            return payload.getInt(start) == MAGIC;
        }
        if (JsonRows.begins(payload, start)) {
            start += JsonRows.STAMP_AT;
        }
        int magic = 0;
        for (int at = start; at < start + digits; at++) {
            magic = magic << NIBBLE_BITS | digit(payload.get(at)) & LOW_NIBBLE;
        }
        return magic == MAGIC;
    }

    /** The sequence number of the stamp read last. */
    public long sequence() {
        return sequence;
    }

    /** The due or creation time of the stamp read last. */
    public long timeNanos() {
        return timeNanos;
    }

    /** The value of a lower-case digit, or below 0: a capital has the same value, and was changed on the way. */
    private static int digit(int octet) {
        return octet >= 'A' && octet <= 'F' ? -1 : Character.digit(octet, HEX);
    }

    private static int stampBytes(int remaining, int whole) {
        return remaining < whole ? LEAST_BYTES : BYTES;
    }

    private static void writeHead(ByteBuffer head, int start, int stampBytes, long number, long nanos) {
        if (stampBytes < BYTES) {
            head.putInt(start + SHORT_SEQUENCE_AT, (int) number);
            head.putLong(start + SHORT_TIME_AT, nanos);
        } else {
            head.putInt(start, MAGIC);
            head.putLong(start + SEQUENCE_AT, number);
            head.putLong(start + TIME_AT, nanos);
        }
    }

    private void readHead(ByteBuffer head, int start, int stampBytes) {
        boolean brief = stampBytes < BYTES;
        sequence = brief ? head.getInt(start + SHORT_SEQUENCE_AT) & LOW_INT : head.getLong(start + SEQUENCE_AT);
        timeNanos = head.getLong(start + (brief ? SHORT_TIME_AT : TIME_AT));
    }

    /** The checksum of a short stamp stands in the place of the letters that begin a whole one, and must not be all zeros for zeros. */
    private static void writeChecksum(ByteBuffer head, int start, int stampBytes, int value) {
        if (stampBytes < BYTES) {
            head.putInt(start, value ^ MAGIC);
        } else {
            head.putInt(start + CHECKSUM_AT, value);
        }
    }

    private static int checksum(ByteBuffer head, int start, int stampBytes) {
        return stampBytes < BYTES ? head.getInt(start) ^ MAGIC : head.getInt(start + CHECKSUM_AT);
    }

    private int checksumBehind(ByteBuffer payload, int stampBytes) {
        int start = payload.position();
        checksum.reset();
        update(payload, start + (stampBytes < BYTES ? SHORT_SEQUENCE_AT : SEQUENCE_AT));
        return (int) checksum.getValue();
    }

    /** Of what {@code decoded} has behind the checksum, and of all of {@code payload} around the digits at {@code at}. */
    private int checksumOfText(ByteBuffer payload, int at, int stampBytes) {
        checksum.reset();
        int from = stampBytes < BYTES ? SHORT_SEQUENCE_AT : SEQUENCE_AT;
        checksum.update(decoded.array(), from, stampBytes - from);
        update(payload, at + 2 * stampBytes);
        return (int) checksum.getValue();
    }

    private void update(ByteBuffer payload, int from) {
        int restored = payload.position();
        payload.position(from);
        checksum.update(payload);
        payload.position(restored);
    }
}
