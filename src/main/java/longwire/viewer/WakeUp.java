package longwire.viewer;

import longwire.clock.Clock;

/**
 * Since when what a loop reads now has been readable. A wait that ends after a while ends with the first bytes: they have
 * been readable since then. A wait that ends at once found them there already; they came some time after the loop last
 * looked, and are counted from that look, so that lateness is never told too small.
 */
final class WakeUp {
    /** Looking without waiting takes a microsecond or two. */
    private static final long WAITED_NANOS = 5_000;

    private final Clock clock;
    private long lastLookNanos;
    private long lookNanos;
    private long readableNanos;

    WakeUp(Clock clock) {
        this.clock = clock;
        this.lookNanos = clock.nanoTime();
        this.lastLookNanos = lookNanos;
        this.readableNanos = lookNanos;
    }

    /** The loop looks for bytes now, and waits for them where it may. */
    void looks() {
        lastLookNanos = lookNanos;
        lookNanos = clock.nanoTime();
    }

    /** The loop has found some. */
    void found() {
        long now = clock.nanoTime();
        readableNanos = now - lookNanos > WAITED_NANOS ? now : lastLookNanos;
    }

    /** A reading of the clock: since when what is read now has been readable, or earlier. */
    long readableNanos() {
        return readableNanos;
    }
}
