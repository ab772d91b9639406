package longwire.witness;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import longwire.clock.Clock;

/**
 * From the clock of a capture, which is the host's time of day, to {@link System#nanoTime}. Both were read together before
 * the capture and after it; in between, the difference is taken to change evenly, as it does while NTP slews the time.
 *
 * @param before the capture
 * @param after it
 */
public record ClockMapping(Reading before, Reading after) {
    private static final int TRIES = 1_000;

    /**
     * Both clocks at one moment.
     *
     * @param monotonicNanos a reading of {@link System#nanoTime}
     * @param offsetNanos time of day, in nanoseconds since 1970, less that reading
     * @param boundNanos by how much the offset may be wrong
     */
    public record Reading(long monotonicNanos, long offsetNanos, long boundNanos) {
        /** Reads both, as often as it takes to be interrupted rarely. */
        public static Reading now() {
            Reading best = null;
            for (int i = 0; i < TRIES; i++) {
                long before = Clock.MONOTONIC.nanoTime();
                Instant day = Instant.now();
                long after = Clock.MONOTONIC.nanoTime();
                long half = (after - before) / 2;
                if (best == null || half < best.boundNanos) {
                    long dayNanos = TimeUnit.SECONDS.toNanos(day.getEpochSecond()) + day.getNano();
                    best = new Reading(before + half, dayNanos - before - half, half);
                }
            }
            return best;
        }
    }

    /** By how much the two clocks drifted apart between the readings. */
    public long driftNanos() {
        return after.offsetNanos - before.offsetNanos;
    }

    /** By how much a mapped time may be wrong, not counting a drift that is not even. */
    public long boundNanos() {
        return Math.max(before.boundNanos, after.boundNanos);
    }

    /** The time of the capture's clock, in nanoseconds since 1970, as a reading of {@link System#nanoTime}. */
    public long monotonicNanos(long dayNanos) {
        long about = dayNanos - before.offsetNanos;
        double part = (double) (about - before.monotonicNanos) / (after.monotonicNanos - before.monotonicNanos);
        return about - Math.round(part * driftNanos());
    }
}
