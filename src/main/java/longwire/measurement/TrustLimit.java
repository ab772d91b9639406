package longwire.measurement;

import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * How far up a trial's response times say something of the proxy rather than of the machine that measured: the highest
 * percentile, read from p90 upward, at which each of the machine's own shares stays below half of the response time.
 * Whether there are samples enough to tell that percentile is another question ({@link LatencySummary#supports}).
 */
public final class TrustLimit {
    /** What a trial has that cannot even be trusted at p90. */
    public static final double NONE = 0;

    private static final double LOWEST = 90;
    /** At this share of a figure, the machine's own part may be half of what is told. */
    public static final double SHARE = 0.5;

    private TrustLimit() {}

    /**
     * The limit as a percentile (90 to 99.999), or {@link #NONE}.
     *
     * @param response of the trial
     * @param ownShares send lag, pauses of the generator and of the origin, in the same trial; empty ones say nothing
     */
    public static double of(Histogram response, List<Histogram> ownShares) {
        double limit = NONE;
        if (response.getTotalCount() == 0) {
            return limit;
        }
        for (double percentile : LatencySummary.PERCENTILES) {
            if (percentile < LOWEST) {
                continue;
            }
            double bound = SHARE * response.getValueAtPercentile(percentile);
            if (ownShares.stream().anyMatch(own -> own.getValueAtPercentile(percentile) >= bound)) {
                return limit;
            }
            limit = percentile;
        }
        return limit;
    }

    /**
     * How far several trials of one load are trusted together: as far as more than half of them are. The least of all would
     * sink with every trial more, however good the others.
     *
     * @param limits one or more, each a percentile or {@link #NONE}
     */
    public static double ofMost(double... limits) {
        double[] rising = limits.clone();
        Arrays.sort(rising);
        return rising[(rising.length - 1) / 2];
    }
}
