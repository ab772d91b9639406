package longwire.report.page;

import java.util.List;
import java.util.stream.Stream;
import longwire.report.figures.AddedTables;
import longwire.report.figures.Measure;
import longwire.report.figures.Row;

/**
 * All that is drawn, as the page's scripts read it.
 *
 * @param foot what is written below a chart that is saved: of which runs it is, and whether they are VALID
 * @param gap titles of the two measures that are set against each other, null where there are not both
 * @param rows labels of the rows, to whose indices the charts refer
 * @param transports of the rows
 * @param curves percentiles, for each measure
 * @param added percentiles of what proxies add, for the measures whose difference says something
 * @param courses over time, for the measures that are recorded all the time
 * @param rates over time
 * @param pauses over time
 * @param heatMaps over time, for the same measures as {@code courses}
 * @param costs of every side of each row
 */
record ChartData(
        String foot,
        Gap gap,
        List<String> rows,
        List<String> transports,
        List<PercentileCurve> curves,
        List<PercentileCurve> added,
        List<TimeCourse> courses,
        List<RateCourse> rates,
        List<PauseCourse> pauses,
        List<HeatMap> heatMaps,
        List<CostBar> costs) {
    /** Titles of two measures of the same messages. */
    record Gap(String response, String service) {}

    static ChartData of(PageFigures figures) {
        List<Row> rows = figures.rows();
        boolean gap = rows.stream().anyMatch(row -> row.has(Measure.RESPONSE) && row.has(Measure.SERVICE));
        List<OverTime> overTime = Stream.of(Measure.RESPONSE, Measure.FAN_OUT, Measure.STALENESS)
                .map(measure -> OverTime.of(measure, rows))
                .filter(each -> !each.course().trials().isEmpty())
                .toList();
        List<PauseCourse> pauses = PauseCourse.of(rows);
        return new ChartData(
                figures.foot(),
                gap ? new Gap(Measure.RESPONSE.title(), Measure.SERVICE.title()) : null,
                Curves.labels(rows),
                rows.stream().map(Row::transport).toList(),
                Curves.all(rows),
                added(rows),
                overTime.stream().map(OverTime::course).toList(),
                RateCourse.of(rows, pauses),
                pauses,
                overTime.stream().map(OverTime::heatMap).toList(),
                CostBar.of(rows));
    }

    /** The measure below whose figures the gap is drawn. */
    public String gapTitle() {
        return gap == null ? "" : gap.service;
    }

    private static List<PercentileCurve> added(List<Row> rows) {
        return AddedTables.ADDED_TO.stream()
                .map(measure -> PercentileCurve.added(measure, rows))
                .filter(curve -> !curve.lines().isEmpty())
                .toList();
    }
}
