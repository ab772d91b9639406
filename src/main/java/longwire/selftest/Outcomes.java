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

/** What many comparisons of the same kind came to. */
record Outcomes(List<Comparison> comparisons) {
    static final List<Metric> METRICS = List.of(
            Metric.latency(Series.RESPONSE, 50),
            Metric.latency(Series.RESPONSE, 90),
            Metric.latency(Series.RESPONSE, 99));

    private static final double THRESHOLD = Criteria.STANDARD.threshold();
    private static final double CONFIDENCE = Criteria.STANDARD.confidence();

    /** Compares {@code experiments} pairs, each with a seed of its own. */
    static Outcomes of(int experiments, IntFunction<Comparison.Pair> pairs) {
        return new Outcomes(IntStream.range(0, experiments)
                .parallel()
                .mapToObj(seed -> {
                    Comparison.Pair pair = pairs.apply(seed);
                    Criteria criteria = new Criteria(THRESHOLD, CONFIDENCE, seed);
                    return Comparison.of(pair.baseline(), pair.candidate(), METRICS, criteria);
                })
                .toList());
    }

    /** Comparisons in which any metric came out BETTER or WORSE. */
    long different() {
        return count(comparison -> comparison.has(Verdict.BETTER) || comparison.has(Verdict.WORSE));
    }

    /** Comparisons in which any would have, were a difference of any size large enough to matter. */
    long differentInAnySize() {
        return count(comparison -> comparison.findings().stream()
                .anyMatch(found -> found.p() <= 1 - CONFIDENCE
                        && found.interval()
                                .filter(within -> !within.contains(1))
                                .isPresent()));
    }

    /** Comparisons in which any metric came out WORSE, as {@code longwire compare} would say by its status. */
    long worse() {
        return count(comparison -> comparison.has(Verdict.WORSE));
    }

    /** Whether in each of them something was trusted far enough to be compared. */
    boolean allAsked() {
        return comparisons.stream()
                .noneMatch(comparison -> comparison.findings().isEmpty());
    }

    /** Whether {@code count} of them are no more than {@code share}. */
    boolean atMost(long count, double share) {
        return count <= share * comparisons.size();
    }

    /** Such as {@code 3 of 200 (1.5 %)}. */
    String told(long count) {
        return count + " of " + comparisons.size() + " (" + HumanUnits.share((double) count / comparisons.size()) + ")";
    }

    /**
     * From which size on a difference of {@code metric} is told, as half of its interval is wide: in most comparisons, and
     * no less than the threshold; nothing where it was trusted in none.
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
        double least = Math.max(half, THRESHOLD);
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
