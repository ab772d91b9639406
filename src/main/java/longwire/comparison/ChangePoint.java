package longwire.comparison;

/**
 * A point at which a series of figures changed to another level and stayed there.
 *
 * @param index of the first figure on the new level, from 0
 * @param before median of the figures since the previous change point
 * @param after median of the figures until the next one
 * @param p how often, at most, chance alone would split the series as clearly, above 0 up to {@link ChangePoints#SIGNIFICANCE}
 */
public record ChangePoint(int index, double before, double after, double p) {
    /** The change as a share of the level before: 0.19 for 19 % more; infinite if that was 0. */
    public double change() {
        return before == after ? 0 : after / before - 1;
    }
}
