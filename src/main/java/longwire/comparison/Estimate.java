package longwire.comparison;

import java.util.Optional;

/**
 * How much larger the candidate is than the baseline.
 *
 * @param shift candidate less baseline, trial against trial; by {@link WalshAverages} of trials that ran at the same moment,
 *     otherwise by {@link Shift}
 * @param interval of it; empty with fewer than {@link Bootstrap#FEWEST_TRIALS} trials on a side
 */
record Estimate(double shift, Optional<Interval> interval) {
    /**
     * That of {@code samples}.
     *
     * @param confidence of the interval; above 0, below 1
     * @param seed of random draws, where the interval needs any
     */
    static Estimate of(Samples samples, double confidence, long seed) {
        if (samples.pairing() != Pairing.MOMENT) {
            return new Estimate(Shift.between(samples).value(), Bootstrap.interval(samples, confidence, seed));
        }
        WalshAverages averages = WalshAverages.of(samples.differences());
        return new Estimate(
                averages.median(),
                Optional.of(averages)
                        .filter(enough -> samples.trials() >= Bootstrap.FEWEST_TRIALS)
                        .map(enough -> enough.interval(confidence)));
    }
}
