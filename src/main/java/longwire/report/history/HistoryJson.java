package longwire.report.history;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import longwire.index.DamagedFile;
import longwire.results.Json;

/** A history as programs read it. */
final class HistoryJson implements HistoryFormat {
    @Override
    public String text(History history, HistoryShown shown) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("groups", history.groups().stream().map(HistoryJson::group).toList());
        document.put(
                "series",
                history.series().stream()
                        .map(series -> series(series, shown.limit()))
                        .toList());
        document.put(
                "damaged", history.damaged().stream().map(DamagedFile::toString).toList());
        return Json.write(document);
    }

    private static Map<String, Object> group(HistoryGroup group) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("plan", group.plan());
        fields.put("load", group.load().id());
        fields.put("runs", group.runs().size());
        fields.put("keys", group.load().keys());
        return fields;
    }

    private static Map<String, Object> series(HistorySeries series, int limit) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("metric", series.quantity().name());
        fields.put("unit", series.quantity().unit().label());
        fields.put("higherIsBetter", series.quantity().higherIsBetter());
        fields.put("plan", series.group().plan());
        fields.put("load", series.group().load().id());
        fields.put("path", series.path());
        fields.put("kind", series.kind());
        fields.put("transport", series.transport());
        fields.put("runsMissing", series.missing());
        fields.put("changes", series.changes().stream().map(HistoryJson::change).toList());
        fields.put("runs", series.newest(limit).stream().map(HistoryJson::point).toList());
        return fields;
    }

    private static Map<String, Object> change(HistoryChange change) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("run", change.at().name());
        fields.put("before", change.point().before());
        fields.put("after", change.point().after());
        // JSON has no infinity: what was nothing has no ratio.
        fields.put(
                "ratio",
                Double.isInfinite(change.point().change())
                        ? null
                        : 1 + change.point().change());
        fields.put("p", change.point().p());
        fields.put("verdict", change.verdict().name());
        fields.put("together", List.copyOf(change.together()));
        return fields;
    }

    private static Map<String, Object> point(HistoryPoint point) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("run", point.run().name());
        fields.put("started", point.run().started().toString());
        fields.put("standing", point.standing().name().toLowerCase(Locale.ROOT));
        fields.put("median", point.value());
        fields.put("low", point.low());
        fields.put("high", point.high());
        fields.put("trials", point.trials());
        fields.put("baseline", point.run().baseline());
        fields.put("labels", point.run().labels());
        fields.put("reasons", point.run().reasons());
        return fields;
    }
}
