package longwire.comparison;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.time.Duration;
import java.util.Map;
import longwire.fault.OutsideFault;
import longwire.results.RunDirectory;
import longwire.results.index.Load;
import longwire.results.index.PlanText;

/** The plan that a run was made by, as far as comparisons have to know it. */
public final class RunPlan {
    private static final String FILE = "plan.conf";
    private static final String ROOT = "longwire";

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
            Config plan = PlanText.parse(run.readText(FILE));
            if (!plan.hasPath(ROOT)) {
                throw new OutsideFault(run.path().resolve(FILE) + ": no plan (expected: a block " + ROOT + " { … })");
            }
            return new RunPlan(plan);
        } catch (ConfigException unreadable) {
            throw new OutsideFault(run.path().resolve(FILE) + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /** When a difference counts; the standard where the plan, which may be an older one, does not say. */
    public Criteria criteria() {
        return new Criteria(
                number(ROOT + ".comparison.threshold", Criteria.STANDARD.threshold()),
                number(ROOT + ".comparison.confidence", Criteria.STANDARD.confidence()),
                Criteria.STANDARD.seed());
    }

    /**
     * A time of it, by its key, such as {@code duration}.
     *
     * @throws OutsideFault that names the key, where the plan does not say it
     */
    public Duration duration(String key) {
        try {
            return plan.getDuration(ROOT + "." + key);
        } catch (ConfigException missing) {
            throw new OutsideFault(FILE + ": " + missing.getMessage(), missing);
        }
    }

    /**
     * What must be the same in two runs for their figures to be compared.
     *
     * @param environment of the run, as far as it is the machine's
     */
    Load load(Map<String, String> environment) {
        return Load.of(plan, environment);
    }

    private double number(String key, double otherwise) {
        return plan.hasPath(key) ? plan.getDouble(key) : otherwise;
    }
}
