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
    /** The least payload, in bytes: a stamp with no filler. */
    public static final int BYTES = 24;
    /** The least payload of a text message, in bytes. */
    public static final int TEXT_BYTES = 2 * BYTES;

    private static final int MAGIC = 0x4c57_4952;
    private static final int MAGIC_BYTES = Integer.BYTES;
    private static final int CHECKSUM_AT = 4;
    private static final int SEQUENCE_AT = 8;
    private static final int TIME_AT = 16;
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
     * @param payload at least {@link #BYTES} remaining, big-endian
     */
    public void write(ByteBuffer payload, long sequence, long timeNanos) {
        int start = payload.position();
        for (int at = start + BYTES; at < payload.limit(); at++) {
            payload.put(at, FILLER);
        }
        writeHead(payload, start, sequence, timeNanos);
        payload.putInt(start + CHECKSUM_AT, checksumBehind(payload));
    }

    /** As {@link #write}, in hexadecimal digits; at least {@link #TEXT_BYTES} remaining. */
    public void writeText(ByteBuffer payload, long sequence, long timeNanos) {
        int start = payload.position();
        for (int at = start + TEXT_BYTES; at < payload.limit(); at++) {
            payload.put(at, FILLER);
        }
        writeHead(decoded, 0, sequence, timeNanos);
        decoded.putInt(CHECKSUM_AT, checksumOfText(payload));
        for (int i = 0; i < BYTES; i++) {
            int octet = decoded.get(i);
            payload.put(start + 2 * i, DIGITS[octet >> NIBBLE_BITS & LOW_NIBBLE]);
            payload.put(start + 2 * i + 1, DIGITS[octet & LOW_NIBBLE]);
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
        if (payload.remaining() < BYTES || payload.getInt(start) != MAGIC) {
            return false;
        }
        sequence = payload.getLong(start + SEQUENCE_AT);
        timeNanos = payload.getLong(start + TIME_AT);
        return payload.getInt(start + CHECKSUM_AT) == checksumBehind(payload);
    }

    /** As {@link #read}, of hexadecimal digits. */
    public boolean readText(ByteBuffer payload) {
        int start = payload.position();
        if (payload.remaining() < TEXT_BYTES) {
            return false;
        }
        for (int i = 0; i < BYTES; i++) {
            int high = digit(payload.get(start + 2 * i));
            int low = digit(payload.get(start + 2 * i + 1));
            if (high < 0 || low < 0) {
                return false;
            }
            decoded.put(i, (byte) (high << NIBBLE_BITS | low));
        }
        sequence = decoded.getLong(SEQUENCE_AT);
        timeNanos = decoded.getLong(TIME_AT);
        return decoded.getInt(0) == MAGIC && decoded.getInt(CHECKSUM_AT) == checksumOfText(payload);
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

    private static void writeHead(ByteBuffer head, int start, long sequence, long timeNanos) {
        head.putInt(start, MAGIC);
        head.putLong(start + SEQUENCE_AT, sequence);
        head.putLong(start + TIME_AT, timeNanos);
    }

    private int checksumBehind(ByteBuffer payload) {
        int start = payload.position();
        checksum.reset();
        update(payload, start + SEQUENCE_AT, start);
        return (int) checksum.getValue();
    }

    private int checksumOfText(ByteBuffer payload) {
        int start = payload.position();
        checksum.reset();
        checksum.update(decoded.array(), SEQUENCE_AT, BYTES - SEQUENCE_AT);
        update(payload, start + TEXT_BYTES, start);
        return (int) checksum.getValue();
    }

    private void update(ByteBuffer payload, int from, int restored) {
        payload.position(from);
        checksum.update(payload);
        payload.position(restored);
    }
}
