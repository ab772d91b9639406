package longwire.report.history;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import longwire.index.IndexedRun;
import longwire.plan.Comparability;

/**
 * Runs whose figures may stand in one series: of one plan, one load and one machine.
 *
 * @param plan name of it
 * @param load of all of them
 * @param runs from the oldest to the newest, one or more
 * @param different what sets it apart from other groups of the plan, by key; empty where there is none
 */
record HistoryGroup(String plan, Comparability load, List<IndexedRun> runs, Map<String, String> different) {
    /** Told where nothing sets a group apart. */
    private static final List<String> BASICS = List.of("connections", "rate", "payload-bytes", "duration");

    /** The groups of {@code runs}, those with the newest run last. */
    static List<HistoryGroup> of(List<IndexedRun> runs) {
        Map<List<String>, List<IndexedRun>> byLoad = runs.stream()
                .collect(Collectors.groupingBy(
                        run -> List.of(run.plan(), run.load().id())));
        List<HistoryGroup> alone = byLoad.values().stream()
                .map(same -> new HistoryGroup(same.get(0).plan(), same.get(0).load(), same, Map.of()))
                .toList();
        return alone.stream()
                .map(group -> group.apartFrom(alone))
                .sorted((one, other) ->
                        one.newest().started().compareTo(other.newest().started()))
                .toList();
    }

    private HistoryGroup apartFrom(List<HistoryGroup> all) {
        Map<String, String> apart = new TreeMap<>();
        for (HistoryGroup other : all) {
            if (other.plan.equals(plan)) {
                load.keys().forEach((key, value) -> {
                    if (!value.equals(other.load.keys().get(key))) {
                        apart.put(key, value);
                    }
                });
            }
        }
        return new HistoryGroup(plan, load, runs, apart);
    }

    /** Name of the plan, and which of its loads where it has several. */
    public String title() {
        return different.isEmpty() && !load.id().equals(Comparability.UNKNOWN) ? plan : plan + ", load " + load.id();
    }

    /** How it is told from others, or what it is. */
    public String about() {
        if (load.id().equals(Comparability.UNKNOWN)) {
            return "their plan could not be read: comparable only by name";
        }
        Map<String, String> told = new TreeMap<>(different);
        if (told.isEmpty()) {
            BASICS.stream()
                    .filter(load.keys()::containsKey)
                    .forEach(key -> told.put(key, load.keys().get(key)));
        }
        return told.entrySet().stream()
                .map(key -> key.getValue().isEmpty() ? "no " + key.getKey() : key.getKey() + " " + key.getValue())
                .collect(Collectors.joining(", "));
    }

    private IndexedRun newest() {
        return runs.get(runs.size() - 1);
    }
}
