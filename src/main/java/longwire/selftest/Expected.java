package longwire.selftest;

import longwire.origin.Delay;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * The response times to expect when the origin delays its replies: the sum of a delay with a known distribution and of the
 * floor, which was recorded without that delay. The two are independent, so the share of sums up to t is the share of delays
 * up to t − f, averaged over all floors f.
 */
final class Expected {
    /** Halves a minute down to a nanosecond. */
    private static final int HALVINGS = 36;

    private final Delay delay;
    private final double[] floorNanos;
    private final double[] floorShare;
    private final double mostNanos;

    /**
     * The sum of {@code delay} and the floor.
     *
     * @param floor one reading or more, nanoseconds
     * @param keptBack the constant delay in each reading, which is not part of the floor
     */
    Expected(Delay delay, Histogram floor, double keptBack) {
        this.delay = delay;
        int values = 0;
        for (HistogramIterationValue each : floor.recordedValues()) {
            values++;
        }
        this.floorNanos = new double[values];
        this.floorShare = new double[values];
        int next = 0;
        for (HistogramIterationValue each : floor.recordedValues()) {
            floorNanos[next] = Math.max(0, floor.medianEquivalentValue(each.getValueIteratedTo()) - keptBack);
            floorShare[next] = (double) each.getCountAddedInThisIterationStep() / floor.getTotalCount();
            next++;
        }
        this.mostNanos = floor.getMaxValue() + floor.getHighestTrackableValue();
    }

    /** The time that share {@code p} (0 to 1) of all responses takes at most, in nanoseconds. */
    double quantile(double p) {
        double low = 0;
        double high = mostNanos;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = (low + high) / 2;
            if (shareUpTo(middle) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private double shareUpTo(double nanos) {
        double share = 0;
        for (int value = 0; value < floorNanos.length; value++) {
            share += floorShare[value] * delay.shareUpTo(nanos - floorNanos[value]);
        }
        return share;
    }
}
