package longwire.comparison;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import longwire.results.RunDirectory;
import longwire.results.RunSummary;

/** A run as one side of a comparison: its sides, and what it must have in common with another. */
final class RunSide {
    /** What of the environment decides whether two runs measured with the same machine. */
    private static final List<String> MACHINE = List.of("cpu", "cpus", "loopback");

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

    /** Why it can't be compared with anything; empty for a VALID run. */
    List<String> invalid() {
        return run.invalid().stream()
                .map(reason -> name() + " is INVALID: " + reason)
                .toList();
    }

    /** What of plan and machine keeps it from being compared with {@code other}, a sentence each. */
    List<String> hindrances(RunSide other) {
        Map<String, String> ours = RunPlan.of(run).load();
        ours.putAll(facts(MACHINE));
        Map<String, String> theirs = RunPlan.of(other.run).load();
        theirs.putAll(other.facts(MACHINE));
        return differences(ours, theirs);
    }

    /** What else differs between the environments: told, since it may be what is compared. */
    List<String> remarks(RunSide other) {
        return differences(facts(TOLD), other.facts(TOLD));
    }

    private static List<String> differences(Map<String, String> ours, Map<String, String> theirs) {
        Set<String> keys = new TreeMap<>(ours).keySet();
        Map<String, String> all = new TreeMap<>(theirs);
        keys.forEach(key -> all.putIfAbsent(key, ""));
        return all.keySet().stream()
                .filter(key -> !ours.getOrDefault(key, "").equals(theirs.getOrDefault(key, "")))
                .map(key -> key + ": " + ours.getOrDefault(key, "nothing") + " in the one, "
                        + theirs.getOrDefault(key, "nothing") + " in the other")
                .toList();
    }

    private String id() {
        return run.path().toAbsolutePath().normalize().toString();
    }

    private Map<String, String> facts(List<String> names) {
        JsonNode environment = run.readJson("environment");
        Map<String, String> facts = new TreeMap<>();
        names.forEach(name -> facts.put(name, environment.path(name).asText()));
        return facts;
    }
}
