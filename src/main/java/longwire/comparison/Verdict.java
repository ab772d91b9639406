package longwire.comparison;

/** The outcome of a comparison, of the candidate against the baseline. */
public enum Verdict {
    /** The difference is real, large enough to matter, and an improvement. */
    BETTER,
    /** The difference is real, large enough to matter, and not an improvement. */
    WORSE,
    /** Any difference is too small to matter. */
    SAME,
    /** The trials cannot tell. */
    UNDECIDED
}
