package longwire.viewer.conversation;

import io.netty.buffer.ByteBuf;

/** Reads ids that services send back, in decimal digits. */
final class Digits {
    /** There is no number. */
    static final long NONE = -1;

    private static final int RADIX = 10;
    /** Numbers of this many digits always fit in a long. */
    private static final int MOST_DIGITS = 18;

    private Digits() {}

    /** The number from {@code start} to {@code end}; {@link #NONE} if anything else stands there, or too many digits. */
    static long whole(ByteBuf from, int start, int end) {
        if (start >= end || end - start > MOST_DIGITS) {
            return NONE;
        }
        long number = 0;
        for (int at = start; at < end; at++) {
            int digit = digitAt(from, at);
            if (digit < 0) {
                return NONE;
            }
            number = number * RADIX + digit;
        }
        return number;
    }

    /** The number at {@code start}, whatever follows it before {@code end}; {@link #NONE} without a digit. */
    static long leading(ByteBuf from, int start, int end) {
        int behind = start;
        while (behind < end && digitAt(from, behind) >= 0) {
            behind++;
        }
        return whole(from, start, behind);
    }

    /** Below 0 for no digit. */
    private static int digitAt(ByteBuf from, int at) {
        int digit = from.getByte(at) - '0';
        return digit < RADIX ? digit : -1;
    }
}
