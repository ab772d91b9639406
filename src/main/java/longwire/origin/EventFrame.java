package longwire.origin;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import longwire.message.Stamp;

/** Encodes events as frames for subscribers: binary, unfragmented, unmasked. An instance belongs to one thread. */
final class EventFrame {
    private static final int WHOLE_BINARY = 0x82;
    private static final int LARGEST_SHORT = 125;
    private static final int LARGEST_MEDIUM = 0xffff;
    private static final int MEDIUM = 126;
    private static final int LONG = 127;

    private final Stamp stamp = new Stamp();
    private final int eventBytes;

    EventFrame(int eventBytes) {
        this.eventBytes = eventBytes;
    }

    /** An event's frame; its last {@code eventBytes} are the payload. */
    ByteBuf encode(ByteBufAllocator allocator, long sequence, long timeNanos) {
        int headBytes = headBytes(eventBytes);
        ByteBuf frame = allocator.directBuffer(headBytes + eventBytes, headBytes + eventBytes);
        frame.writeByte(WHOLE_BINARY);
        if (eventBytes <= LARGEST_SHORT) {
            frame.writeByte(eventBytes);
        } else if (eventBytes <= LARGEST_MEDIUM) {
            frame.writeByte(MEDIUM).writeShort(eventBytes);
        } else {
            frame.writeByte(LONG).writeLong(eventBytes);
        }
        stamp.write(frame.nioBuffer(headBytes, eventBytes), sequence, timeNanos);
        return frame.writerIndex(headBytes + eventBytes);
    }

    /** Length of the head before a payload of {@code eventBytes}. */
    static int headBytes(int eventBytes) {
        if (eventBytes <= LARGEST_SHORT) {
            return 2;
        }
        return eventBytes <= LARGEST_MEDIUM ? 2 + Short.BYTES : 2 + Long.BYTES;
    }
}
