package longwire.origin;

import io.netty.buffer.ByteBuf;
import longwire.message.PayloadKind;
import longwire.message.Stamp;

/** The latest events of the feed, for polls and for streams that are resumed. An instance belongs to one event loop. */
final class EventRing {
    /** A power of two. At the default rate, a viewer that polls every six seconds misses no event. */
    static final int CAPACITY = 64;

    private final ByteBuf[] frames = new ByteBuf[CAPACITY];
    private final int eventBytes;
    private final int headBytes;
    private final StreamText streamText;
    private final Stamp stamp = new Stamp();
    private long latest;

    EventRing(int eventBytes, PayloadKind kind) {
        this.eventBytes = eventBytes;
        this.headBytes = ServerFrames.headBytes(eventBytes);
        this.streamText = new StreamText(eventBytes, kind);
    }

    /** Keeps an event's frame and releases the one that it replaces. Takes over the caller's reference. */
    void add(long sequence, ByteBuf frame) {
        int place = place(sequence);
        if (frames[place] != null) {
            frames[place].release();
        }
        frames[place] = frame;
        latest = sequence;
    }

    /** The sequence number of the newest event; 0 before the first. */
    long latest() {
        return latest;
    }

    int eventBytes() {
        return eventBytes;
    }

    /** When event {@code sequence}, which is still kept, was created. */
    long timeNanos(long sequence) {
        ByteBuf frame = frames[place(sequence)];
        stamp.readEither(frame.nioBuffer(frame.readerIndex() + headBytes, eventBytes));
        return stamp.timeNanos();
    }

    /** Encodes events for event streams. */
    StreamText streamText() {
        return streamText;
    }

    /** Number of events after {@code since} (0 or more) that are still kept. */
    int countAfter(long since) {
        return (int) Math.max(0, Math.min(latest - since, Math.min(latest, CAPACITY)));
    }

    /** Appends the payloads of the newest {@code count} events to {@code target}, oldest first. */
    void write(int count, ByteBuf target) {
        for (long sequence = latest - count + 1; sequence <= latest; sequence++) {
            ByteBuf frame = frames[place(sequence)];
            target.writeBytes(frame, frame.readerIndex() + headBytes, eventBytes);
        }
    }

    /** Releases all events. */
    void clear() {
        for (int place = 0; place < CAPACITY; place++) {
            if (frames[place] != null) {
                frames[place].release();
                frames[place] = null;
            }
        }
        latest = 0;
    }

    private static int place(long sequence) {
        return (int) (sequence & CAPACITY - 1);
    }
}
