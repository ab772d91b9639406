package longwire.measurement;

import java.util.SplittableRandom;
import longwire.fault.InputFault;

/**
 * Says when each message of an open-model load is due. Due times follow from the index alone, so a sender that stalls
 * finds the same times waiting for it: the schedule never slips. An instance belongs to one thread.
 */
public interface SendSchedule {
    /** Nanoseconds from the start of the load to when message {@code index} (from 0) is due; grows with the index. */
    long dueNanos(long index);

    /**
     * One message every {@code 1 / messagesPerSecond} seconds, the first of them {@code phase} of an interval after the
     * start.
     *
     * @param messagesPerSecond above 0
     * @param phase 0 inclusive to 1 exclusive; spreads the viewers of a load over the interval
     */
    static SendSchedule uniform(double messagesPerSecond, double phase) {
        double intervalNanos = intervalNanos(messagesPerSecond);
        if (!(phase >= 0 && phase < 1)) {
            throw new InputFault("phase", phase, "0 inclusive to 1 exclusive");
        }
        // Multiplied afresh, not summed: adding a rounded interval a million times would drift.
        return index -> (long) ((index + phase) * intervalNanos);
    }

    /**
     * A Poisson process: intervals are exponentially distributed and independent. Several with different seeds together form
     * a Poisson process again.
     *
     * @param messagesPerSecond the mean rate, above 0
     * @param seed the same seed gives the same times
     */
    static SendSchedule poisson(double messagesPerSecond, long seed) {
        return new PoissonSchedule(intervalNanos(messagesPerSecond), seed);
    }

    private static double intervalNanos(double messagesPerSecond) {
        if (!(messagesPerSecond > 0 && messagesPerSecond <= 1e9)) {
            throw new InputFault("messages per second", messagesPerSecond, "above 0, at most 1e9");
        }
        return 1e9 / messagesPerSecond;
    }

    /** Remembers the last message, so that asking in order costs one random number per message. */
    final class PoissonSchedule implements SendSchedule {
        private final double meanNanos;
        private final long seed;
        private SplittableRandom random;
        private long index = -1;
        private double dueNanos;

        private PoissonSchedule(double meanNanos, long seed) {
            this.meanNanos = meanNanos;
            this.seed = seed;
        }

        @Override
        public long dueNanos(long wanted) {
            if (random == null || wanted < index) {
                random = new SplittableRandom(seed);
                index = -1;
                dueNanos = 0;
            }
            for (; index < wanted; index++) {
                // Inversion: -ln(1 - u) is exponential with mean 1 when u is uniform in [0, 1).
                dueNanos -= Math.log1p(-random.nextDouble()) * meanNanos;
            }
            return (long) dueNanos;
        }
    }
}
