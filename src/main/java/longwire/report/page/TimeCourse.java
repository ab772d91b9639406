package longwire.report.page;

import java.util.ArrayList;
import java.util.List;
import longwire.measurement.Latencies;
import longwire.measurement.LatencySummary;
import longwire.report.figures.RunReader;
import longwire.results.TrialSummary;
import org.HdrHistogram.Histogram;

/**
 * A measure as it went, trial after trial, INVALID ones included: a stall or a drift is seen here that a percentile of
 * the whole hides.
 *
 * @param title of the measure
 * @param trials that recorded it, row by row
 */
record TimeCourse(String title, List<Trial> trials) {
    private static final double MEDIAN = 50;
    private static final double NINETY_NINTH = 99;

    /**
     * One trial.
     *
     * @param row index of its row
     * @param name of the trial
     * @param valid whether it is VALID
     * @param p50 of each interval
     * @param p99 of as many intervals together as it takes to support it
     */
    record Trial(int row, String name, boolean valid, Points p50, Points p99) {}

    /**
     * A line.
     *
     * @param seconds middle of each point, since the run started
     * @param nanos of each point
     */
    record Points(List<Double> seconds, List<Long> nanos) {
        Points() {
            this(new ArrayList<>(), new ArrayList<>());
        }
    }

    /** The trial of row {@code row}, from what it recorded interval by interval (one or more). */
    static Trial trial(int row, TrialSummary trial, List<Histogram> intervals, RunReader reader) {
        return new Trial(
                row,
                trial.name(),
                trial.valid(),
                points(intervals, MEDIAN, reader),
                points(intervals, NINETY_NINTH, reader));
    }

    /** Adds neighbours until they support {@code percentile}; what is left over at the end is no point. */
    private static Points points(List<Histogram> intervals, double percentile, RunReader reader) {
        Points points = new Points();
        Histogram together = Latencies.histogram();
        for (Histogram interval : intervals) {
            together.add(interval);
            if (LatencySummary.supports(together.getTotalCount(), percentile)) {
                points.seconds.add(reader.seconds((together.getStartTimeStamp() + together.getEndTimeStamp()) / 2.0));
                points.nanos.add(together.getValueAtPercentile(percentile));
                together = Latencies.histogram();
            }
        }
        return points;
    }
}
