package longwire.report.page;

import java.util.ArrayList;
import java.util.List;
import longwire.report.figures.Measure;
import longwire.report.figures.Row;
import longwire.report.figures.RunReader;
import longwire.results.TrialSummary;
import org.HdrHistogram.Histogram;

/**
 * A measure over time, in both ways that it is drawn: each log is read once for both.
 *
 * @param course its percentiles
 * @param heatMap its distribution
 */
record OverTime(TimeCourse course, HeatMap heatMap) {
    static OverTime of(Measure measure, List<Row> rows) {
        List<TimeCourse.Trial> courses = new ArrayList<>();
        List<HeatMap.Trial> maps = new ArrayList<>();
        for (int index = 0; index < rows.size(); index++) {
            RunReader reader = rows.get(index).reader();
            for (TrialSummary trial : rows.get(index).trials()) {
                List<Histogram> intervals = reader.intervals(trial, measure.series());
                if (!intervals.isEmpty()) {
                    courses.add(TimeCourse.trial(index, trial, intervals, reader));
                    maps.add(HeatMap.trial(index, trial, intervals, reader));
                }
            }
        }
        return new OverTime(new TimeCourse(measure.title(), courses), HeatMap.of(measure.title(), maps));
    }
}
