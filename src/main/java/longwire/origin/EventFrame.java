package longwire.origin;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import longwire.message.Stamp;

/** Encodes events as frames for subscribers: binary, unfragmented, unmasked. An instance belongs to one thread. */
final class EventFrame {
    private static final int WHOLE_BINARY = 0x82;

    private final Stamp stamp = new Stamp();
    private final int eventBytes;

    EventFrame(int eventBytes) {
        this.eventBytes = eventBytes;
    }

    /** An event's frame; its last {@code eventBytes} are the payload. */
    ByteBuf encode(ByteBufAllocator allocator, long sequence, long timeNanos) {
        int headBytes = ServerFrames.headBytes(eventBytes);
        ByteBuf frame = allocator.directBuffer(headBytes + eventBytes, headBytes + eventBytes);
        ServerFrames.writeHead(frame, WHOLE_BINARY, eventBytes);
        stamp.write(frame.nioBuffer(headBytes, eventBytes), sequence, timeNanos);
        return frame.writerIndex(headBytes + eventBytes);
    }
}
