package longwire.report.figures;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import longwire.comparison.Criteria;
import longwire.comparison.Differential;
import longwire.comparison.Metric;
import longwire.measurement.LatencySummary;
import longwire.measurement.Trust;

/** What each proxy adds, percentile by percentile: trials through it minus trials without it, with an interval. */
public final class AddedTables {
    private static final double[] SUBTRACTED = {50, 90, 99};
    /** The measures for which the difference is meaningful. */
    public static final List<Measure> ADDED_TO = List.of(Measure.RESPONSE, Measure.FAN_OUT, Measure.HANDSHAKE);

    private AddedTables() {}

    /**
     * A table for each measure that compares every row with the direct path of its transport; empty without a direct
     * path.
     */
    public static List<FigureTable> of(List<Row> rows, Criteria criteria) {
        return ADDED_TO.stream()
                .map(measure -> new FigureTable(
                        "What the proxy adds: " + measure.title() + " (through − direct)",
                        "Each percentile of a trial through the proxy minus the same percentile of a trial without it:"
                                + " the median over all pairs of trials (of duets, within trials), and below it the interval (with "
                                + criteria.fewestTrials(1) + " or more trials per side).",
                        DoubleStream.of(SUBTRACTED)
                                .mapToObj(LatencySummary::name)
                                .toList(),
                        true,
                        lines(rows, measure, criteria)))
                .filter(table -> !table.lines().isEmpty())
                .toList();
    }

    private static List<FigureTable.Line> lines(List<Row> rows, Measure measure, Criteria criteria) {
        return rows.stream()
                .flatMap(through -> through.direct(rows).stream()
                        .filter(direct -> through.has(measure) && direct.has(measure))
                        .map(direct -> new FigureTable.Line(
                                through.labels(),
                                through.invalid() || direct.invalid(),
                                DoubleStream.of(SUBTRACTED)
                                        .mapToObj(percentile -> added(direct, through, measure, percentile, criteria))
                                        .toList())))
                .toList();
    }

    /** The difference, trusted as far as the worse of its sides; unsupported if a side has no VALID trial. */
    static Figure added(Row direct, Row through, Measure measure, double percentile, Criteria criteria) {
        Metric metric = Metric.latency(measure.series(), percentile);
        Optional<Differential> added = Differential.of(direct.side(), through.side(), metric, criteria);
        Trust.Standing standing = through.percentile(measure, percentile).worse(direct.percentile(measure, percentile));
        return added.filter(any -> standing != Trust.Standing.UNSUPPORTED)
                .map(one -> new Figure(Math.round(one.difference()), standing, one.interval()))
                .orElse(Figure.UNSUPPORTED);
    }
}
