package longwire.report.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import longwire.comparison.Metric;
import longwire.fault.InputFault;
import longwire.index.Quantity;

/**
 * What is to be told of many runs. An empty choice takes everything there is.
 *
 * @param quantities each a series of its own; none for what suits each group of runs
 * @param plan name of it
 * @param load the first letters of its id
 * @param path which was measured
 * @param transport which was measured
 * @param since runs that started before are left out
 * @param leastChange that is told, as a share
 */
public record HistoryQuestion(
        List<Quantity> quantities,
        Optional<String> plan,
        Optional<String> load,
        Optional<String> path,
        Optional<String> transport,
        Optional<Instant> since,
        double leastChange) {
    public HistoryQuestion {
        if (!(leastChange >= 0 && leastChange < 10)) {
            throw new InputFault("threshold", leastChange, "0 to 10, which is 1000 %");
        }
    }

    /** What comparisons ask of every pair of runs, as far as the index keeps it. */
    public static List<Quantity> compared() {
        Set<String> names = Metric.STANDARD.stream().map(Metric::name).collect(Collectors.toSet());
        return Quantity.all().stream()
                .filter(quantity -> names.contains(quantity.name()))
                .toList();
    }
}
