package longwire.measurement;

/**
 * The part of a trial whose messages count. A message belongs to it by its due time, not by the time it was sent or
 * answered, so that a stall near its start or end moves no message in or out.
 *
 * @param startNanos first moment of the window, on the trial's clock
 * @param endNanos first moment after the window
 */
public record MeasuredWindow(long startNanos, long endNanos) {
    public MeasuredWindow {
        if (endNanos - startNanos <= 0) {
            throw new IllegalArgumentException("window of " + (endNanos - startNanos) + " ns (expected: above 0)");
        }
    }

    public boolean holds(long nanos) {
        // Differences, since nanoTime may overflow.
        return nanos - startNanos >= 0 && nanos - endNanos < 0;
    }

    public long lengthNanos() {
        return endNanos - startNanos;
    }
}
