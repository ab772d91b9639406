package longwire.comparison;

import java.util.Optional;

/**
 * The result of comparing one metric.
 *
 * @param metric that was compared
 * @param baselineTrials trials of the baseline that have it
 * @param candidateTrials trials of the candidate that have it
 * @param baseline median of its trials, in the metric's unit
 * @param candidate median of its trials
 * @param ratio of candidate to baseline, trial against trial (see {@link Estimate}); 1 for no difference
 * @param interval of the ratio; empty if there are too few trials
 * @param p how often chance alone would separate the sides as far, corrected for the number of questions
 * @param verdict the outcome
 * @param moreTrials per side that would decide it if they spread like the present ones; 0 if it is decided, or no number of
 *     trials would decide it; {@link Criteria#MOST_MORE_TRIALS} for that many or more
 * @param remark why the verdict differs from what the figures alone would give; empty otherwise
 */
public record Finding(
        Metric metric,
        int baselineTrials,
        int candidateTrials,
        double baseline,
        double candidate,
        double ratio,
        Optional<Interval> interval,
        double p,
        Verdict verdict,
        int moreTrials,
        String remark) {
    /** The finding as UNDECIDED, because of {@code why}; more trials would not decide it. */
    Finding undecided(String why) {
        return new Finding(
                metric,
                baselineTrials,
                candidateTrials,
                baseline,
                candidate,
                ratio,
                interval,
                p,
                Verdict.UNDECIDED,
                0,
                why);
    }
}
