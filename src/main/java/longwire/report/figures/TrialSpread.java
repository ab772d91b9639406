package longwire.report.figures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import longwire.measurement.LatencySummary;
import org.HdrHistogram.Histogram;

/**
 * The spread of the trials of a row: the lowest and the highest value among the trials at each point of
 * {@link PercentileAxis}. It is not a confidence interval, and it has no value where fewer than two trials have enough
 * samples.
 */
public final class TrialSpread {
    private final List<Long> lowest = new ArrayList<>(Collections.nCopies(PercentileAxis.POINTS, null));
    private final List<Long> highest = new ArrayList<>(Collections.nCopies(PercentileAxis.POINTS, null));
    private final int[] trials = new int[PercentileAxis.POINTS];

    /** Adds a trial. */
    void add(Histogram trial) {
        for (int point = 0; point < PercentileAxis.POINTS; point++) {
            double percentile = PercentileAxis.percentile(point);
            if (LatencySummary.supports(trial.getTotalCount(), percentile)) {
                long nanos = trial.getValueAtPercentile(percentile);
                lowest.set(point, trials[point] == 0 ? nanos : Math.min(lowest.get(point), nanos));
                highest.set(point, trials[point] == 0 ? nanos : Math.max(highest.get(point), nanos));
                trials[point]++;
            }
        }
    }

    /** In nanoseconds, as far as two trials or more support it. */
    public List<Long> lowest() {
        return lowest.subList(0, points());
    }

    /** In nanoseconds, as far as two trials or more support it. */
    public List<Long> highest() {
        return highest.subList(0, points());
    }

    /**
     * The number of points that at least two trials support: higher percentiles have fewer trials with enough samples.
     */
    private int points() {
        int points = 0;
        while (points < trials.length && trials[points] > 1) {
            points++;
        }
        return points;
    }
}
