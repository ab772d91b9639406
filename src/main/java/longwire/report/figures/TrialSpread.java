package longwire.report.figures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import longwire.measurement.LatencySummary;
import org.HdrHistogram.Histogram;

/**
 * How far the trials of a row lie apart: at each point of {@link PercentileAxis} the lowest and the highest of their own
 * percentiles. It is no confidence interval, and says nothing where fewer than two trials have samples enough.
 */
public final class TrialSpread {
    private final List<Long> lowest = new ArrayList<>(Collections.nCopies(PercentileAxis.POINTS, null));
    private final List<Long> highest = new ArrayList<>(Collections.nCopies(PercentileAxis.POINTS, null));
    private final int[] trials = new int[PercentileAxis.POINTS];

    /** Takes in one more trial. */
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

    /** The higher the percentile, the fewer trials have samples for it. */
    private int points() {
        int points = 0;
        while (points < trials.length && trials[points] > 1) {
            points++;
        }
        return points;
    }
}
