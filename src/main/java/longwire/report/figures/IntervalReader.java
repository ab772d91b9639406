package longwire.report.figures;

import java.util.ArrayList;
import java.util.List;
import longwire.measurement.IntervalLog;
import longwire.measurement.Series;
import longwire.results.TrialDirectory;
import org.HdrHistogram.Histogram;

/**
 * Reads the intervals that a trial recorded. In a long trial, neighbours are merged until at most
 * {@link #MOST_INTERVALS} are left.
 */
public final class IntervalReader {
    /** A page is about a thousand pixels wide, and each histogram takes 200 kB while it is read. */
    public static final int MOST_INTERVALS = 120;

    private List<Histogram> intervals = new ArrayList<>();
    private int togetherEach = 1;
    private int inLast;

    private IntervalReader() {}

    /** The intervals of {@code series} in order, with their times; empty if the trial did not record the series. */
    static List<Histogram> read(TrialDirectory trial, Series series) {
        IntervalReader reader = new IntervalReader();
        IntervalLog.forEach(trial.path(), series, reader::take);
        return reader.intervals;
    }

    private void take(Histogram interval) {
        if (!intervals.isEmpty() && inLast < togetherEach) {
            intervals.get(intervals.size() - 1).add(interval);
            inLast++;
            return;
        }
        if (intervals.size() == MOST_INTERVALS) {
            intervals = inPairs(intervals);
            togetherEach *= 2;
        }
        intervals.add(interval);
        inLast = 1;
    }

    private static List<Histogram> inPairs(List<Histogram> intervals) {
        List<Histogram> pairs = new ArrayList<>();
        for (int first = 0; first + 1 < intervals.size(); first += 2) {
            Histogram pair = intervals.get(first);
            pair.add(intervals.get(first + 1));
            pairs.add(pair);
        }
        return pairs;
    }
}
