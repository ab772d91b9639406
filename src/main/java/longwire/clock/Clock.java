package longwire.clock;

/** Where time comes from, so that a test can give another. Only differences of its readings mean anything. */
@FunctionalInterface
public interface Clock {
    /**
     * {@link System#nanoTime}: on Linux CLOCK_MONOTONIC, one time for all processes of a host, so that stamps of one
     * process may be subtracted from readings of another.
     */
    Clock MONOTONIC = System::nanoTime;

    /** Nanoseconds since an arbitrary moment; never goes back. */
    long nanoTime();
}
