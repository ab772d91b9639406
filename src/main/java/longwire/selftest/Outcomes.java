package longwire.selftest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import longwire.comparison.Comparison;
import longwire.comparison.Criteria;
import longwire.comparison.Finding;
import longwire.comparison.Metric;
import longwire.comparison.Verdict;
import longwire.measurement.Series;
import longwire.text.HumanUnits;
import org.apache.commons.statistics.descriptive.Median;

/** The results of many comparisons of the same kind. */
record Outcomes(List<Comparison> comparisons, Criteria criteria) {
    static final List<Metric> METRICS = List.of(
            Metric.latency(Series.RESPONSE, 50),
            Metric.latency(Series.RESPONSE, 90),
            Metric.latency(Series.RESPONSE, 99));

    /** Compares {@code experiments} pairs by {@code criteria}, each with a seed of its own. */
    static Outcomes of(int experiments, Criteria criteria, IntFunction<Comparison.Pair> pairs) {
        List<Comparison> comparisons = IntStream.range(0, experiments)
                .parallel()
                .mapToObj(seed -> {
                    Comparison.Pair pair = pairs.apply(seed);
                    Criteria own = new Criteria(criteria.threshold(), criteria.confidence(), seed);
                    return Comparison.of(pair.baseline(), pair.candidate(), METRICS, own);
                })
                .toList();
        return new Outcomes(comparisons, criteria);
    }

    /** Comparisons in which any metric is BETTER or WORSE. */
    long different() {
        return count(comparison -> comparison.has(Verdict.BETTER) || comparison.has(Verdict.WORSE));
    }

    /** Comparisons in which any metric would be BETTER or WORSE without the threshold. */
    long differentInAnySize() {
        return count(comparison -> comparison.findings().stream()
                .anyMatch(found -> found.p() <= 1 - criteria.confidence()
                        && found.interval()
                                .filter(within -> !within.contains(1))
                                .isPresent()));
    }

    /** Comparisons in which the median of response time is WORSE. */
    long worse() {
        return count(comparison -> finding(comparison, METRICS.get(0))
                .filter(found -> found.verdict() == Verdict.WORSE)
                .isPresent());
    }

    /** Whether each of them compared at least one metric. */
    boolean allAsked() {
        return comparisons.stream()
                .noneMatch(comparison -> comparison.findings().isEmpty());
    }

    /** Whether {@code count} is at most {@code share} of all. */
    boolean atMost(long count, double share) {
        return count <= share * comparisons.size();
    }

    /** Such as {@code 3 of 200 (1.5 %)}. */
    String told(long count) {
        return count + " of " + comparisons.size() + " (" + HumanUnits.share((double) count / comparisons.size()) + ")";
    }

    /**
     * The smallest difference of {@code metric} that most comparisons can show: half the width of its interval, but at least
     * the threshold. Empty if no comparison trusted the metric.
     */
    Optional<String> resolution(Metric metric) {
        List<Finding> found = comparisons.stream()
                .flatMap(comparison -> finding(comparison, metric).stream())
                .filter(finding -> finding.interval().isPresent())
                .toList();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        double baseline = median(found.stream().mapToDouble(Finding::baseline).toArray());
        double half = median(found.stream()
                .map(finding -> finding.interval().get())
                .mapToDouble(within -> (within.high() - within.low()) / 2)
                .toArray());
        double least = Math.max(half, criteria.threshold());
        return Optional.of(String.format(
                Locale.ROOT,
                "%s %s of %s (%s; trusted in %s)",
                metric.name(),
                HumanUnits.time(least * baseline),
                HumanUnits.time(baseline),
                HumanUnits.share(least),
                HumanUnits.share((double) found.size() / comparisons.size())));
    }

    private long count(Predicate<Comparison> which) {
        return comparisons.stream().filter(which).count();
    }

    private static Optional<Finding> finding(Comparison comparison, Metric metric) {
        return comparison.findings().stream()
                .filter(finding -> finding.metric().name().equals(metric.name()))
                .findFirst();
    }

    private static double median(double... values) {
        return Median.withDefaults().evaluate(values);
    }
}
