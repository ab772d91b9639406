package longwire.fleet;

import java.util.Comparator;
import java.util.List;

/**
 * How far a member's monotonic clock is from the lead's.
 *
 * @param nanos to add to a reading of the lead's clock for that of the member's
 * @param boundNanos the true offset is at most this far from {@code nanos}; 0 where both read one clock
 * @param measuredNanos as measured, also where both read one clock: what the measurement is worth
 * @param roundTripNanos of the fastest question, from which it was derived
 */
record ClockOffset(long nanos, long boundNanos, long measuredNanos, long roundTripNanos) {
    /**
     * One question for the time, in nanoseconds.
     *
     * @param asked on the lead's clock
     * @param read on the member's
     * @param answered on the lead's
     */
    record Sample(long asked, long read, long answered) {
        long roundTrip() {
            return answered - asked;
        }
    }

    /** Of the fastest sample: the member's clock was read somewhere within its round-trip. {@code samples} is not empty. */
    static ClockOffset of(List<Sample> samples, boolean oneClock) {
        Sample fastest = samples.stream()
                .min(Comparator.comparingLong(Sample::roundTrip))
                .orElseThrow();
        long measured = fastest.read - (fastest.asked + fastest.roundTrip() / 2);
        return oneClock
                ? new ClockOffset(0, 0, measured, fastest.roundTrip())
                : new ClockOffset(measured, (fastest.roundTrip() + 1) / 2, measured, fastest.roundTrip());
    }
}
