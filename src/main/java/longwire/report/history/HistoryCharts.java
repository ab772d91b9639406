package longwire.report.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import longwire.index.IndexedRun;

/**
 * All that is drawn of a history, as the page's scripts read it.
 *
 * @param foot what is written below a chart that is saved
 * @param runs to whose indices the charts refer
 * @param charts one for each series
 * @param comparisons relative URLs of pages that compare two runs, by their indices with a space between
 */
record HistoryCharts(String foot, List<Run> runs, List<HistoryChart> charts, Map<String, String> comparisons) {
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
        return new HistoryCharts(
                "Longwire: history of " + shown.results(), runs, charts, comparisons(runs, charts, shown.links()));
    }

    /** Each run of a series with the one before it, which are the two of any change, and with the latest baseline before it. */
    private static Map<String, String> comparisons(List<Run> runs, List<HistoryChart> charts, RunLinks links) {
        Map<String, String> comparisons = new TreeMap<>();
        for (HistoryChart chart : charts) {
            Set<Integer> earlier = new LinkedHashSet<>();
            int baseline = -1;
            for (HistorySlot slot : chart.slots()) {
                if (slot.kind() != HistorySlot.Kind.VALID) {
                    continue;
                }
                for (int from : earlier) {
                    String url = links.comparison(
                            runs.get(from).name(), runs.get(slot.run()).name());
                    if (!url.isEmpty()) {
                        comparisons.put(from + " " + slot.run(), url);
                    }
                }
                baseline = runs.get(slot.run()).baseline() ? slot.run() : baseline;
                earlier.clear();
                earlier.add(slot.run());
                if (baseline >= 0) {
                    earlier.add(baseline);
                }
            }
        }
        return comparisons;
    }
}
