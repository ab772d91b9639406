package longwire.tuning.search;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import longwire.comparison.Metric;
import longwire.results.TrialSummary;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The smallest gain that a confirmation would show nine times in ten, given the spread of the default's own trials: the
 * difference that two means of normal samples need (Montgomery, Design and Analysis of Experiments, chapter 2).
 *
 * @param metric that is to get better
 * @param least the gain as a share of the metric, 0 to 1
 */
record Resolution(Metric metric, double least) {
    private static final int FEWEST_TRIALS = 6;
    private static final double CONFIDENCE = 0.975;
    private static final double POWER = 0.9;
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    /** Of a normal distribution: its standard deviation over the median of all distances to its median. */
    private static final double DEVIATIONS = 1 / NORMAL.inverseCumulativeProbability(0.75);

    private static final double HUNDRED = 100;

    /** The resolution of the goal's metrics and of lower percentiles; metrics with too few trials are left out. */
    static List<Resolution> of(Search search) {
        return search.notebook().goal().metrics().stream()
                .flatMap(Goal::lowered)
                .distinct()
                .flatMap(metric -> of(metric, search).stream())
                .toList();
    }

    /** A sentence for a person; empty if no resolution is known. */
    static Optional<String> sentence(List<Resolution> known) {
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Given the spread of the default's trials, " + Confirmation.PAIRS + " pairs can show a gain of"
                                + " at least: "
                                + known.stream().map(Resolution::told).collect(Collectors.joining(", ")) + ".");
    }

    private static Optional<Resolution> of(Metric metric, Search search) {
        double[] off = search.notebook()
                .compared()
                .flatMapToDouble(step -> offMiddle(metric, search, step))
                .map(Math::abs)
                .toArray();
        if (off.length < FEWEST_TRIALS) {
            return Optional.empty();
        }
        double deviation = DEVIATIONS * Median.withDefaults().evaluate(off);
        double difference =
                (NORMAL.inverseCumulativeProbability(CONFIDENCE) + NORMAL.inverseCumulativeProbability(POWER))
                        * deviation
                        * Math.sqrt(2.0 / Confirmation.PAIRS);
        return Optional.of(new Resolution(metric, Math.max(search.criteria().threshold(), 1 - Math.exp(-difference))));
    }

    /** Logarithms of the default's trials in one step, less their median. */
    private static DoubleStream offMiddle(Metric metric, Search search, Step step) {
        double[] logarithms = search.notebook().side(step, search.standard()).trials().stream()
                .filter(TrialSummary::valid)
                .map(metric::of)
                .flatMapToDouble(OptionalDouble::stream)
                .map(Math::log)
                .toArray();
        if (logarithms.length < 2) {
            // One trial equals its own median and would suggest that trials do not spread.
            return DoubleStream.empty();
        }
        double middle = Median.withDefaults().evaluate(logarithms);
        return DoubleStream.of(logarithms).map(value -> value - middle);
    }

    private String told() {
        return String.format(Locale.ROOT, "%s %.0f %%", metric.name(), HUNDRED * least);
    }
}
