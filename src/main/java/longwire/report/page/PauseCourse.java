package longwire.report.page;

import java.util.ArrayList;
import java.util.List;
import longwire.measurement.Series;
import longwire.report.figures.Row;
import longwire.report.figures.RunReader;
import longwire.results.TrialSummary;
import org.HdrHistogram.Histogram;

/**
 * When a side of ours stood still in a trial: the longest pause of each piece of time. A piece is a second, or as much as
 * was recorded together.
 *
 * @param side {@code generator} or {@code origin}
 * @param row index of the trial's row
 * @param name of the trial
 * @param from of each piece, seconds since the run started
 * @param to of each piece, seconds since the run started
 * @param longest pause within it, nanoseconds
 */
record PauseCourse(String side, int row, String name, List<Double> from, List<Double> to, List<Long> longest) {
    /** Those of the generator, then those of the origin; none where nothing was recorded. */
    static List<PauseCourse> of(List<Row> rows) {
        List<PauseCourse> courses = new ArrayList<>();
        for (Series series : List.of(Series.GENERATOR_PAUSE, Series.ORIGIN_PAUSE)) {
            for (int index = 0; index < rows.size(); index++) {
                for (TrialSummary trial : rows.get(index).trials()) {
                    courses.add(of(series, index, rows.get(index).reader(), trial));
                }
            }
        }
        courses.removeIf(course -> course.longest.isEmpty());
        return courses;
    }

    private static PauseCourse of(Series series, int row, RunReader reader, TrialSummary trial) {
        List<Histogram> intervals = reader.intervals(trial, series);
        return new PauseCourse(
                series.tag(),
                row,
                trial.name(),
                intervals.stream()
                        .map(interval -> reader.seconds(interval.getStartTimeStamp()))
                        .toList(),
                intervals.stream()
                        .map(interval -> reader.seconds(interval.getEndTimeStamp()))
                        .toList(),
                intervals.stream().map(Histogram::getMaxValue).toList());
    }
}
