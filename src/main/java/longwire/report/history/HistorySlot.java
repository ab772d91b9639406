package longwire.report.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import longwire.index.IndexedRun;

/**
 * A place on the axis of a history's chart: a run, or neighbouring runs that have no place in the series.
 *
 * @param kind how it is drawn
 * @param run index of the run, the first where there are several
 * @param last index of the last of them
 * @param runs how many there are
 * @param value median of its trials; null where there is none
 * @param low lower end of its interval; null where there is no value
 * @param high upper end of it
 * @param confident whether the interval is one of 95 %, or reaches from the lowest to the highest trial
 * @param trials behind the value
 * @param why it is no part of the series; empty where it is
 */
record HistorySlot(
        Kind kind,
        int run,
        int last,
        int runs,
        Double value,
        Double low,
        Double high,
        boolean confident,
        int trials,
        String why) {
    /** Only the first is part of the statistics. */
    enum Kind {
        VALID,
        UNTRUSTED,
        INVALID,
        /** Of the same load, without a figure of this path. */
        UNMEASURED,
        OTHER_LOAD
    }

    /**
     * The places of {@code series}, in the order of time: the points that are shown, and what lies between them or behind
     * the last.
     *
     * @param all of the history
     * @param indexOf gives the index of a run
     */
    static List<HistorySlot> of(
            HistorySeries series, List<HistoryGroup> all, int limit, ToIntFunction<IndexedRun> indexOf) {
        Map<String, HistoryPoint> points = new HashMap<>();
        List<HistoryPoint> shown = series.newest(limit);
        shown.forEach(point -> points.put(point.run().name(), point));
        List<HistorySlot> slots = new ArrayList<>();
        for (Placed placed : Placed.between(series.group(), all, shown.get(0).run())) {
            HistoryPoint point = points.get(placed.run().name());
            int run = indexOf.applyAsInt(placed.run());
            if (point != null) {
                slots.add(of(point, run));
            } else if (placed.group() == series.group()) {
                slots.add(unmeasured(placed.run(), run));
            } else {
                addOther(slots, placed.group(), run);
            }
        }
        return slots;
    }

    private static HistorySlot of(HistoryPoint point, int run) {
        return new HistorySlot(
                Kind.valueOf(point.standing().name()),
                run,
                run,
                1,
                point.value(),
                point.interval().low(),
                point.interval().high(),
                point.interval().confident(),
                point.trials(),
                point.standing() == HistoryPoint.Standing.INVALID ? why(point.run()) : "");
    }

    private static String why(IndexedRun run) {
        return run.reasons().isEmpty() ? "no trial of this path is VALID" : run.reasons();
    }

    private static HistorySlot unmeasured(IndexedRun run, int index) {
        return run.reasons().isEmpty()
                ? gap(Kind.UNMEASURED, index, index, 1, "no figure of this path")
                : gap(Kind.INVALID, index, index, 1, run.reasons());
    }

    /** Runs of one other load that follow each other have one place: nobody looks for each of them here. */
    private static void addOther(List<HistorySlot> slots, HistoryGroup group, int run) {
        String load = group.title() + ": " + group.about();
        HistorySlot before = slots.get(slots.size() - 1);
        if (before.kind == Kind.OTHER_LOAD && before.why.equals(load)) {
            slots.set(slots.size() - 1, gap(Kind.OTHER_LOAD, before.run, run, before.runs + 1, load));
        } else {
            slots.add(gap(Kind.OTHER_LOAD, run, run, 1, load));
        }
    }

    private static HistorySlot gap(Kind kind, int run, int last, int runs, String why) {
        return new HistorySlot(kind, run, last, runs, null, null, null, false, 0, why);
    }

    /** A run with its group. */
    private record Placed(HistoryGroup group, IndexedRun run) {
        /** The runs of the plan of {@code group} from {@code first} to the newest one of that group. */
        static List<Placed> between(HistoryGroup group, List<HistoryGroup> all, IndexedRun first) {
            IndexedRun last = group.runs().get(group.runs().size() - 1);
            return all.stream()
                    .filter(other -> other.plan().equals(group.plan()))
                    .flatMap(other -> other.runs().stream().map(run -> new Placed(other, run)))
                    .filter(placed -> HistoryPoint.IN_TIME.compare(first, placed.run) <= 0)
                    .filter(placed -> HistoryPoint.IN_TIME.compare(placed.run, last) <= 0)
                    .sorted((one, other) -> HistoryPoint.IN_TIME.compare(one.run, other.run))
                    .toList();
        }
    }
}
