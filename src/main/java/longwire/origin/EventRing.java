package longwire.origin;

import io.netty.buffer.ByteBuf;

/** The latest events of the feed, for those who poll. It belongs to one event loop. */
final class EventRing {
    /** A poller that comes once in six seconds misses nothing at the default rate; a power of two. */
    static final int CAPACITY = 64;

    private final ByteBuf[] frames = new ByteBuf[CAPACITY];
    private final int eventBytes;
    private final int headBytes;
    private long latest;

    EventRing(int eventBytes) {
        this.eventBytes = eventBytes;
        this.headBytes = EventFrame.headBytes(eventBytes);
    }

    /** Keeps an event's frame and lets go of the one that is too old now; takes over the caller's reference. */
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

    /** How many events after {@code since} (0 or more) are still here. */
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

    /** Lets go of all events. */
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
