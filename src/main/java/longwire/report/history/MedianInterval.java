package longwire.report.history;

import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * Where the median lies of which a run's trials are a sample. It says nothing of what differs from run to run: runs of the
 * same thing differ by more than their trials do.
 *
 * @param low the lower end
 * @param high the upper end
 * @param confident whether it is a 95 % interval; with fewer than six trials it reaches from the lowest to the highest
 */
record MedianInterval(double low, double high, boolean confident) {
    /** On either side. */
    private static final double OUTSIDE = 0.025;

    private static final double HALF = 0.5;

    /**
     * Between two of {@code sorted} (one or more, rising): how many trials lie below the true median is binomial, so the
     * interval needs no assumption about their distribution (David and Nagaraja, Order Statistics, section 7.1).
     */
    static MedianInterval of(double[] sorted) {
        int rank = new BinomialDistribution(null, sorted.length, HALF).inverseCumulativeProbability(OUTSIDE);
        int index = Math.max(0, rank - 1);
        return new MedianInterval(sorted[index], sorted[sorted.length - 1 - index], rank > 0);
    }
}
