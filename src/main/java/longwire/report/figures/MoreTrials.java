package longwire.report.figures;

import longwire.comparison.Criteria;
import longwire.text.HumanUnits;

/**
 * How many more trials would decide an UNDECIDED finding: 1 or more; {@link Criteria#MOST_MORE_TRIALS} means that many
 * or more.
 */
public final class MoreTrials {
    private MoreTrials() {}

    /** The text in a finding, such as {@code 12 more}. */
    public static String text(int trials) {
        return (trials < Criteria.MOST_MORE_TRIALS ? "" : "over ") + HumanUnits.count(trials) + " more";
    }

    /**
     * The text in a sentence, marked as an estimate: {@code about 12 more pairs}.
     *
     * @param thing the word for one trial of each side, in the singular
     */
    public static String about(int trials, String thing) {
        return (trials < Criteria.MOST_MORE_TRIALS ? "about " : "") + text(trials) + " " + thing
                + (trials == 1 ? "" : "s");
    }
}
