package longwire.viewer.pacing;

import longwire.clock.Clock;

/**
 * Since when what a loop reads now has been readable. A wait that ends after a while ends with the first bytes: they have
 * been readable since then. A wait that ends at once found them there already. They came while the loop did something else since
 * the wait before, and are counted from when it began that, with one exception: if it served a single connection in between,
 * they came within that one call, which is not counted. A capture of the packets confirms that (see {@code
 * longwire.witness}): where the loop sends one message at a time, replies are read some microseconds after they came.
 */
public final class WakeUp {
    /** Looking without waiting takes a microsecond or two. */
    private static final long WAITED_NANOS = 5_000;

    private final Clock clock;
    private long beginNanos;
    private long lookNanos;
    private long lastEndNanos;
    private long readableNanos;
    private int handledBefore;
    private boolean hasServedSeveral;
    private boolean hasFound;

    WakeUp(Clock clock) {
        this.clock = clock;
        this.lookNanos = clock.nanoTime();
        this.beginNanos = lookNanos;
        this.lastEndNanos = lookNanos;
        this.readableNanos = lookNanos;
    }

    /** The loop has run its tasks, if there were any, and sends what is due. */
    void begins() {
        beginNanos = clock.nanoTime();
    }

    /** It has sent {@code sent} messages. It looks for bytes now, and waits for them where it may. */
    void looks(int sent) {
        hasServedSeveral = sent + handledBefore > 1;
        lookNanos = clock.nanoTime();
        hasFound = false;
    }

    /** The wait has ended with some, which are read now. */
    void found() {
        long now = clock.nanoTime();
        boolean hasWaited = now - lookNanos > WAITED_NANOS;
        readableNanos = hasWaited ? now : hasServedSeveral ? lastEndNanos : now - (beginNanos - lastEndNanos);
        lastEndNanos = now;
        hasFound = true;
    }

    /** The loop has read from {@code handled} connections, all that it found. */
    void ends(int handled) {
        handledBefore = handled;
        if (!hasFound) {
            lastEndNanos = clock.nanoTime();
        }
    }

    /** How long the last turn looked, which did not wait and found nothing. If it took longer, the loop had no core meanwhile. */
    long spunNanos() {
        return Math.min(lastEndNanos - beginNanos, WAITED_NANOS);
    }

    /** When the wait ended that found what is read now. */
    public long endNanos() {
        return lastEndNanos;
    }

    /**
     * How long what is read now had been readable.
     *
     * @param receivedNanos when it was read
     * @param notBeforeNanos when it was asked for or made: it cannot have been readable before
     */
    public long lagNanos(long receivedNanos, long notBeforeNanos) {
        return Math.min(receivedNanos - readableNanos, receivedNanos - notBeforeNanos);
    }
}
