package longwire.live.state;

/**
 * What is known of a run from its first moment.
 *
 * @param experiment the name of its plan
 * @param directory where it is kept
 * @param startMillis since the epoch
 * @param trials planned
 * @param trialSeconds how long each takes by the plan, about
 */
public record LiveRun(String experiment, String directory, long startMillis, int trials, double trialSeconds) {}
