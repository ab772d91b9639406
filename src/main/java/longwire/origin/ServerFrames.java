package longwire.origin;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/** The layout of frames (RFC 6455, section 5.2). Those that are written are a server's: without masks. */
final class ServerFrames {
    static final int FIN = 0x80;
    /** The message is deflated (RFC 7692, section 6): in its first frame. */
    static final int DEFLATED = 0x40;

    static final int RESERVED = 0x70;
    static final int OPCODE = 0x0f;
    static final int CONTROL = 0x8;
    static final int MASKED = 0x80;
    static final int LENGTH = 0x7f;
    static final int MEDIUM = 126;
    static final int MASK_BYTES = Integer.BYTES;

    private static final int LONG = 127;

    private static final int LARGEST_SHORT = 125;
    private static final int LARGEST_MEDIUM = 0xffff;

    private ServerFrames() {}

    /** How many bytes of a head hold the length, where its second byte says {@code shortLength}. */
    static int lengthBytes(int shortLength) {
        return switch (shortLength) {
            case MEDIUM -> Short.BYTES;
            case LONG -> Long.BYTES;
            default -> 0;
        };
    }

    /** The length of the payload of the frame at {@code at}, whose second byte says {@code shortLength}; below 0 if none can be so long. */
    static long length(ByteBuf bytes, int at, int shortLength) {
        return switch (shortLength) {
            case MEDIUM -> bytes.getUnsignedShort(at + 2);
            case LONG -> bytes.getLong(at + 2);
            default -> shortLength;
        };
    }

    /** Length of the head before a payload of {@code payloadBytes}. */
    static int headBytes(int payloadBytes) {
        if (payloadBytes <= LARGEST_SHORT) {
            return 2;
        }
        return payloadBytes <= LARGEST_MEDIUM ? 2 + Short.BYTES : 2 + Long.BYTES;
    }

    /** Writes the head of a frame that begins with the byte {@code first}. */
    static void writeHead(ByteBuf out, int first, int payloadBytes) {
        out.writeByte(first);
        if (payloadBytes <= LARGEST_SHORT) {
            out.writeByte(payloadBytes);
        } else if (payloadBytes <= LARGEST_MEDIUM) {
            out.writeByte(MEDIUM).writeShort(payloadBytes);
        } else {
            out.writeByte(LONG).writeLong(payloadBytes);
        }
    }

    /**
     * A message in {@code fragments} frames, or in fewer where it has fewer bytes; the caller releases them.
     *
     * @param opcode of the message, {@link #DEFLATED} or not
     */
    static ByteBuf message(ByteBufAllocator allocator, int opcode, ByteBuf from, int start, int length, int fragments) {
        int pieces = Math.max(1, Math.min(fragments, length));
        ByteBuf frames = allocator.directBuffer(length + pieces * headBytes(length / pieces + 1));
        int at = 0;
        for (int piece = 1; piece <= pieces; piece++) {
            int end = (int) ((long) length * piece / pieces);
            writeHead(frames, (piece == pieces ? FIN : 0) | (piece == 1 ? opcode : 0), end - at);
            frames.writeBytes(from, start + at, end - at);
            at = end;
        }
        return frames;
    }
}
