package longwire.comparison;

import java.util.Optional;
import longwire.plan.RunPlan;
import longwire.plan.Significance;

/**
 * When a difference counts: it is real (the interval of the ratio excludes 1, and chance alone is unlikely to cause it) and
 * large enough to matter.
 *
 * @param threshold the smallest change that matters, as a share, 0 to 1 ({@code 0.05} for 5 %)
 * @param confidence of intervals, above 0.5, below 1; 1 minus it is the chance of a wrong BETTER or WORSE
 * @param seed of the resampling
 */
public record Criteria(double threshold, double confidence, long seed) {
    /** 5 %, at 95 %. */
    public static final Criteria STANDARD = new Criteria(0.05, 0.95, 1);

    /** The largest number of further trials that is reported; nobody runs more. */
    public static final int MOST_MORE_TRIALS = 1_000;

    public Criteria {
        new Significance(threshold, confidence);
    }

    /** The criteria of {@code plan}. */
    public static Criteria of(RunPlan plan) {
        Significance asked = plan.significance();
        return new Criteria(asked.threshold(), asked.confidence(), STANDARD.seed());
    }

    /** The ratios that are too close to 1 to matter. */
    Interval tolerance() {
        return new Interval(1 / (1 + threshold), 1 + threshold);
    }

    Verdict verdict(Direction direction, double ratio, Optional<Interval> interval, double p) {
        if (interval.isEmpty()) {
            return Verdict.UNDECIDED;
        }
        boolean real = !interval.get().contains(1) && p <= 1 - confidence;
        if (real && !tolerance().contains(ratio)) {
            return direction.improves(ratio) ? Verdict.BETTER : Verdict.WORSE;
        }
        return interval.get().within(tolerance()) ? Verdict.SAME : Verdict.UNDECIDED;
    }

    /**
     * How many more trials per side would decide an UNDECIDED finding. An interval narrows with the square root of their
     * number; it must narrow until it excludes 1 or lies within the tolerance, whichever comes first.
     *
     * @param pairing of the trials
     * @param questions asked at once: with few trials the rank test cannot decide many
     * @return 1 to {@link #MOST_MORE_TRIALS}
     */
    int moreTrials(double ratio, Optional<Interval> interval, int trials, Pairing pairing, int questions) {
        int least = fewestTrials(pairing, questions);
        if (interval.isEmpty()) {
            return Math.max(1, least - trials);
        }
        double effect = Math.abs(Math.log(ratio));
        double half = (Math.log(interval.get().high()) - Math.log(interval.get().low())) / 2;
        double aim = tolerance().contains(ratio) ? Math.log(1 + threshold) - effect : effect;
        double needed = aim > 0 ? trials * Math.pow(half / aim, 2) : Double.POSITIVE_INFINITY;
        double more = Math.ceil(Math.max(needed, least)) - trials;
        return (int) Math.min(MOST_MORE_TRIALS, Math.max(1, more));
    }

    /** The fewest trials per side with which {@code questions} at once can be decided at all, where trials take turns. */
    public int fewestTrials(int questions) {
        return fewestTrials(Pairing.ROUND, questions);
    }

    /** The fewest trials per side with which {@code questions} at once can be decided at all. */
    int fewestTrials(Pairing pairing, int questions) {
        int trials = Bootstrap.FEWEST_TRIALS;
        while (questions * RankTest.least(trials, pairing) > 1 - confidence) {
            trials++;
        }
        return trials;
    }
}
