package longwire.comparison;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import longwire.plan.Comparability;
import longwire.plan.RunPlan;
import longwire.results.RunDirectory;
import longwire.results.RunPath;
import longwire.results.RunSummary;

/** A run that is to be compared: its sides, and what it must have in common with the other run. */
final class RunSide {
    /** What of the environment is told where it differs; what must not differ is a matter of {@link Comparability}. */
    private static final List<String> TOLD = List.of("longwire", "kernel", "jdk", "netty", "gatling");

    private final RunDirectory run;
    private final RunSummary summary;

    RunSide(RunDirectory run) {
        this.run = run;
        this.summary = run.summary();
    }

    String name() {
        return run.path().getFileName().toString();
    }

    /** Its paths and transports, under the run's whole path: names may be the same in two places. */
    List<Side> sides() {
        return Side.of(id(), summary);
    }

    boolean sameRun(RunSide other) {
        return id().equals(other.id());
    }

    /** Why it cannot be compared with any run; empty for a VALID run. */
    List<String> invalid() {
        return run.invalid().stream()
                .map(reason -> name() + " is INVALID: " + reason)
                .toList();
    }

    /** The differences of plan and machine because of which it cannot be compared with {@code other}. */
    List<String> hindrances(RunSide other) {
        return differences(load(), other.load());
    }

    /** Other differences of the environments and of the paths that both have; they may be what is compared. */
    List<String> remarks(RunSide other) {
        Map<String, String> ours = told();
        Map<String, String> theirs = other.told();
        Map<String, Map<String, String>> otherPaths = other.paths();
        paths().forEach((name, settings) -> {
            if (otherPaths.containsKey(name)) {
                ours.putAll(settings);
                theirs.putAll(otherPaths.get(name));
            }
        });
        return differences(ours, theirs);
    }

    private static List<String> differences(Map<String, String> ours, Map<String, String> theirs) {
        Set<String> keys = new TreeSet<>(ours.keySet());
        keys.addAll(theirs.keySet());
        return keys.stream()
                .filter(key -> !ours.getOrDefault(key, "").equals(theirs.getOrDefault(key, "")))
                .map(key -> key + ": " + ours.getOrDefault(key, "none") + " in the baseline, "
                        + theirs.getOrDefault(key, "none") + " in the candidate")
                .toList();
    }

    private String id() {
        return run.path().toAbsolutePath().normalize().toString();
    }

    private Map<String, String> load() {
        return RunPlan.of(run).comparability(run.environment().facts()).keys();
    }

    /** The settings of each path, by the path's name; each key also names the path. Empty if the run has no record of them. */
    private Map<String, Map<String, String>> paths() {
        Map<String, Map<String, String>> paths = new TreeMap<>();
        for (RunPath path : run.paths()) {
            Map<String, String> settings = new TreeMap<>();
            settings.put(path.name() + " version", path.version());
            settings.put(path.name() + " TLS", path.tls());
            path.allSettings().forEach((name, value) -> settings.put(path.name() + " " + name, value));
            paths.put(path.name(), settings);
        }
        return paths;
    }

    private Map<String, String> told() {
        Map<String, String> facts = run.environment().facts();
        facts.keySet().retainAll(TOLD);
        return facts;
    }
}
