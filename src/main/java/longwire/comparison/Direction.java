package longwire.comparison;

/** Which way a metric is to go. */
public enum Direction {
    LOWER_IS_BETTER,
    HIGHER_IS_BETTER;

    /** Whether a ratio of candidate to baseline (1 for none) is an improvement. */
    boolean improves(double ratio) {
        return this == LOWER_IS_BETTER ? ratio < 1 : ratio > 1;
    }
}
