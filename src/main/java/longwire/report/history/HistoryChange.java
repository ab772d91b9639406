package longwire.report.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import longwire.comparison.ChangePoint;
import longwire.comparison.Verdict;
import longwire.index.IndexedRun;

/**
 * Where a series went to another level.
 *
 * @param before the last run on the old level
 * @param at the first run on the new level
 * @param point what was found there
 * @param verdict BETTER or WORSE
 * @param together what else differs between that run and the one before, a sentence each: it may be the reason
 */
record HistoryChange(IndexedRun before, IndexedRun at, ChangePoint point, Verdict verdict, List<String> together) {
    /** Differs from run to run without changing anything. */
    private static final Set<String> EVER_CHANGING = Set.of("load-average");

    /**
     * Between {@code before} and {@code at}.
     *
     * @param path whose version and settings count
     */
    static HistoryChange of(IndexedRun before, IndexedRun at, String path, ChangePoint point, boolean higherIsBetter) {
        Verdict verdict = point.change() > 0 == higherIsBetter ? Verdict.BETTER : Verdict.WORSE;
        return new HistoryChange(before, at, point, verdict, differences(before.facts(), at.facts(), path));
    }

    private static List<String> differences(Map<String, String> before, Map<String, String> after, String path) {
        Set<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<String> differences = new ArrayList<>();
        for (String name : names) {
            String was = before.getOrDefault(name, "nothing");
            String is = after.getOrDefault(name, "nothing");
            boolean ofThisPath = !name.contains(" ") || name.startsWith(path + " ");
            if (ofThisPath && !EVER_CHANGING.contains(name) && !was.equals(is)) {
                differences.add(name + " " + was + " → " + is);
            }
        }
        return differences;
    }
}
