package longwire.viewer;

import java.util.Arrays;

/**
 * The messages of one viewer that are due and not yet answered, by sequence number: a ring that grows with the number in
 * flight.
 */
final class InFlight {
    /** An origin that stands still for ten minutes at 100 messages/s on one connection; beyond it a viewer sends no more. */
    static final int LIMIT = 65_536;

    /** What {@link #answer} says of an answer that none in flight waits for. */
    enum Answer {
        /** One in flight, and newer than all answered before. */
        IN_ORDER,
        /** One in flight, overtaken by the answer to a newer one. What was lost overtakes nothing (RFC 4737, section 3.3). */
        OUT_OF_ORDER,
        /** One that was answered, or given up, before. */
        AGAIN,
        /** One that was never sent. */
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

    /** Takes a message that is due; gives its sequence number, or -1 where too many are in flight. */
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

    /** Notes that the message was handed to the socket; they are sent in order. */
    void sent(long sequence, long nanos) {
        sentNanos[slot(sequence)] = nanos;
        unsent = sequence + 1;
    }

    /** The oldest message that waits to be sent, or -1. */
    long nextUnsent() {
        return unsent < next ? unsent : -1;
    }

    /** What an answer to {@code sequence} is; read its times before {@link #remove}. */
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

    /** When it was sent; only of those that were. */
    long sentNanos(long sequence) {
        return sentNanos[slot(sequence)];
    }

    /** Whether it was handed to the socket. */
    boolean wasSent(long sequence) {
        return sequence < unsent;
    }

    /** Takes an answered message out. */
    void remove(long sequence) {
        newestAnswered = Math.max(newestAnswered, sequence);
        takeOut(sequence);
    }

    /** Takes a message out that will not be answered. */
    void giveUp(long sequence) {
        takeOut(sequence);
    }

    /** Takes the oldest out, unanswered, and gives its sequence number, or -1 where none is in flight. */
    long removeOldest() {
        if (oldest == next) {
            return -1;
        }
        long sequence = oldest;
        takeOut(sequence);
        return sequence;
    }

    /** After all were taken out: those never sent are not waited for. */
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
