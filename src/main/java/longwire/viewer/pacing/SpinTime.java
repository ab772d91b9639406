package longwire.viewer.pacing;

/**
 * How long before a due time a loop stops sleeping, to spin until then: as long as 95 of 100 wake-ups are late here, and no
 * longer than it may. More would only burn a core. Learned from each wake-up, which moves the estimate by a constant up or down,
 * whatever its size (Robbins and Monro, A stochastic approximation method, 1951): a stall moves it no more than any other.
 */
final class SpinTime {
    private static final long UP_NANOS = 950;
    private static final long DOWN_NANOS = 50;

    private final long mostNanos;
    private long nanos;

    /** Begins with {@code mostNanos}, which it never exceeds; 0 never spins. */
    SpinTime(long mostNanos) {
        this.mostNanos = mostNanos;
        this.nanos = mostNanos;
    }

    long nanos() {
        return nanos;
    }

    /** A wake-up was late by {@code lateNanos}; below 0 for one that something else caused, which says nothing. */
    void woke(long lateNanos) {
        if (lateNanos > nanos) {
            nanos = Math.min(mostNanos, nanos + UP_NANOS);
        } else if (lateNanos >= 0) {
            nanos = Math.max(0, nanos - DOWN_NANOS);
        }
    }
}
