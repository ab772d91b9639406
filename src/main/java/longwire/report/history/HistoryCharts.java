package longwire.report.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import longwire.index.IndexedRun;

/**
 * All that is drawn of a history, as the page's scripts read it.
 *
 * @param foot what is written below a chart that is saved
 * @param runs to whose indices the charts refer
 * @param charts one for each series
 */
record HistoryCharts(String foot, List<Run> runs, List<HistoryChart> charts) {
    /**
     * A run.
     *
     * @param started in UTC, as ISO 8601 has it
     * @param labels as a person reads them, the word baseline among them
     * @param directory as a word of a shell
     * @param report relative URL of its report; empty where it has none
     */
    record Run(String name, String started, String labels, boolean baseline, String directory, String report) {
        static Run of(IndexedRun run, HistoryShown shown) {
            return new Run(
                    run.name(),
                    run.started().toString(),
                    run.labels(),
                    run.baseline(),
                    shown.argument(run),
                    shown.report(run));
        }
    }

    static HistoryCharts of(History history, HistoryShown shown) {
        Map<String, Integer> indices = new LinkedHashMap<>();
        List<Run> runs = new ArrayList<>();
        List<HistoryChart> charts = history.series().stream()
                .map(series -> HistoryChart.of(
                        series,
                        history.groups(),
                        shown.limit(),
                        run -> indices.computeIfAbsent(run.name(), any -> {
                            runs.add(Run.of(run, shown));
                            return runs.size() - 1;
                        })))
                .toList();
        return new HistoryCharts("Longwire: history of " + shown.results(), runs, charts);
    }
}
