package longwire.report.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import longwire.report.page.Page;

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
     */
    record Change(String verdict, String sentence, String between, List<String> together, String compare) {
        static Change of(HistorySeries series, HistoryChange change, HistoryShown shown) {
            return new Change(
                    change.verdict().name(),
                    HistoryText.sentence(series, change),
                    change.before().name() + " and " + change.at().name(),
                    change.together(),
                    shown.compare(change.before(), change.at()));
        }
    }

    @Override
    public String text(History history, HistoryShown shown) {
        Map<String, Object> figures = Map.of(
                "groups", history.groups(),
                "sections",
                        history.series().stream()
                                .map(series -> Section.of(series, shown))
                                .toList(),
                "damaged", history.damaged());
        return Page.withCharts(OURS + "history.html", figures, HistoryCharts.of(history, shown), SCRIPTS);
    }

    @Override
    public int usualLimit() {
        return MOST_RUNS;
    }
}
