package longwire.report.figures;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import longwire.measurement.LatencySummary;

/**
 * A table of times, independent of the format that draws it.
 *
 * @param title heading of the table
 * @param about what the figures are, in one sentence
 * @param columns the names of the figures in each line
 * @param difference whether the figures are differences, which are shown with a sign
 * @param lines from top to bottom
 */
public record FigureTable(String title, String about, List<String> columns, boolean difference, List<Line> lines) {
    private static final double[] TOLD = {50, 90, 99, 99.9};

    /**
     * A line of the table.
     *
     * @param labels path and transport, which identify the line
     * @param invalid whether none of its trials is VALID
     * @param figures one for each column
     */
    public record Line(List<String> labels, boolean invalid, List<Figure> figures) {}

    /** A table for each measure that at least one of {@code rows} has. */
    public static List<FigureTable> measures(List<Row> rows) {
        return Arrays.stream(Measure.values())
                .filter(measure -> rows.stream().anyMatch(row -> row.has(measure)))
                .map(measure -> measure(measure, rows))
                .toList();
    }

    /** The text of {@code figure}, which is one of this table. */
    public String text(Figure figure) {
        return difference ? figure.signedText() : figure.text();
    }

    /** The text of the interval of {@code figure}; empty if it has none. */
    public String interval(Figure figure) {
        return figure.intervalText();
    }

    private static FigureTable measure(Measure measure, List<Row> rows) {
        List<Line> lines = rows.stream()
                .filter(row -> row.has(measure))
                .map(row -> new Line(row.labels(), row.invalid(), told(row, measure)))
                .toList();
        List<String> columns =
                Stream.concat(names(TOLD).stream(), Stream.of("max")).toList();
        return new FigureTable(measure.title(), measure.about(), columns, false, lines);
    }

    private static List<Figure> told(Row row, Measure measure) {
        return Stream.concat(
                        DoubleStream.of(TOLD).mapToObj(percentile -> row.percentile(measure, percentile)),
                        Stream.of(row.max(measure)))
                .toList();
    }

    private static List<String> names(double... percentiles) {
        return DoubleStream.of(percentiles).mapToObj(LatencySummary::name).toList();
    }
}
