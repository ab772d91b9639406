package longwire.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import longwire.results.RunSummary;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The smallest difference that trials are likely to tell, nine times out of ten: one whose estimate will lie far enough from
 * none for its interval to exclude none, and beyond the threshold. It follows from how far trials of an earlier run spread: an
 * interval narrows with the square root of their number, and widens with the number of questions that are asked at once.
 *
 * @param metric of which
 * @param share by how much a side must be slower, as a share of the other ({@code 0.07} for 7 %)
 */
public record Sensitivity(Metric metric, double share) {
    private static final double LIKELY = 0.9;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /**
     * That of {@code trials} a side, if they spread as those of {@code earlier} did and if each path is compared with the
     * first by all {@link Metric#STANDARD} metrics; of several paths, the worst.
     *
     * @param trials per side that are to run
     * @return by metric, in their order; without those that were not trusted, or that so few trials cannot tell at all
     */
    public static List<Sensitivity> of(RunSummary earlier, int trials, Criteria criteria) {
        List<Comparison> comparisons = Comparison.all(pairs(earlier), Metric.STANDARD, criteria);
        int questions = comparisons.stream()
                .mapToInt(comparison -> comparison.findings().size())
                .sum();
        List<Sensitivity> known = new ArrayList<>();
        for (Metric metric : Metric.STANDARD) {
            comparisons.stream()
                    .flatMap(comparison -> share(comparison, metric, trials, questions, criteria).stream())
                    .max(Double::compare)
                    .ifPresent(worst -> known.add(new Sensitivity(metric, worst)));
        }
        return known;
    }

    /**
     * The fewest trials a side that can tell any difference.
     *
     * @param duets whether two sides run at the same moment
     * @param pairs of paths that are compared
     */
    public static int fewestTrials(boolean duets, int pairs, Criteria criteria) {
        return criteria.fewestTrials(duets ? Pairing.MOMENT : Pairing.ROUND, pairs);
    }

    private static List<Comparison.Pair> pairs(RunSummary earlier) {
        Map<String, List<Side>> byTransport =
                Side.of("earlier", earlier).stream().collect(Collectors.groupingBy(Side::transport));
        List<Comparison.Pair> pairs = new ArrayList<>();
        for (List<Side> sides : byTransport.values()) {
            Side first = sides.stream().filter(Side::isControl).findFirst().orElse(sides.get(0));
            sides.stream().filter(side -> side != first).forEach(side -> pairs.add(new Comparison.Pair(first, side)));
        }
        return pairs;
    }

    private static Optional<Double> share(
            Comparison comparison, Metric metric, int trials, int questions, Criteria criteria) {
        Optional<Finding> finding = comparison.findings().stream()
                .filter(found -> found.metric().equals(metric))
                .findFirst();
        Optional<Samples> samples = Side.samples(comparison.baseline(), comparison.candidate(), metric);
        if (finding.isEmpty()
                || finding.get().interval().isEmpty()
                || trials < criteria.fewestTrials(samples.orElseThrow().pairing(), questions)) {
            return Optional.empty();
        }
        Interval within = finding.get().interval().get();
        double tail = (1 - criteria.confidence()) / 2;
        double earlierHalf = (Math.log(within.high()) - Math.log(within.low())) / 2;
        double deviation = earlierHalf
                / NORMAL.inverseSurvivalProbability(tail)
                * Math.sqrt((double) samples.get().trials() / trials);
        double half = deviation * NORMAL.inverseSurvivalProbability(tail / questions);
        double told = Math.max(half, Math.log1p(criteria.threshold()))
                + deviation * NORMAL.inverseCumulativeProbability(LIKELY);
        return Optional.of(Math.expm1(told));
    }
}
