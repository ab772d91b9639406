package longwire.live.state;

/**
 * The facts of a run that are known from its start.
 *
 * @param experiment the name of its plan
 * @param directory of its results
 * @param startMillis since the epoch
 * @param trials planned
 * @param trialSeconds how long each takes by the plan, about
 */
public record LiveRun(String experiment, String directory, long startMillis, int trials, double trialSeconds) {}
