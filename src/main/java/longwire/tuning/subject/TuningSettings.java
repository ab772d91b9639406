package longwire.tuning.subject;

import java.util.List;
import java.util.Map;

/**
 * The settings of a search, as {@code search.json} keeps them. A setting that was not given is empty.
 *
 * @param proxy name of the driver; empty if {@code target} is given
 * @param target URL of a running system, which {@code apply} and {@code reload} configure
 * @param apply command that takes settings from its environment
 * @param reload command that makes them take effect
 * @param declared file that declares the settings of {@code target}
 * @param searched names of the settings to search; empty for those the driver thinks of
 * @param begins settings to begin with, in place of the default
 * @param system settings of the kernel to search, each as {@code NAME=VALUE,VALUE…}
 * @param configuration file of the user's to begin with
 * @param goal as text
 * @param budgetSeconds all in all
 * @param rate messages each second; 0 for half of the knee
 * @param seed of every choice
 * @param plan file with the load
 */
public record TuningSettings(
        String proxy,
        String target,
        String apply,
        String reload,
        String declared,
        List<String> searched,
        Map<String, String> begins,
        List<String> system,
        String configuration,
        String goal,
        long budgetSeconds,
        double rate,
        long seed,
        String plan) {
    /** The default goal. */
    public static final String GOAL = "minimise frame p99";

    public TuningSettings {
        searched = List.copyOf(searched);
        begins = Map.copyOf(begins);
        system = List.copyOf(system);
    }
}
