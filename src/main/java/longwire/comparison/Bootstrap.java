package longwire.comparison;

import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The interval of the shift between two sides, by the bootstrap: trials are drawn with replacement, many times, and the
 * interval spans the shifts of these resamples. Trials of one round are drawn together, so that a drift of the machine that
 * they share does not widen the interval.
 *
 * <p>A few trials spread less than their distribution. The quantiles are therefore taken further out, as far as Student's t
 * exceeds the normal distribution: the expanded percentile interval (Hesterberg, What Teachers Should Know About the Bootstrap, 2015,
 * section 3.2).
 */
final class Bootstrap {
    /** With fewer, even the range from the least to the most covers the median in less than 95 % of cases. */
    static final int FEWEST_TRIALS = 6;

    private static final int RESAMPLES = 2_000;
    private static final Quantile QUANTILE = Quantile.withDefaults();
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Bootstrap() {}

    /**
     * The interval of the shift; empty with fewer than {@link #FEWEST_TRIALS} on a side.
     *
     * @param confidence above 0, below 1
     * @param seed of the random draws; the same seed gives the same interval
     */
    static Optional<Interval> interval(Samples samples, double confidence, long seed) {
        int trials = samples.trials();
        if (trials < FEWEST_TRIALS) {
            return Optional.empty();
        }
        SplittableRandom random = new SplittableRandom(seed);
        Shift shift = Shift.between(samples);
        double[] shifts = new double[RESAMPLES];
        for (int resample = 0; resample < RESAMPLES; resample++) {
            int[] first = draw(samples.baseline().length, random);
            int[] second = samples.pairing() != Pairing.NONE ? first : draw(samples.candidate().length, random);
            shifts[resample] = shift.resampled(first, second);
        }
        double tail = tail(confidence, trials);
        double[] bounds = QUANTILE.evaluate(shifts, tail, 1 - tail);
        return Optional.of(new Interval(bounds[0], bounds[1]));
    }

    private static double tail(double confidence, int trials) {
        double beyond = TDistribution.of(trials - 1).inverseSurvivalProbability((1 - confidence) / 2);
        return NORMAL.cumulativeProbability(-beyond * Math.sqrt(trials / (trials - 1.0)));
    }

    /** How often each of {@code trials} is drawn in as many draws. */
    private static int[] draw(int trials, SplittableRandom random) {
        int[] times = new int[trials];
        for (int drawn = 0; drawn < trials; drawn++) {
            times[random.nextInt(trials)]++;
        }
        return times;
    }
}
