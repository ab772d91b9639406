package longwire.origin;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/** The newest event of a ring, in each encoding that subscribers need; an encoding is made once for all of them. */
final class Event implements AutoCloseable {
    private final long sequence;
    private final ByteBuf frame;
    private final EventRing events;
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
        if (chunk != null) {
            chunk.release();
        }
        if (answer != null) {
            answer.release();
        }
    }
}
