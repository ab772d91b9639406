package longwire.report.history;

import java.util.List;
import java.util.Locale;
import longwire.text.Csv;

/** A history as RFC 4180 has tables: a line for each run and quantity, numbers in the unit that is named. */
final class HistoryCsv implements HistoryFormat {
    private static final List<String> COLUMNS = List.of(
            "metric",
            "unit",
            "plan",
            "load",
            "path",
            "kind",
            "transport",
            "run",
            "started_utc",
            "standing",
            "median",
            "low",
            "high",
            "trials",
            "level",
            "change_ratio",
            "change_p",
            "verdict",
            "baseline",
            "labels");

    @Override
    public String text(History history, HistoryShown shown) {
        return Csv.table(COLUMNS, history.series().stream().flatMap(series -> series.newest(shown.limit()).stream()
                .map(point -> row(series, point))));
    }

    private static List<Object> row(HistorySeries series, HistoryPoint point) {
        HistoryChange change = series.changeAt(point);
        double level = series.level(point);
        return List.<Object>of(
                series.quantity().name(),
                series.quantity().unit().label(),
                series.group().plan(),
                series.group().load().id(),
                series.path(),
                series.kind(),
                series.transport(),
                point.run().name(),
                point.run().started(),
                point.standing().name().toLowerCase(Locale.ROOT),
                point.value(),
                point.low(),
                point.high(),
                point.trials(),
                Double.isNaN(level) ? "" : level,
                change == null ? "" : 1 + change.point().change(),
                change == null ? "" : change.point().p(),
                change == null ? "" : change.verdict(),
                point.run().baseline(),
                point.run().labels());
    }
}
