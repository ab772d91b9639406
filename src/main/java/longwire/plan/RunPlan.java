package longwire.plan;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import java.time.Duration;
import java.util.Map;
import longwire.fault.OutsideFault;
import longwire.results.RunDirectory;

/** The plan that a run was made by, as far as comparisons have to know it. */
public final class RunPlan {
    private static final String FILE = "plan.conf";

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
            return new RunPlan(PlanText.recorded(run.readText(FILE)));
        } catch (OutsideFault unreadable) {
            throw new OutsideFault(run.path().resolve(FILE) + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /** When a difference counts; the default where the plan, which may be an older one, does not say. */
    public Significance significance() {
        Config whole = plan.withFallback(PlanText.standard());
        return new Significance(whole.getDouble("comparison.threshold"), whole.getDouble("comparison.confidence"));
    }

    /**
     * A time of it, by its key, such as {@code duration}.
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

    /**
     * What must be the same in two runs for their figures to be compared.
     *
     * @param environment of the run, as far as it is the machine's
     */
    public Comparability comparability(Map<String, String> environment) {
        return Comparability.of(plan, environment);
    }
}
