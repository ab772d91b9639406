package longwire.viewer;

import longwire.clock.Clock;

/**
 * Since when what a loop reads now has been readable. A wait that ends after a while ends with the first bytes: they have
 * been readable since then. A wait that ends at once found them there already; they came some time after the last
 * wait had ended, and are counted from that end, so that lateness is never told too small.
 */
final class WakeUp {
    /** Looking without waiting takes a microsecond or two. */
    private static final long WAITED_NANOS = 5_000;

    private final Clock clock;
    private long lookNanos;
    private long lastEndNanos;
    private long readableNanos;
    private boolean hasFound;

    WakeUp(Clock clock) {
        this.clock = clock;
        this.lookNanos = clock.nanoTime();
        this.lastEndNanos = lookNanos;
        this.readableNanos = lookNanos;
    }

    /** The loop looks for bytes now, and waits for them where it may. */
    void looks() {
        lookNanos = clock.nanoTime();
        hasFound = false;
    }

    /** The wait has ended with some, which are read now. */
    void found() {
        long now = clock.nanoTime();
        readableNanos = now - lookNanos > WAITED_NANOS ? now : lastEndNanos;
        lastEndNanos = now;
        hasFound = true;
    }

    /** The loop has done all that it found. */
    void ends() {
        if (!hasFound) {
            lastEndNanos = clock.nanoTime();
        }
    }

    /** When the wait ended that found what is read now. */
    long endNanos() {
        return lastEndNanos;
    }

    /**
     * How long what is read now had been readable, at most.
     *
     * @param receivedNanos when it was read
     * @param notBeforeNanos when it was asked for or made: it cannot have been readable before
     */
    long lagNanos(long receivedNanos, long notBeforeNanos) {
        return Math.min(receivedNanos - readableNanos, receivedNanos - notBeforeNanos);
    }
}
