package longwire.comparison;

import java.util.Arrays;
import org.apache.commons.numbers.combinatorics.BinomialCoefficientDouble;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.TTest;

/**
 * The figures on both sides of a split, as far as the next ones: do they lie at different levels? A split alone says only that
 * their distributions differ, which they also do where nothing but the spread changed.
 *
 * @param before {@link ChangePointSplit#SHORTEST} or more
 * @param after as many or more
 */
record ChangePointLevels(double[] before, double[] after) {
    /** As strict as Apache Otava, since Student's t takes for granted that figures are normal. */
    static final double CLEAR = 0.001;

    /**
     * Of the distance, this much may be one of spread. Of 100 series whose spread alone grows from 3 to 20 % for the last ten of
     * 60 runs, a half tells 27 as another level, a third 18; with a quarter, 8 of 100 shifts of 20 % were lost whose spread grew
     * to 10 % as well.
     */
    private static final double MOST_OF_SPREAD = 1.0 / 3;

    private static final Median MEDIAN = Median.withDefaults().withCopy(true);

    /** The two pieces that {@code index} parts, or will part, between {@code bounds}. */
    static ChangePointLevels around(int index, double[] series, int[] bounds) {
        int from = Arrays.stream(bounds).filter(bound -> bound < index).max().orElseThrow();
        int to = Arrays.stream(bounds).filter(bound -> bound > index).min().orElseThrow();
        return new ChangePointLevels(Arrays.copyOfRange(series, from, index), Arrays.copyOfRange(series, index, to));
    }

    /**
     * Whether most of their distance goes when both are moved to the same median. A test of ranks would ask less directly, and
     * takes two strays among ten figures for a level that is not there.
     *
     * @param farthest that two figures may count as apart, above 0
     */
    boolean differ(double farthest) {
        double[] levels = {MEDIAN.evaluate(before), MEDIAN.evaluate(after)};
        // Else what is a thousand times as much, and spreads in proportion, would be bounded to nothing but spread.
        double bound = Math.max(farthest, Math.abs(levels[1] - levels[0]));
        double ofSpread = distance(moved(before, levels[0]), moved(after, levels[1]), bound);
        return ofSpread <= MOST_OF_SPREAD * distance(before, after, bound);
    }

    /** Whether Student's t makes it a change at {@link #CLEAR} where shuffling can't answer, these figures being too few. */
    boolean clearThoughFew() {
        return tooFewToShuffle()
                && TTest.withDefaults()
                                .with(DataDispersion.HOMOSCEDASTIC)
                                .test(before, after)
                                .getPValue()
                        <= CLEAR;
    }

    /** Even the clearest split comes by chance, forwards and backwards, in more than half of what counts. */
    private boolean tooFewToShuffle() {
        double orders = BinomialCoefficientDouble.value(before.length + after.length, before.length);
        return 2 / orders > ChangePoints.SIGNIFICANCE / 2;
    }

    private static double[] moved(double[] figures, double level) {
        return Arrays.stream(figures).map(figure -> figure - level).toArray();
    }

    /** As {@link ChangePointSplit} has it, without the factor of their lengths. */
    private static double distance(double[] ones, double[] others, double farthest) {
        double across = sum(ones, others, farthest) / ones.length / others.length;
        return 2 * across - within(ones, farthest) - within(others, farthest);
    }

    private static double within(double[] figures, double farthest) {
        return sum(figures, figures, farthest) / figures.length / (figures.length - 1);
    }

    private static double sum(double[] ones, double[] others, double farthest) {
        double sum = 0;
        for (double one : ones) {
            for (double other : others) {
                sum += Math.min(farthest, Math.abs(one - other));
            }
        }
        return sum;
    }
}
