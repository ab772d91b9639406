package longwire.viewer;

import java.util.Arrays;

/**
 * The messages of one viewer that are due but not yet answered, by sequence number, in a ring that grows as needed.
 */
final class InFlight {
    /** Enough for an origin that stops for ten minutes at 100 messages/s per connection; beyond it a viewer stops sending. */
    static final int LIMIT = 65_536;

    /** Result of {@link #answer} for a reply to no message in flight. */
    enum Answer {
        /** The message is in flight, and newer than all answered before. */
        IN_ORDER,
        /** The message is in flight, but a newer one was answered before. A lost message overtakes none (RFC 4737, section 3.3). */
        OUT_OF_ORDER,
        /** The message was already answered or given up. */
        AGAIN,
        /** The message was never sent. */
        UNKNOWN
    }

    private static final int INITIAL_CAPACITY = 8;
    private static final long WAITING = Long.MIN_VALUE;
    private static final long ANSWERED = Long.MIN_VALUE + 1;

    private long[] dueNanos = new long[INITIAL_CAPACITY];
    private long[] sentNanos = new long[INITIAL_CAPACITY];
    private long oldest;
    private long next;
    private long unsent;
    private long newestAnswered = -1;

    /** Adds a message that is due; returns its sequence number, or -1 if too many are in flight. */
    long offer(long due) {
        if (next - oldest == dueNanos.length) {
            if (dueNanos.length == LIMIT) {
                return -1;
            }
            grow();
        }
        dueNanos[slot(next)] = due;
        sentNanos[slot(next)] = WAITING;
        return next++;
    }

    /** Records that the message was handed to the socket. Messages are sent in order. */
    void sent(long sequence, long nanos) {
        sentNanos[slot(sequence)] = nanos;
        unsent = sequence + 1;
    }

    /** The oldest message not yet sent, or -1. */
    long nextUnsent() {
        return unsent < next ? unsent : -1;
    }

    /** Classifies a reply to {@code sequence}; read the message's times before {@link #remove}. */
    Answer answer(long sequence) {
        if (sequence < 0 || sequence >= unsent) {
            return Answer.UNKNOWN;
        }
        if (sequence < oldest || sentNanos[slot(sequence)] == ANSWERED) {
            return Answer.AGAIN;
        }
        return sequence > newestAnswered ? Answer.IN_ORDER : Answer.OUT_OF_ORDER;
    }

    long dueNanos(long sequence) {
        return dueNanos[slot(sequence)];
    }

    /** When the message was sent; only valid for sent messages. */
    long sentNanos(long sequence) {
        return sentNanos[slot(sequence)];
    }

    /** Whether the message was handed to the socket. */
    boolean wasSent(long sequence) {
        return sequence < unsent;
    }

    /** Removes an answered message. */
    void remove(long sequence) {
        newestAnswered = Math.max(newestAnswered, sequence);
        takeOut(sequence);
    }

    /** Removes a message that will not be answered. */
    void giveUp(long sequence) {
        takeOut(sequence);
    }

    /** Removes the oldest message, unanswered; returns its sequence number, or -1 if none is in flight. */
    long removeOldest() {
        if (oldest == next) {
            return -1;
        }
        long sequence = oldest;
        takeOut(sequence);
        return sequence;
    }

    /** Call after all messages were removed: forgets those that were never sent. */
    void clear() {
        unsent = next;
        oldest = next;
    }

    boolean isEmpty() {
        return oldest == next;
    }

    private void takeOut(long sequence) {
        sentNanos[slot(sequence)] = ANSWERED;
        while (oldest < next && sentNanos[slot(oldest)] == ANSWERED) {
            oldest++;
        }
    }

    private int slot(long sequence) {
        return (int) sequence & (dueNanos.length - 1);
    }

    private void grow() {
        int capacity = dueNanos.length;
        long[] dues = Arrays.copyOf(dueNanos, 2 * capacity);
        long[] sents = Arrays.copyOf(sentNanos, 2 * capacity);
        for (long sequence = oldest; sequence < next; sequence++) {
            int to = (int) sequence & (2 * capacity - 1);
            dues[to] = dueNanos[slot(sequence)];
            sents[to] = sentNanos[slot(sequence)];
        }
        dueNanos = dues;
        sentNanos = sents;
    }
}
