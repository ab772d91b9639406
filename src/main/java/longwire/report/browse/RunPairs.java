package longwire.report.browse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import longwire.index.IndexedRun;
import longwire.plan.Comparability;

/**
 * With which run each run is compared where nobody says: the newest baseline before it of the same plan and load, or else the
 * run before it. INVALID runs are compared with nothing.
 *
 * @param baselines name of the earlier run by the name of the later
 */
record RunPairs(Map<String, String> baselines) {
    /** Of {@code runs}, from the oldest to the newest. */
    static RunPairs of(List<IndexedRun> runs) {
        Map<String, String> baselines = new HashMap<>();
        Map<List<String>, String> before = new HashMap<>();
        Map<List<String>, String> baseline = new HashMap<>();
        for (IndexedRun run : runs) {
            List<String> load = List.of(run.plan(), run.load().id());
            if (!run.reasons().isEmpty() || run.load().id().equals(Comparability.UNKNOWN)) {
                continue;
            }
            Optional.ofNullable(baseline.getOrDefault(load, before.get(load)))
                    .ifPresent(earlier -> baselines.put(run.name(), earlier));
            before.put(load, run.name());
            if (run.baseline()) {
                baseline.put(load, run.name());
            }
        }
        return new RunPairs(baselines);
    }

    /** With which run {@code run} is compared; empty for none. */
    String baseline(String run) {
        return baselines.getOrDefault(run, "");
    }
}
