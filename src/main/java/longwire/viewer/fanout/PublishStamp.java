package longwire.viewer.fanout;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/**
 * What a publish says of itself, as letters and digits within its text, wherever a service puts that:
 *
 * <pre>
 * | ~lw 3 | tag 8 | publisher 4 | sequence 10 | due 16 |     in lower-case hexadecimal digits
 * </pre>
 *
 * An instance belongs to one thread, and allocates nothing.
 */
public final class PublishStamp {
    /** Its length. */
    public static final int BYTES = 41;

    private static final byte[] BEGINNING = "~lw".getBytes(StandardCharsets.US_ASCII);
    private static final int TAG_DIGITS = 8;
    private static final int PUBLISHER_DIGITS = 4;
    private static final int SEQUENCE_DIGITS = 10;
    private static final int DUE_DIGITS = 16;
    private static final int NIBBLE_BITS = 4;
    private static final int LOW_NIBBLE = 0xf;
    private static final int TEN = 10;

    private long tag;
    private long publisher;
    private long sequence;
    private long dueNanos;
    /** Where the next digit stands, and whether all so far were digits. */
    private int at;

    private boolean whole;

    /** Appends the stamp of a publish. */
    static void write(ByteBuf out, int tag, int publisher, long sequence, long dueNanos) {
        out.writeBytes(BEGINNING);
        writeDigits(out, tag, TAG_DIGITS);
        writeDigits(out, publisher, PUBLISHER_DIGITS);
        writeDigits(out, sequence, SEQUENCE_DIGITS);
        writeDigits(out, dueNanos, DUE_DIGITS);
    }

    /**
     * Looks for a stamp with {@code wanted} as its tag.
     *
     * @param from has the message; its indexes do not change
     * @return whether there is one; only then do the other methods tell of it
     */
    boolean find(ByteBuf from, int start, int length, int wanted) {
        int end = start + length;
        for (int found = from.indexOf(start, end, BEGINNING[0]);
                found >= 0 && end - found >= BYTES;
                found = from.indexOf(found + 1, end, BEGINNING[0])) {
            if (read(from, found) && (int) tag == wanted) {
                return true;
            }
        }
        return false;
    }

    /** The publisher's number, from 0. */
    int publisher() {
        return (int) publisher;
    }

    /** The number of the publish among those of its publisher, from 0. */
    long sequence() {
        return sequence;
    }

    /** When the publish was due. */
    public long dueNanos() {
        return dueNanos;
    }

    private boolean read(ByteBuf from, int start) {
        for (int index = 0; index < BEGINNING.length; index++) {
            if (from.getByte(start + index) != BEGINNING[index]) {
                return false;
            }
        }
        at = start + BEGINNING.length;
        whole = true;
        tag = readDigits(from, TAG_DIGITS);
        publisher = readDigits(from, PUBLISHER_DIGITS);
        sequence = readDigits(from, SEQUENCE_DIGITS);
        dueNanos = readDigits(from, DUE_DIGITS);
        return whole;
    }

    private long readDigits(ByteBuf from, int digits) {
        long number = 0;
        for (int end = at + digits; at < end; at++) {
            byte octet = from.getByte(at);
            boolean decimal = octet >= '0' && octet <= '9';
            whole &= decimal || octet >= 'a' && octet <= 'f';
            number = number << NIBBLE_BITS | (decimal ? octet - '0' : octet - 'a' + TEN) & LOW_NIBBLE;
        }
        return number;
    }

    private static void writeDigits(ByteBuf out, long number, int digits) {
        for (int shift = (digits - 1) * NIBBLE_BITS; shift >= 0; shift -= NIBBLE_BITS) {
            int digit = (int) (number >>> shift) & LOW_NIBBLE;
            out.writeByte(digit < TEN ? '0' + digit : 'a' + digit - TEN);
        }
    }
}
