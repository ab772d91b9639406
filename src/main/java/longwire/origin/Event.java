package longwire.origin;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.Objects;
import java.util.stream.Stream;

/** The newest event of a ring, in each encoding that subscribers need; an encoding is made once for all of them. */
final class Event implements AutoCloseable {
    /** Window bits are below it. */
    private static final int WINDOWS = 16;

    private final long sequence;
    private final ByteBuf frame;
    private final EventRing events;
    private ByteBuf fragments;
    /** Deflated without a memory, by window. */
    private final ByteBuf[] deflated = new ByteBuf[WINDOWS];

    private ByteBuf chunk;
    private ByteBuf answer;

    /** @param frame its WebSocket frame; the caller keeps its reference */
    Event(long sequence, ByteBuf frame, EventRing events) {
        this.sequence = sequence;
        this.frame = frame;
        this.events = events;
    }

    /** As a WebSocket frame. The event keeps its reference, as of the other encodings. */
    ByteBuf frame() {
        return frame;
    }

    /** As a WebSocket message in {@code count} frames, 2 or more; the same for all. */
    ByteBuf fragments(ByteBufAllocator allocator, int count) {
        if (fragments == null) {
            fragments = ServerFrames.message(allocator, opcode(), frame, payloadAt(), events.eventBytes(), count);
        }
        return fragments;
    }

    /** As a deflated WebSocket message for all connections that share it with the one of {@code deflating}. */
    ByteBuf deflated(ByteBufAllocator allocator, DeflatedFrames deflating) {
        int bits = deflating.windowBits();
        if (deflated[bits] == null) {
            deflated[bits] = deflating.deflate(allocator, opcode(), frame, payloadAt(), events.eventBytes());
        }
        return deflated[bits];
    }

    private int opcode() {
        return frame.getByte(frame.readerIndex()) & ServerFrames.OPCODE;
    }

    private int payloadAt() {
        return frame.writerIndex() - events.eventBytes();
    }

    /** As a chunk of an event stream. */
    ByteBuf chunk(ByteBufAllocator allocator) {
        if (chunk == null) {
            chunk = events.streamText().chunk(allocator, sequence, events.timeNanos(sequence));
        }
        return chunk;
    }

    /** As the answer to a poll that has all events before it. */
    ByteBuf answer(ByteBufAllocator allocator) {
        if (answer == null) {
            answer = PollAnswer.events(events, 1, allocator, true, false);
        }
        return answer;
    }

    /** Releases what was encoded. */
    @Override
    public void close() {
        Stream.concat(Stream.of(deflated), Stream.of(fragments, chunk, answer))
                .filter(Objects::nonNull)
                .forEach(ByteBuf::release);
    }
}
