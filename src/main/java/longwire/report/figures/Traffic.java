package longwire.report.figures;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import longwire.measurement.Count;
import longwire.results.TrialSummary;

/**
 * The traffic of several trials.
 *
 * @param counts sums by the label of {@link Count}
 * @param drops connections dropped, by close code
 * @param refusals failed handshakes, by reason
 * @param offeredPerSecond messages over all connections; the mean of the trials, weighted by the length of their
 *     windows
 * @param achievedPerSecond the same for messages that were sent
 */
record Traffic(
        Map<String, Long> counts,
        Map<String, Long> drops,
        Map<String, Long> refusals,
        double offeredPerSecond,
        double achievedPerSecond) {
    /** Adds up {@code trials} (1 or more). */
    static Traffic of(List<TrialSummary> trials) {
        Map<String, Long> counts = new TreeMap<>();
        Map<String, Long> drops = new TreeMap<>();
        Map<String, Long> refusals = new TreeMap<>();
        for (TrialSummary trial : trials) {
            trial.counts().forEach((name, count) -> counts.merge(name, count, Long::sum));
            trial.drops().forEach((code, count) -> drops.merge(code, count, Long::sum));
            trial.refusals().forEach((reason, count) -> refusals.merge(reason, count, Long::sum));
        }
        return new Traffic(
                counts,
                drops,
                refusals,
                mean(trials, TrialSummary::offeredPerSecond),
                mean(trials, TrialSummary::achievedPerSecond));
    }

    /** The value of {@code count}; 0 if it was not recorded. */
    long count(Count count) {
        return counts.getOrDefault(count.label(), 0L);
    }

    /** The achieved rate in percent of the offered rate; 0 if nothing was offered. */
    double achievedPercent() {
        return offeredPerSecond > 0 ? 100 * achievedPerSecond / offeredPerSecond : 0;
    }

    private static double mean(List<TrialSummary> trials, ToDoubleFunction<TrialSummary> rate) {
        double seconds =
                trials.stream().mapToDouble(TrialSummary::measuredSeconds).sum();
        if (seconds <= 0) {
            return trials.stream().mapToDouble(rate).average().orElse(0);
        }
        return trials.stream()
                        .mapToDouble(trial -> rate.applyAsDouble(trial) * trial.measuredSeconds())
                        .sum()
                / seconds;
    }
}
