package longwire.viewer;

import io.netty.buffer.ByteBuf;
import java.util.random.RandomGenerator;
import longwire.fault.OutsideFault;

/** The client's side of RFC 6455, section 5.2: frame heads, and masks. */
final class Frames {
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    static final int FIN = 0x80;
    static final int RESERVED = 0x70;
    /** The message is deflated (RFC 7692, section 6): in its first frame. */
    static final int DEFLATED = 0x40;

    static final int OPCODE = 0x0f;
    static final int CONTROL = 0x08;
    static final int MASKED = 0x80;
    static final int LENGTH = 0x7f;
    static final int TWO_BYTES = 126;
    static final int EIGHT_BYTES = 127;
    /** Two bytes, eight of length, four of mask. */
    static final int LONGEST_HEAD_BYTES = 14;

    private static final int LARGEST_SHORT = 0xffff;
    private static final int BITS_OF_INT = 32;
    private static final int BITS_OF_BYTE = 8;
    private static final long LOW_INT = 0xffff_ffffL;

    private Frames() {}

    /** Writes the head of a whole, masked frame. */
    static void writeHead(ByteBuf out, int opcode, int payloadBytes, int mask) {
        writeFirst(out, FIN | opcode, payloadBytes, mask);
    }

    /** Writes the head of a masked frame that begins with the byte {@code first}. */
    private static void writeFirst(ByteBuf out, int first, int payloadBytes, int mask) {
        out.writeByte(first);
        if (payloadBytes < TWO_BYTES) {
            out.writeByte(MASKED | payloadBytes);
        } else if (payloadBytes <= LARGEST_SHORT) {
            out.writeByte(MASKED | TWO_BYTES).writeShort(payloadBytes);
        } else {
            out.writeByte(MASKED | EIGHT_BYTES).writeLong(payloadBytes);
        }
        out.writeInt(mask);
    }

    /** Masks what {@code message} holds, and puts the head of a whole frame before it, where there is room for that. */
    static void prependHead(ByteBuf message, int opcode, int mask) {
        int start = message.readerIndex();
        int end = message.writerIndex();
        int length = end - start;
        mask(message, start, length, mask);
        int headBytes = LONGEST_HEAD_BYTES;
        if (length < TWO_BYTES) {
            headBytes -= Long.BYTES;
        } else if (length <= LARGEST_SHORT) {
            headBytes -= Long.BYTES - Short.BYTES;
        }
        message.setIndex(start - headBytes, start - headBytes);
        writeHead(message, opcode, length, mask);
        message.writerIndex(end);
    }

    /**
     * Writes {@code message} in {@code fragments}, 2 or more, each masked; fewer where it has fewer bytes.
     *
     * @param opcode of the message, {@link #DEFLATED} or not
     */
    static void writeFragments(ByteBuf out, ByteBuf message, int opcode, int fragments, RandomGenerator masks) {
        int start = message.readerIndex();
        int length = message.readableBytes();
        int pieces = Math.max(1, Math.min(fragments, length));
        int from = 0;
        for (int piece = 1; piece <= pieces; piece++) {
            int to = (int) ((long) length * piece / pieces);
            int mask = masks.nextInt();
            writeFirst(out, (piece == pieces ? FIN : 0) | (piece == 1 ? opcode : 0), to - from, mask);
            out.writeBytes(message, start + from, to - from);
            mask(out, out.writerIndex() - (to - from), to - from, mask);
            from = to;
        }
    }

    /**
     * Checks the reserved bits of a frame that begins with the byte {@code first}.
     *
     * @param deflates whether permessage-deflate was agreed
     * @throws OutsideFault where one is set that must not be
     */
    static void checkReserved(int first, boolean deflates) {
        int reserved = first & RESERVED;
        if (reserved == 0) {
            return;
        }
        if (reserved != DEFLATED || !deflates) {
            throw new OutsideFault("frame: reserved bits 0x" + Integer.toHexString(reserved) + " (expected: "
                    + (deflates ? "at most RSV1)" : "none, since no extension was agreed)"));
        }
        int opcode = first & OPCODE;
        if ((opcode & CONTROL) != 0 || opcode == 0) {
            throw new OutsideFault("frame: RSV1 on a " + (opcode == 0 ? "continuation" : "control frame")
                    + " (expected: only on the first frame of a message)");
        }
    }

    /** Masks, or unmasks, {@code bytes} from {@code start} on. */
    static void mask(ByteBuf bytes, int start, int length, int mask) {
        long twice = (long) mask << BITS_OF_INT | mask & LOW_INT;
        int at = start;
        int end = start + length;
        for (; at + Long.BYTES <= end; at += Long.BYTES) {
            bytes.setLong(at, bytes.getLong(at) ^ twice);
        }
        for (; at < end; at++) {
            int shift = BITS_OF_BYTE * (Integer.BYTES - 1 - (at - start) % Integer.BYTES);
            bytes.setByte(at, bytes.getByte(at) ^ mask >>> shift);
        }
    }
}
