package longwire.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that is drawn, as the page's script reads it.
 *
 * @param rows labels of the rows, to whose indices the charts refer
 * @param curves percentiles, for each measure
 * @param courses over time, for the measures that are recorded all the time
 */
record ChartData(List<String> rows, List<PercentileCurve> curves, List<TimeCourse> courses) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static ChartData of(MergedFigures figures) {
        List<String> labels = figures.rows().stream()
                .map(row -> String.join(" ", row.labels()))
                .toList();
        return new ChartData(labels, curves(figures.rows()), courses(figures));
    }

    /** As JSON that may stand within a script element, whatever names there are. */
    public String json() {
        try {
            // In JSON this sign occurs within strings alone, where its escape means the same.
            return MAPPER.writeValueAsString(this).replace("<", "\\u003c");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("not writable as JSON: " + this, impossible);
        }
    }

    private static List<PercentileCurve> curves(List<Row> rows) {
        return Arrays.stream(Measure.values())
                .filter(measure -> rows.stream().anyMatch(row -> row.has(measure)))
                .map(measure -> PercentileCurve.of(measure, rows))
                .toList();
    }

    private static List<TimeCourse> courses(MergedFigures figures) {
        return Stream.of(Measure.RESPONSE, Measure.STALENESS)
                .map(measure -> TimeCourse.of(measure, figures))
                .filter(course -> !course.trials().isEmpty())
                .toList();
    }
}
