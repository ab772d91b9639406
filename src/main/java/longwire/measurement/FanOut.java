package longwire.measurement;

import java.util.Arrays;

/**
 * The skew of events that go to several receivers, such as the messages of a chat room or the events of a feed. The skew of an
 * event is the time from when its first receiver had it until its last receiver had it, over all receivers that got it. An event
 * that fewer than two receivers got has none.
 *
 * <p>It is recorded as {@link Series#SKEW} when the last receiver has the event, by the thread that tells so. An event that not
 * all receivers get stays open until {@link #finish}, or until its source is {@link #MOST_OPEN} events further, shared between
 * the sources; then it is recorded with those that have it. Any thread may call, and no call allocates.
 */
public final class FanOut {
    /** Open events of all sources together: seconds of any rate that a generator can receive, in about 2 MB. */
    public static final int MOST_OPEN = 65_536;
    /** Sources at most, so that each has some open events. */
    public static final int MOST_SOURCES = MOST_OPEN / 16;

    /** More than any machine's event loops, so that two of them seldom meet. */
    private static final int LOCKS = 256;
    /** Instead of a number of receivers: the skew of this event was recorded. */
    private static final int CLOSED = -1;

    private final int receivers;
    /** A power of two. */
    private final int openOfEach;

    private final Object[] locks = new Object[LOCKS];
    private final long[] sequences;
    private final long[] firstNanos;
    private final long[] lastNanos;
    private final int[] had;
    private final boolean[] timed;

    /**
     * Nothing was received yet.
     *
     * @param sources whose events are numbered each from 0; 1 to {@link #MOST_SOURCES}
     * @param receivers of each event; 1 or more
     */
    public FanOut(int sources, int receivers) {
        if (sources < 1 || sources > MOST_SOURCES || receivers < 1) {
            throw new IllegalArgumentException(
                    sources + " sources, " + receivers + " receivers (expected: 1 to " + MOST_SOURCES + ", 1 or more)");
        }
        this.receivers = receivers;
        this.openOfEach = Integer.highestOneBit(MOST_OPEN / sources);
        int slots = sources * openOfEach;
        sequences = new long[slots];
        Arrays.fill(sequences, -1);
        firstNanos = new long[slots];
        lastNanos = new long[slots];
        had = new int[slots];
        timed = new boolean[slots];
        Arrays.setAll(locks, any -> new Object());
    }

    /**
     * A receiver has event {@code sequence}; told once for each receiver.
     *
     * @param source of the event, from 0
     * @param measured whether the event counts; the same for all its receivers
     * @param receivedNanos when the receiver had it, on one clock for all
     * @param recorder of the calling thread
     */
    public void received(int source, long sequence, boolean measured, long receivedNanos, LatencyRecorder recorder) {
        int slot = source * openOfEach + (int) (sequence & (openOfEach - 1));
        synchronized (lock(slot)) {
            if (sequence < sequences[slot]) {
                return;
            }
            if (sequence > sequences[slot]) {
                close(slot, recorder);
                sequences[slot] = sequence;
                firstNanos[slot] = receivedNanos;
                lastNanos[slot] = receivedNanos;
                had[slot] = 0;
                timed[slot] = measured;
            }
            take(slot, receivedNanos, recorder);
        }
    }

    /** No more will be received: records the events that some receivers did not get. */
    public void finish(LatencyRecorder recorder) {
        for (int slot = 0; slot < sequences.length; slot++) {
            synchronized (lock(slot)) {
                close(slot, recorder);
            }
        }
    }

    private void take(int slot, long receivedNanos, LatencyRecorder recorder) {
        if (had[slot] == CLOSED) {
            return;
        }
        // Two threads may tell in another order than they read. Differences, since nanoTime may overflow.
        if (receivedNanos - firstNanos[slot] < 0) {
            firstNanos[slot] = receivedNanos;
        }
        if (receivedNanos - lastNanos[slot] > 0) {
            lastNanos[slot] = receivedNanos;
        }
        had[slot]++;
        if (had[slot] == receivers) {
            close(slot, recorder);
        }
    }

    private void close(int slot, LatencyRecorder recorder) {
        if (had[slot] > 1 && timed[slot]) {
            recorder.record(Series.SKEW, lastNanos[slot] - firstNanos[slot]);
        }
        had[slot] = CLOSED;
    }

    private Object lock(int slot) {
        return locks[slot % LOCKS];
    }
}
