package longwire.live.state;

import java.util.List;
import java.util.Optional;

/** About how long a run still takes: what its trials took so far says more than the plan. */
final class TimeLeft {
    private TimeLeft() {}

    /**
     * Seconds until the last trial ends; 0 if all have ended.
     *
     * @param ended those that are over, the last in the order they ran with its number
     * @param current the one that is on
     */
    static double seconds(LiveRun run, List<EndedTrial> ended, Optional<LiveTrial> current) {
        double each = ended.stream()
                .mapToDouble(trial -> trial.last().seconds())
                // A trial whose path was missing took no time and is no estimate for the others.
                .filter(seconds -> seconds > 0)
                .average()
                .orElse(run.trialSeconds());
        int begun = current.map(LiveTrial::number)
                .orElseGet(() ->
                        ended.isEmpty() ? 0 : ended.get(ended.size() - 1).last().number());
        double ofThis =
                current.map(trial -> Math.max(0, each - trial.seconds())).orElse(0.0);
        return (run.trials() - begun) * each + ofThis;
    }
}
