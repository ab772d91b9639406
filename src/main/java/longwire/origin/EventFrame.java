package longwire.origin;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.ByteBuffer;
import longwire.message.PayloadKind;
import longwire.message.Stamp;

/** Encodes events as frames for subscribers: unfragmented, unmasked. An instance belongs to one thread. */
final class EventFrame {
    private static final int WHOLE_TEXT = 0x81;
    private static final int WHOLE_BINARY = 0x82;

    private final Stamp stamp = new Stamp();
    private final int eventBytes;
    private final PayloadKind kind;
    private final ByteBuffer payload;

    EventFrame(int eventBytes, PayloadKind kind) {
        this.eventBytes = eventBytes;
        this.kind = kind;
        this.payload = ByteBuffer.allocate(eventBytes);
    }

    /** An event's frame; its last {@code eventBytes} are the payload. */
    ByteBuf encode(ByteBufAllocator allocator, long sequence, long timeNanos) {
        int headBytes = ServerFrames.headBytes(eventBytes);
        ByteBuf frame = allocator.directBuffer(headBytes + eventBytes, headBytes + eventBytes);
        ServerFrames.writeHead(frame, kind.isText() ? WHOLE_TEXT : WHOLE_BINARY, eventBytes);
        stamp.write(kind, payload, sequence, timeNanos);
        return frame.writeBytes(payload.array());
    }
}
