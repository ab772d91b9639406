package longwire.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import longwire.measurement.LatencySummary;
import org.HdrHistogram.Histogram;

/**
 * The percentiles of a measure, a line for each row, on HdrHistogram's axis: x = 1 / (1 − percentile), logarithmic, so
 * that 90 %, 99 % and 99.9 % are equally far apart.
 *
 * @param title of the measure
 * @param spread x of each point, from 1 (0 %) on
 * @param lines one for each row that has the measure
 */
record PercentileCurve(String title, List<Double> spread, List<Line> lines) {
    private static final double HUNDRED = 100;
    /** Enough that a line looks round. */
    private static final int POINTS_PER_DECADE = 16;
    /** Up to 99.999 %. */
    private static final int DECADES = 5;

    /**
     * The line of a row, in nanoseconds, null where there is no figure.
     *
     * @param row its index
     * @param valid whether a VALID trial is behind it
     * @param trusted up to the trust limit
     * @param beyond from there on; the last trusted point is its first, so that the line is not torn
     */
    record Line(int row, boolean valid, List<Long> trusted, List<Long> beyond) {}

    static PercentileCurve of(Measure measure, List<Row> rows) {
        List<Double> spread = IntStream.rangeClosed(0, DECADES * POINTS_PER_DECADE)
                .mapToObj(point -> Math.pow(10, (double) point / POINTS_PER_DECADE))
                .toList();
        List<Line> lines = IntStream.range(0, rows.size())
                .filter(row -> rows.get(row).has(measure))
                .mapToObj(row -> line(row, rows.get(row), measure, spread))
                .toList();
        return new PercentileCurve(measure.title(), spread, lines);
    }

    private static Line line(int index, Row row, Measure measure, List<Double> spread) {
        List<Long> trusted = new ArrayList<>();
        List<Long> beyond = new ArrayList<>();
        Histogram histogram = row.histogram(measure);
        for (double x : spread) {
            double percentile = HUNDRED * (1 - 1 / x);
            boolean supported = LatencySummary.supports(histogram.getTotalCount(), percentile);
            Long nanos = supported ? histogram.getValueAtPercentile(percentile) : null;
            boolean trusts = row.trusts(percentile);
            if (!trusts && !trusted.isEmpty() && beyond.get(beyond.size() - 1) == null) {
                beyond.set(beyond.size() - 1, trusted.get(trusted.size() - 1));
            }
            trusted.add(trusts ? nanos : null);
            beyond.add(trusts ? null : nanos);
        }
        return new Line(index, !row.invalid(), trusted, beyond);
    }
}
