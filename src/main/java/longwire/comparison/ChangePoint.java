package longwire.comparison;

/**
 * Where a series of figures went to another level and stayed.
 *
 * @param index of the first figure on the new level, from 0
 * @param before median of the figures since the change point before
 * @param after median of the figures until the next one
 * @param p how often chance alone would split the series as clearly, above 0, at most {@link ChangePoints#SIGNIFICANCE}
 */
public record ChangePoint(int index, double before, double after, double p) {
    /** How much more it became, as a share of what it was: 0.19 for 19 % more; infinite where it was 0. */
    public double change() {
        return before == after ? 0 : after / before - 1;
    }
}
