package longwire.report.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import longwire.report.page.Page;
import longwire.report.page.PageLink;

/** A history as one page that needs nothing but itself, with a chart for each series. */
final class HistoryHtml implements HistoryFormat {
    private static final String OURS = "longwire/report/";
    /** In this order: a script comes after those that it uses. */
    private static final List<String> SCRIPTS = Stream.of("stops.js", "history.js", "history-page.js")
            .map(OURS::concat)
            .toList();
    /** A year has fewer nights, and a chart of a thousand dots wide has no place for more. */
    private static final int MOST_RUNS = 1_000;

    /** What the template asks of one series. */
    record Section(String title, String better, String about, List<String> remarks, List<Change> changes) {
        static Section of(HistorySeries series, HistoryShown shown) {
            List<String> remarks = new ArrayList<>(HistoryText.remarks(series));
            int earlier = series.points().size() - series.newest(shown.limit()).size();
            if (earlier > 0) {
                remarks.add("Not shown: " + earlier + (earlier == 1 ? " earlier run." : " earlier runs."));
            }
            return new Section(
                    series.quantity().name() + ", " + series.row(),
                    series.quantity().higherIsBetter() ? "Higher is better." : "Lower is better.",
                    series.group().title() + ": " + series.group().about(),
                    remarks,
                    series.changes().stream()
                            .map(change -> Change.of(series, change, shown))
                            .toList());
        }
    }

    /**
     * A change as it is told below its chart.
     *
     * @param compare command that compares the two runs between which it lies
     * @param page relative URL of their comparison; empty where there is none
     */
    record Change(String verdict, String sentence, String between, List<String> together, String compare, String page) {
        static Change of(HistorySeries series, HistoryChange change, HistoryShown shown) {
            return new Change(
                    change.verdict().name(),
                    HistoryText.sentence(series, change),
                    change.before().name() + " and " + change.at().name(),
                    change.together(),
                    shown.compare(change.before(), change.at()),
                    shown.links().comparison(change.before().name(), change.at().name()));
        }
    }

    @Override
    public String text(History history, HistoryShown shown) {
        HistoryCharts charts = HistoryCharts.of(history, shown);
        Map<String, Object> figures = Map.of(
                "groups", history.groups(),
                "linked", !charts.comparisons().isEmpty(),
                "nav",
                        shown.links().all().isEmpty()
                                ? List.of()
                                : List.of(new PageLink("All runs", shown.links().all())),
                "sections",
                        history.series().stream()
                                .map(series -> Section.of(series, shown))
                                .toList(),
                "damaged", history.damaged());
        return Page.withCharts(OURS + "history.html", figures, charts, SCRIPTS);
    }

    @Override
    public int usualLimit() {
        return MOST_RUNS;
    }
}
