package longwire.report.page;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import longwire.report.figures.Measure;
import longwire.report.figures.Row;

/**
 * Percentiles of some rows over each other, as a page's scripts read them.
 *
 * @param foot what is written below a chart that is saved
 * @param rows labels of the rows, to whose indices the curves refer
 * @param transports of the rows
 * @param curves one for each measure that any of the rows has
 */
public record Curves(String foot, List<String> rows, List<String> transports, List<PercentileCurve> curves) {
    /** No row, and nothing to draw. */
    public static final Curves NONE = new Curves("", List.of(), List.of(), List.of());

    /** The {@code wanted} rows of {@code figures}. */
    public static Curves of(PageFigures figures, Predicate<Row> wanted) {
        List<Row> rows = figures.rows().stream().filter(wanted).toList();
        return new Curves(
                figures.foot(), labels(rows), rows.stream().map(Row::transport).toList(), all(rows));
    }

    /** The titles of the measures, in the order of the curves. */
    public List<String> titles() {
        return curves.stream().map(PercentileCurve::title).toList();
    }

    static List<String> labels(List<Row> rows) {
        return rows.stream().map(row -> String.join(" ", row.labels())).toList();
    }

    static List<PercentileCurve> all(List<Row> rows) {
        return Stream.of(Measure.values())
                .map(measure -> PercentileCurve.of(measure, rows))
                .filter(curve -> !curve.lines().isEmpty())
                .toList();
    }
}
