package longwire.comparison;

import java.util.Optional;

/**
 * What a service promises of itself.
 *
 * @param text as it was written
 * @param path it holds for; nothing for every path that is not a control
 * @param transport it holds for; nothing for all
 * @param metric that is bounded
 * @param versus what the bound is a ratio to: a path of the same run, or {@link #BASELINE}; nothing for a bound in the
 *     metric's unit
 * @param most that it may be
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

    /** Whether it is a promise about {@code side}. */
    boolean isFor(Side side) {
        return path.map(side.path()::equals).orElse(!side.isControl())
                && transport.map(side.transport()::equals).orElse(true);
    }
}
