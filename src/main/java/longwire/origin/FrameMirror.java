package longwire.origin;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Converts the frames of a viewer (RFC 6455, section 5) into the frames to send back, in the buffer in which they came:
 * the result is never longer, since a server's frame carries no mask. So nothing is copied or allocated for a frame, and
 * the start of a large frame is sent back before its end has arrived.
 *
 * <p>Data frames are sent back with opcode, FIN and reserved bits unchanged, or dropped. Payloads and the order of
 * fragments are not checked. A ping is answered by a pong, a close by the same close. An instance belongs to one
 * connection.
 */
final class FrameMirror {
    /** The state of a connection after some of its bytes. */
    enum State {
        OPEN(0),
        /** A close came; it is the last frame sent back. */
        CLOSED(0),
        /** Something came that no viewer may send; what came before it is sent back. */
        UNEXPECTED(1002),
        /** A deflated message came that cannot be inflated. */
        DAMAGED(1007),
        /** A frame came that is longer than the limit. */
        TOO_LONG(1009),
        /** The origin ends the connection by itself. */
        LEAVING(1012);

        private final int closeCode;

        State(int closeCode) {
            this.closeCode = closeCode;
        }

        /** The code of the close frame for the viewer; 0 if none is sent. */
        int closeCode() {
            return closeCode;
        }
    }

    private static final byte[] NOTHING = {};
    private static final int CLOSE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xa;
    private static final int LARGEST_DATA_OPCODE = 0x2;
    private static final int PING_TO_PONG = PING ^ PONG;
    private static final int OCTETS_OF_MASK = ServerFrames.MASK_BYTES - 1;
    private static final long LOW_HALF = 0xffff_ffffL;

    private final boolean echoing;
    private final int maxBytes;
    private final OriginTally tally;
    /** Bytes that cannot be processed yet: the start of a head or of a control frame. */
    private byte[] held = NOTHING;
    /** Index at which the next byte to send back is written; never beyond the index of the next byte to read. */
    private int target;

    private int opcode;
    private boolean last;
    private boolean kept;
    private long leftBytes;
    private int mask;

    /**
     * A mirror for one connection.
     *
     * @param echoing whether data frames are sent back
     * @param maxBytes maximum payload of a data frame
     */
    FrameMirror(boolean echoing, int maxBytes, OriginTally tally) {
        this.echoing = echoing;
        this.maxBytes = maxBytes;
        this.tally = tally;
    }

    /** Puts the bytes that the last call held back before {@code bytes}, and takes over the reference to the latter. */
    ByteBuf withHeld(ByteBufAllocator allocator, ByteBuf bytes) {
        if (held.length == 0) {
            return bytes;
        }
        ByteBuf whole = allocator.ioBuffer(held.length + bytes.readableBytes());
        whole.writeBytes(held).writeBytes(bytes);
        bytes.release();
        held = NOTHING;
        return whole;
    }

    /** Whether all that was sent back so far is whole frames. */
    boolean isBetweenFrames() {
        return leftBytes == 0;
    }

    /** Converts {@code bytes}, which must be writable and unshared. What is readable afterwards is to be sent back. */
    State mirror(ByteBuf bytes) {
        int start = bytes.readerIndex();
        target = start;
        State state = State.OPEN;
        while (state == State.OPEN && bytes.isReadable()) {
            state = leftBytes == 0 ? beginFrame(bytes) : passPayload(bytes);
        }
        bytes.setIndex(start, target);
        return state;
    }

