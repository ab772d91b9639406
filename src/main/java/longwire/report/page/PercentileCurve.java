package longwire.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import longwire.measurement.Trust;
import longwire.report.figures.Figure;
import longwire.report.figures.Measure;
import longwire.report.figures.PercentileAxis;
import longwire.report.figures.Row;
import longwire.report.figures.TrialSpread;

/**
 * Percentiles, or what proxies add to them, a line for each row.
 *
 * @param title of the measure
 * @param spread x of each point, see {@link PercentileAxis}
 * @param lines one for each row that has the measure
 */
record PercentileCurve(String title, List<Double> spread, List<Line> lines) {
    /**
     * The line of a row, in nanoseconds, null where there is no figure.
     *
     * @param row its index
     * @param valid whether a VALID trial is behind it
     * @param trusted where it is trusted
     * @param beyond where it is beyond the trust limit, and the points next to that, so that the line is not torn
     * @param lowest of the row's trials, as far as there are two or more to tell it
     * @param highest of the row's trials, as far
     */
    record Line(int row, boolean valid, List<Long> trusted, List<Long> beyond, List<Long> lowest, List<Long> highest) {}

    /** The percentiles of {@code measure}. */
    static PercentileCurve of(Measure measure, List<Row> rows) {
        List<Line> lines = IntStream.range(0, rows.size())
                .filter(index -> rows.get(index).has(measure))
                .mapToObj(index -> {
                    Row row = rows.get(index);
                    return line(
                            index,
                            !row.invalid(),
                            percentile -> row.percentile(measure, percentile),
                            row.spread(measure));
                })
                .toList();
        return new PercentileCurve(measure.title(), PercentileAxis.all(), lines);
    }

    /** What is added to {@code measure} by each row that has a direct one to be set against. */
    static PercentileCurve added(Measure measure, List<Row> rows) {
        List<Line> lines = new ArrayList<>();
        for (int index = 0; index < rows.size(); index++) {
            Row through = rows.get(index);
            Optional<Row> direct = through.direct(rows).filter(row -> row.has(measure) && through.has(measure));
            if (direct.isPresent()) {
                lines.add(line(
                        index,
                        !through.invalid() && !direct.get().invalid(),
                        percentile -> through.percentile(measure, percentile)
                                .minus(direct.get().percentile(measure, percentile)),
                        new TrialSpread()));
            }
        }
        return new PercentileCurve(measure.title(), PercentileAxis.all(), lines);
    }

    private static Line line(int row, boolean valid, DoubleFunction<Figure> figures, TrialSpread spread) {
        List<Figure> points = IntStream.range(0, PercentileAxis.POINTS)
                .mapToObj(point -> figures.apply(PercentileAxis.percentile(point)))
                .toList();
        List<Long> trusted = new ArrayList<>();
        List<Long> beyond = new ArrayList<>();
        for (int point = 0; point < points.size(); point++) {
            boolean within = isWithin(points, point);
            boolean nextToBeyond = !isWithin(points, point - 1) || !isWithin(points, point + 1);
            trusted.add(within ? nanos(points.get(point)) : null);
            beyond.add(within && !nextToBeyond ? null : nanos(points.get(point)));
        }
        return new Line(row, valid, trusted, beyond, spread.lowest(), spread.highest());
    }

    private static boolean isWithin(List<Figure> points, int point) {
        return point < 0 || point >= points.size() || points.get(point).standing() != Trust.Standing.BEYOND_TRUST;
    }

    private static Long nanos(Figure figure) {
        return figure.standing() == Trust.Standing.UNSUPPORTED ? null : figure.nanos();
    }
}
