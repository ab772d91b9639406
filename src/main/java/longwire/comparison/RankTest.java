package longwire.comparison;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.numbers.combinatorics.BinomialCoefficientDouble;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;
import org.apache.commons.statistics.inference.WilcoxonSignedRankTest;

/**
 * How often chance alone would set two sides as far apart: Mann and Whitney's test; of trials that ran at the same moment,
 * Wilcoxon's signed-rank test of their differences. Exact wherever no values are equal.
 */
final class RankTest {
    // Exact costs n³; beyond some hundred trials a side the normal distribution is as good.
    private static final int EXACT_UP_TO = 100;

    private RankTest() {}

    /** The two-sided p-value, above 0 up to 1. Drift that the two sides of a round share makes it larger, never smaller. */
    static double p(Samples samples) {
        PValueMethod method = Math.max(samples.baseline().length, samples.candidate().length) <= EXACT_UP_TO
                ? PValueMethod.AUTO
                : PValueMethod.ASYMPTOTIC;
        return samples.pairing() == Pairing.MOMENT ? signedRank(samples, method) : mannWhitney(samples, method);
    }

    /** The least p-value that {@code trials} a side can have: that of sides of which each value differs the same way. */
    static double least(int trials, Pairing pairing) {
        return pairing == Pairing.MOMENT
                ? 2 * Math.pow(2, -trials)
                : 2 / BinomialCoefficientDouble.value(2 * trials, trials);
    }

    private static double mannWhitney(Samples samples, PValueMethod method) {
        double any = samples.baseline()[0];
        // The test answers NaN where all values are equal.
        boolean equal = DoubleStream.concat(Arrays.stream(samples.baseline()), Arrays.stream(samples.candidate()))
                .allMatch(value -> value == any);
        return equal
                ? 1
                : MannWhitneyUTest.withDefaults()
                        .with(method)
                        .test(samples.candidate(), samples.baseline())
                        .getPValue();
    }

    private static double signedRank(Samples samples, PValueMethod method) {
        double[] differences = samples.differences();
        // The test knows no answer where nothing differs at all.
        return Arrays.stream(differences).allMatch(difference -> difference == 0)
                ? 1
                : WilcoxonSignedRankTest.withDefaults()
                        .with(method)
                        .test(differences)
                        .getPValue();
    }
}
