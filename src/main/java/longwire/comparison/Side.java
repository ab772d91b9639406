package longwire.comparison;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import longwire.measurement.Trust;
import longwire.results.RunSummary;
import longwire.results.TrialSummary;
import org.apache.commons.statistics.descriptive.Median;

/**
 * One side of a comparison: the VALID trials of one path and transport in one run.
 *
 * @param run of the trials, by any name that distinguishes runs
 * @param path such as {@code nginx}
 * @param transport such as {@code websocket}
 * @param trials in the order they ran; VALID ones only
 */
public record Side(String run, String path, String transport, List<TrialSummary> trials) {
    /** The paths that others are compared with: the one without a proxy, or the control of a running system. */
    private static final List<String> CONTROLS = List.of("direct", "control");

    private static final Median MEDIAN = Median.withDefaults();

    public Side {
        trials = trials.stream().filter(TrialSummary::valid).toList();
    }

    /** All sides of a run, in the order of their first trials; a side has at least one VALID trial. */
    public static List<Side> of(String run, RunSummary summary) {
        Map<List<String>, List<TrialSummary>> trials = summary.trials().stream()
                .collect(Collectors.groupingBy(
                        trial -> List.of(trial.path(), trial.transport()), LinkedHashMap::new, Collectors.toList()));
        return trials.entrySet().stream()
                .map(side -> new Side(run, side.getKey().get(0), side.getKey().get(1), side.getValue()))
                .filter(side -> !side.trials().isEmpty())
                .toList();
    }

    /** Whether it is one of the paths that others are compared with. */
    public boolean isControl() {
        return isControl(path);
    }

    /** Whether {@code path} is one that others are compared with. */
    public static boolean isControl(String path) {
        return CONTROLS.contains(path);
    }

    /** Whether more than half of its trials with {@code metric} trust it; false if none has it. */
    boolean trusts(Metric metric) {
        List<TrialSummary> having =
                trials.stream().filter(trial -> metric.of(trial).isPresent()).toList();
        long trusting = having.stream().filter(metric.trust()).count();
        return Trust.isMost(trusting, having.size());
    }

    /** The value of {@code metric} in each trial; empty if none has it. */
    Optional<double[]> values(Metric metric) {
        double[] values = trials.stream()
                .flatMapToDouble(trial -> metric.of(trial).stream())
                .toArray();
        return Optional.of(values).filter(some -> some.length > 0);
    }

    /** The median of {@code metric} over its trials; NaN if none has it. */
    public double median(Metric metric) {
        return values(metric).map(MEDIAN::evaluate).orElse(Double.NaN);
    }

    /**
     * The values of {@code metric} of two sides. Of one run, those that ran at the same moment are paired, or else those of the
     * same round; a trial without its other does not count.
     *
     * @return empty if a side has no value
     */
    static Optional<Samples> samples(Side baseline, Side candidate, Metric metric) {
        return candidate.isBeside(baseline)
                ? sameMoment(baseline, candidate, metric)
                : sameRound(baseline, candidate, metric);
    }

    /** Whether it ran at the same moment as {@code other}, in duets. */
    public boolean isBeside(Side other) {
        return run.equals(other.run)
                && trials.stream()
                        .anyMatch(trial ->
                                other.trials.stream().map(TrialSummary::name).anyMatch(trial.beside()::equals));
    }

    private static Optional<Samples> sameMoment(Side baseline, Side candidate, Metric metric) {
        Map<String, TrialSummary> others = baseline.trials.stream()
                .collect(Collectors.toMap(TrialSummary::name, trial -> trial, (one, same) -> one));
        List<double[]> pairs = new ArrayList<>();
        for (TrialSummary trial : candidate.trials) {
            TrialSummary other = others.get(trial.beside());
            OptionalDouble from = other == null ? OptionalDouble.empty() : metric.of(other);
            OptionalDouble to = metric.of(trial);
            if (from.isPresent() && to.isPresent()) {
                pairs.add(new double[] {from.getAsDouble(), to.getAsDouble()});
            }
        }
        return pairs.isEmpty()
                ? Optional.empty()
                : Optional.of(new Samples(
                        pairs.stream().mapToDouble(pair -> pair[0]).toArray(),
                        pairs.stream().mapToDouble(pair -> pair[1]).toArray(),
                        Pairing.MOMENT));
    }

    private static Optional<Samples> sameRound(Side baseline, Side candidate, Metric metric) {
        if (!baseline.run.equals(candidate.run) || !baseline.hasRounds() || !candidate.hasRounds()) {
            return baseline.values(metric)
                    .flatMap(from -> candidate.values(metric).map(to -> new Samples(from, to, Pairing.NONE)));
        }
        Map<Integer, Double> from = baseline.byRound(metric);
        Map<Integer, Double> to = candidate.byRound(metric);
        from.keySet().retainAll(to.keySet());
        to.keySet().retainAll(from.keySet());
        return from.isEmpty() || to.isEmpty()
                ? Optional.empty()
                : Optional.of(new Samples(values(from), values(to), Pairing.ROUND));
    }

    /** Whether it has one trial in each round; in duets it may have several, each beside another path. */
    private boolean hasRounds() {
        return trials.stream().map(TrialSummary::repeat).distinct().count() == trials.size();
    }

    /** By the number of its repeat, rising. */
    private Map<Integer, Double> byRound(Metric metric) {
        Map<Integer, Double> values = new TreeMap<>();
        trials.forEach(trial -> metric.of(trial).ifPresent(value -> values.put(trial.repeat(), value)));
        return values;
    }

    private static double[] values(Map<Integer, Double> byRound) {
        return byRound.values().stream().mapToDouble(Double::doubleValue).toArray();
    }
}
