package longwire.comparison;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import longwire.fault.OutsideFault;
import longwire.results.RunDirectory;

/** The plan that a run was made by, as far as comparisons have to know it. */
public final class RunPlan {
    private static final String FILE = "plan.conf";
    private static final String ROOT = "longwire";
    /** Keys that do not change the load on a path: names, places, how often, in which order, and which paths. */
    private static final Set<String> NOT_THE_LOAD =
            Set.of("name", "results", "gatling", "plan", "seed", "repeats", "paths", "transports", "target", "control");
    // What is watched and how it is judged is no load either.
    private static final List<String> BLOCKS_NOT_THE_LOAD = List.of("live.", "comparison.");

    private final Config plan;

    private RunPlan(Config plan) {
        this.plan = plan;
    }

    /**
     * Reads the plan of {@code run}.
     *
     * @throws OutsideFault that names the file, where it is no plan
     */
    public static RunPlan of(RunDirectory run) {
        try {
            return new RunPlan(ConfigFactory.parseString(run.readText(FILE)).getConfig(ROOT));
        } catch (ConfigException unreadable) {
            throw new OutsideFault(run.path().resolve(FILE) + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /** When a difference counts; the standard where the plan, which may be an older one, does not say. */
    public Criteria criteria() {
        return new Criteria(
                number("comparison.threshold", Criteria.STANDARD.threshold()),
                number("comparison.confidence", Criteria.STANDARD.confidence()),
                Criteria.STANDARD.seed());
    }

    /**
     * A time of it.
     *
     * @throws OutsideFault that names the key, where the plan does not say it
     */
    public Duration duration(String key) {
        try {
            return plan.getDuration(key);
        } catch (ConfigException missing) {
            throw new OutsideFault(FILE + ": " + missing.getMessage(), missing);
        }
    }

    /** By key, every value that changes the load, as text: the command line gives texts where a file has numbers. */
    Map<String, String> load() {
        Map<String, String> load = new TreeMap<>();
        plan.entrySet().stream()
                .filter(entry -> !NOT_THE_LOAD.contains(entry.getKey()))
                .filter(entry -> BLOCKS_NOT_THE_LOAD.stream()
                        .noneMatch(block -> entry.getKey().startsWith(block)))
                .forEach(entry -> load.put(
                        String.join(".", ConfigUtil.splitPath(entry.getKey())),
                        entry.getValue().unwrapped().toString()));
        return load;
    }

    private double number(String key, double otherwise) {
        return plan.hasPath(key) ? plan.getDouble(key) : otherwise;
    }
}
