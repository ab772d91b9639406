package longwire.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
    public String text(History history, int limit) {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(",", COLUMNS));
        for (HistorySeries series : history.series()) {
            series.newest(limit).forEach(point -> lines.add(line(series, point)));
        }
        return String.join("\r\n", lines) + "\r\n";
    }

    private static String line(HistorySeries series, HistoryPoint point) {
        HistoryChange change = series.changeAt(point);
        double level = series.level(point);
        return Stream.<Object>of(
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
                        point.run().labels())
                .map(HistoryCsv::field)
                .collect(Collectors.joining(","));
    }

    private static String field(Object value) {
        String text = value.toString();
        return text.matches("[^\",\r\n]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
