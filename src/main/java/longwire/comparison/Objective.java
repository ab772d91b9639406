package longwire.comparison;

import java.util.Optional;

/**
 * An upper bound on a metric that a service is to keep.
 *
 * @param text as it was written
 * @param path to which it applies; empty for every path that is not a control
 * @param transport to which it applies; empty for all
 * @param metric that is bounded
 * @param versus the path of the same run to which the bound is a ratio, or {@link #BASELINE}; empty for a bound in the
 *     metric's unit
 * @param most the bound
 */
public record Objective(
        String text,
        Optional<String> path,
        Optional<String> transport,
        Metric metric,
        Optional<String> versus,
        double most) {
    /** Stands for the same path of the run that was given as baseline. */
    public static final String BASELINE = "baseline";

    /** Whether it applies to {@code side}. */
    boolean isFor(Side side) {
        return path.map(side.path()::equals).orElse(!side.isControl())
                && transport.map(side.transport()::equals).orElse(true);
    }
}
