package longwire.comparison;

import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.inference.PValueMethod;

/** How often chance alone would set two sides as far apart: Mann and Whitney's test, exact wherever no values are equal. */
final class RankTest {
    // Exact costs n³; beyond some hundred trials a side the normal distribution is as good.
    private static final int EXACT_UP_TO = 100;

    private RankTest() {}

    /** The two-sided p-value, above 0 up to 1. Drift that both sides share makes it larger, never smaller. */
    static double p(Samples samples) {
        boolean few = samples.baseline().length <= EXACT_UP_TO && samples.candidate().length <= EXACT_UP_TO;
        return MannWhitneyUTest.withDefaults()
                .with(few ? PValueMethod.AUTO : PValueMethod.ASYMPTOTIC)
                .test(samples.candidate(), samples.baseline())
                .getPValue();
    }
}
