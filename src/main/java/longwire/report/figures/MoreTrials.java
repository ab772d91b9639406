package longwire.report.figures;

import longwire.comparison.Criteria;
import longwire.text.HumanUnits;

/** How many more trials would decide what is UNDECIDED: 1 or more, and {@link Criteria#MOST_MORE_TRIALS} for any more. */
public final class MoreTrials {
    private MoreTrials() {}

    /** As a finding has it, such as {@code 12 more}. */
    public static String text(int trials) {
        return (trials < Criteria.MOST_MORE_TRIALS ? "" : "over ") + HumanUnits.count(trials) + " more";
    }

    /**
     * The same in a sentence, as the guess that it is: {@code about 12 more pairs}.
     *
     * @param thing what one trial of each side is called, in the singular
     */
    public static String about(int trials, String thing) {
        return (trials < Criteria.MOST_MORE_TRIALS ? "about " : "") + text(trials) + " " + thing
                + (trials == 1 ? "" : "s");
    }
}
