package longwire.report.page;

import java.util.ArrayList;
import java.util.List;
import longwire.report.figures.RunReader;
import longwire.results.TrialSummary;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * How the readings of a measure were distributed at each time, trial by trial: a mode that comes and goes, or a tail that
 * grows, is seen here and in no percentile.
 *
 * @param title of the measure
 * @param bucketsPerDecade bucket {@code b} reaches from 10^(b / bucketsPerDecade) nanoseconds up to the next one
 * @param trials that recorded it, row by row
 */
record HeatMap(String title, int bucketsPerDecade, List<Trial> trials) {
    /** A bucket is a quarter wide: wider than a histogram's resolution, and narrower than what matters. */
    private static final int BUCKETS_PER_DECADE = 10;
    /** A column narrower than some dots shows nothing, and makes the page larger. */
    private static final int MOST_COLUMNS = 48;

    /**
     * One trial.
     *
     * @param row index of its row
     * @param name of the trial
     * @param valid whether it is VALID
     * @param columns in order
     */
    record Trial(int row, String name, boolean valid, List<Column> columns) {}

    /**
     * A piece of time that has readings.
     *
     * @param from seconds since the trial's first reading could have come
     * @param to seconds, as {@code from}
     * @param first bucket that has readings
     * @param counts of the buckets from there on; the last one is not 0
     */
    record Column(double from, double to, int first, List<Long> counts) {}

    static HeatMap of(String title, List<Trial> trials) {
        return new HeatMap(title, BUCKETS_PER_DECADE, trials);
    }

    /** The trial of row {@code row}, from what it recorded interval by interval (one or more). */
    static Trial trial(int row, TrialSummary trial, List<Histogram> intervals, RunReader reader) {
        return new Trial(row, trial.name(), trial.valid(), columns(intervals, reader));
    }

    private static List<Column> columns(List<Histogram> intervals, RunReader reader) {
        int together = (intervals.size() + MOST_COLUMNS - 1) / MOST_COLUMNS;
        double start = reader.seconds(intervals.get(0).getStartTimeStamp());
        List<Column> columns = new ArrayList<>();
        for (int first = 0; first < intervals.size(); first += together) {
            List<Histogram> some = intervals.subList(first, Math.min(intervals.size(), first + together));
            double from = reader.seconds(some.get(0).getStartTimeStamp());
            double to = reader.seconds(some.get(some.size() - 1).getEndTimeStamp());
            columns.add(column(rounded(from - start), rounded(to - start), some));
        }
        return columns;
    }

    private static Column column(double from, double to, List<Histogram> intervals) {
        List<Long> counts = new ArrayList<>();
        int lowest = intervals.stream()
                .mapToInt(interval -> bucket(interval.getMinValue()))
                .min()
                .orElseThrow();
        for (Histogram interval : intervals) {
            for (HistogramIterationValue value : interval.recordedValues()) {
                int index = bucket(value.getValueIteratedTo()) - lowest;
                while (counts.size() <= index) {
                    counts.add(0L);
                }
                counts.set(index, counts.get(index) + value.getCountAtValueIteratedTo());
            }
        }
        return new Column(from, to, lowest, counts);
    }

    /** A reading of 0 is among those of a nanosecond: a clock's grain. */
    static int bucket(long nanos) {
        return (int) Math.floor(Math.log10(Math.max(1, nanos)) * BUCKETS_PER_DECADE);
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 1e3) / 1e3;
    }
}
