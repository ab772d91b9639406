package longwire.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import longwire.results.RunSummary;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The smallest difference that trials are likely to tell, nine times out of ten: one whose estimate will lie far enough from
 * none for its interval to exclude none, and beyond the threshold. It follows from how far trials of an earlier run spread:
 * an interval narrows with the square root of their number.
 *
 * @param metric of which
 * @param share by how much a side must be slower, as a share of the other ({@code 0.07} for 7 %)
 */
public record Sensitivity(Metric metric, double share) {
    private static final double LIKELY = 0.9;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /**
     * That of {@code trials} a side, if they spread as those of {@code earlier} did; of several pairs of paths, the worst.
     *
     * @param trials per side that are to run
     * @return empty where the earlier ones are too few, or were not trusted
     */
    public static Optional<Sensitivity> of(RunSummary earlier, Metric metric, int trials, Criteria criteria) {
        Map<String, List<Side>> byTransport =
                Side.of("earlier", earlier).stream().collect(Collectors.groupingBy(Side::transport));
        List<Double> shares = new ArrayList<>();
        for (List<Side> sides : byTransport.values()) {
            Side first = sides.stream().filter(Side::isControl).findFirst().orElse(sides.get(0));
            sides.stream()
                    .filter(side -> side != first && side.trusts(metric) && first.trusts(metric))
                    .flatMap(side -> Side.samples(first, side, metric).stream())
                    .forEach(samples -> share(samples, trials, criteria).ifPresent(shares::add));
        }
        return shares.stream().max(Double::compare).map(worst -> new Sensitivity(metric, worst));
    }

    private static OptionalDouble share(Samples samples, int trials, Criteria criteria) {
        Optional<Interval> interval = Estimate.of(samples.logarithms(), criteria.confidence(), criteria.seed())
                .interval();
        if (interval.isEmpty() || trials < criteria.fewestTrials(samples.pairing(), 1)) {
            return OptionalDouble.empty();
        }
        double half =
                (interval.get().high() - interval.get().low()) / 2 * Math.sqrt((double) samples.trials() / trials);
        double deviation = half / NORMAL.inverseSurvivalProbability((1 - criteria.confidence()) / 2);
        double told = Math.max(half, Math.log1p(criteria.threshold()))
                + deviation * NORMAL.inverseCumulativeProbability(LIKELY);
        return OptionalDouble.of(Math.expm1(told));
    }
}
