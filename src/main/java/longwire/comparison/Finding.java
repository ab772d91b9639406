package longwire.comparison;

import java.util.Optional;

/**
 * What the trials say of one metric.
 *
 * @param metric which
 * @param baselineTrials behind it
 * @param candidateTrials behind it
 * @param baseline median of its trials, in the metric's unit
 * @param candidate median of its trials
 * @param ratio of candidate to baseline, trial against trial (see {@link Shift}); 1 for no difference
 * @param interval of the ratio; nothing where there are too few trials
 * @param p how often chance alone would set them as far apart, raised for the number of metrics asked
 * @param verdict what comes of it
 * @param moreTrials a side that would decide it, at the spread of those there are; 0 where it is decided, or no number of
 *     trials would help; {@link Criteria#MOST_MORE_TRIALS} where it would take that many or more
 * @param remark why the verdict is not what the figures alone would say; empty otherwise
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
    /** UNDECIDED after all, however many trials there were. */
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