    private State beginFrame(ByteBuf bytes) {
        int at = bytes.readerIndex();
        int available = bytes.readableBytes();
        if (available < 2) {
            return hold(bytes);
        }
        int first = bytes.getUnsignedByte(at);
        int second = bytes.getUnsignedByte(at + 1);
        if (!allowed(first, second)) {
            return State.UNEXPECTED;
        }
        int headBytes = 2 + ServerFrames.lengthBytes(second & ServerFrames.LENGTH) + ServerFrames.MASK_BYTES;
        if (available < headBytes) {
            return hold(bytes);
        }
        long length = ServerFrames.length(bytes, at, second & ServerFrames.LENGTH);
        if (length < 0) {
            return State.UNEXPECTED;
        }
        boolean control = (first & ServerFrames.CONTROL) != 0;
        // A control frame is sent back whole: an event of the feed must never come between the halves of a pong.
        if (control && available < headBytes + length) {
            return hold(bytes);
        }
        if (!control && length > maxBytes) {
            return State.TOO_LONG;
        }
        opcode = first & ServerFrames.OPCODE;
        last = (first & ServerFrames.FIN) != 0;
        kept = control ? opcode != PONG : echoing;
        leftBytes = length;
        mask = bytes.getInt(at + headBytes - ServerFrames.MASK_BYTES);
        if (kept) {
            writeHead(bytes, at, headBytes - ServerFrames.MASK_BYTES);
        }
        bytes.skipBytes(headBytes);
        return length == 0 ? endFrame() : State.OPEN;
    }

    private State passPayload(ByteBuf bytes) {
        int from = bytes.readerIndex();
        int length = (int) Math.min(leftBytes, bytes.readableBytes());
        if (kept) {
            unmask(bytes, from, target, length, mask);
            target += length;
        }
        bytes.skipBytes(length);
        leftBytes -= length;
        mask = Integer.rotateLeft(mask, Byte.SIZE * (length & OCTETS_OF_MASK));
        return leftBytes == 0 ? endFrame() : State.OPEN;
    }

    private State endFrame() {
        if ((opcode & ServerFrames.CONTROL) == 0 && last) {
            tally.add(OriginCount.MESSAGES_RECEIVED);
            if (kept) {
                tally.add(OriginCount.MESSAGES_SENT);
            }
        }
        return opcode == CLOSE ? State.CLOSED : State.OPEN;
    }

    private State hold(ByteBuf bytes) {
        held = new byte[bytes.readableBytes()];
        bytes.readBytes(held);
        return State.OPEN;
    }

    private void writeHead(ByteBuf bytes, int at, int length) {
        // The mask has been read and the target is not beyond the source, so nothing is overwritten that is still
        // needed.
        int first = bytes.getByte(at);
        int second = bytes.getByte(at + 1);
        bytes.setByte(target, opcode == PING ? first ^ PING_TO_PONG : first);
        bytes.setByte(target + 1, second & ServerFrames.LENGTH);
        for (int i = 2; i < length; i++) {
            bytes.setByte(target + i, bytes.getByte(at + i));
        }
        target += length;
    }

    private static boolean allowed(int first, int second) {
        int opcode = first & ServerFrames.OPCODE;
        boolean control = (opcode & ServerFrames.CONTROL) != 0;
        boolean known = control ? opcode <= PONG : opcode <= LARGEST_DATA_OPCODE;
        boolean whole = (first & ServerFrames.FIN) != 0 && (second & ServerFrames.LENGTH) < ServerFrames.MEDIUM;
        return known && (second & ServerFrames.MASKED) != 0 && (!control || whole);
    }

    /** Unmasks {@code length} bytes at {@code from} to {@code to}, which is not beyond {@code from}. */
    static void unmask(ByteBuf bytes, int from, int to, int length, int mask) {
        // The buffer's own view of its memory is faster: eight bytes cost one instruction, not a chain of calls.
        ByteBuffer memory = bytes.internalNioBuffer(to, from - to + length).order(ByteOrder.BIG_ENDIAN);
        int target = memory.position();
        int source = target + from - to;
        long wide = mask & LOW_HALF;
        wide |= wide << Integer.SIZE;
        int i = 0;
        for (; i + Long.BYTES <= length; i += Long.BYTES) {
            memory.putLong(target + i, memory.getLong(source + i) ^ wide);
        }
        for (; i < length; i++) {
            int shift = Byte.SIZE * (OCTETS_OF_MASK - (i & OCTETS_OF_MASK));
            memory.put(target + i, (byte) (memory.get(source + i) ^ mask >>> shift));
        }
    }
}
