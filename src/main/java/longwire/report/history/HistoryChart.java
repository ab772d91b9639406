package longwire.report.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import longwire.index.IndexedRun;

/**
 * What is drawn of one series.
 *
 * @param title of the chart
 * @param metric that is drawn
 * @param unit of its values, by its name in files
 * @param slots from the oldest to the newest
 * @param levels medians between changes, as far as there are runs enough to look for changes
 * @param changes as far as both of their runs are shown
 */
record HistoryChart(
        String title, String metric, String unit, List<HistorySlot> slots, List<Level> levels, List<Change> changes) {
    /** A level from one slot to another. */
    record Level(int from, int to, double value) {}

    /**
     * A change between two slots.
     *
     * @param size of it, as text
     * @param verdict BETTER or WORSE
     * @param before level before, in the unit
     * @param after level after
     * @param p of the test
     * @param together what else differs between the two runs
     */
    record Change(
            int from,
            int to,
            String size,
            String verdict,
            double before,
            double after,
            double p,
            List<String> together) {}

    static HistoryChart of(HistorySeries series, List<HistoryGroup> all, int limit, ToIntFunction<IndexedRun> indexOf) {
        List<HistorySlot> slots = HistorySlot.of(series, all, limit, indexOf);
        Map<Integer, Integer> slotOf = new HashMap<>();
        IntStream.range(0, slots.size())
                .forEach(slot -> slotOf.put(slots.get(slot).run(), slot));
        ToIntFunction<IndexedRun> slot = run -> slotOf.getOrDefault(indexOf.applyAsInt(run), -1);
        return new HistoryChart(
                series.quantity().name() + ", " + series.row(),
                series.quantity().name(),
                series.quantity().unit().label(),
                slots,
                levels(series, limit, slot),
                series.changes().stream()
                        .filter(change -> slot.applyAsInt(change.before()) >= 0)
                        .map(change -> change(change, slot.applyAsInt(change.before()), slot.applyAsInt(change.at())))
                        .toList());
    }

    private static Change change(HistoryChange change, int from, int to) {
        return new Change(
                from,
                to,
                HistoryText.size(change),
                change.verdict().name(),
                change.point().before(),
                change.point().after(),
                change.point().p(),
                change.together());
    }

    private static List<Level> levels(HistorySeries series, int limit, ToIntFunction<IndexedRun> slot) {
        List<Level> levels = new ArrayList<>();
        if (series.missing() > 0) {
            return levels;
        }
        for (HistoryPoint point : series.newest(limit)) {
            if (point.counts()) {
                int at = slot.applyAsInt(point.run());
                Level last = levels.isEmpty() ? null : levels.get(levels.size() - 1);
                if (last == null || series.changeAt(point) != null) {
                    levels.add(new Level(at, at, series.level(point)));
                } else {
                    levels.set(levels.size() - 1, new Level(last.from, at, last.value));
                }
            }
        }
        return levels;
    }
}
