package longwire.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Median;

/**
 * Finds where a series changed its level: E-divisive with means. The series is split where that tells its parts apart best
 * ({@link ChangePointSplit}), as long as chance would hardly do so; then the points with too small a change, or whose levels
 * differ no more than their figures do ({@link ChangePointLevels}), are taken back, the smallest first, as their neighbours'
 * levels grow together.
 *
 * <p>Chance is asked as Matteson and James do (2014): the figures are shuffled within their pieces, again and
 * again, and split anew. That assumes no distribution, but figures that do not depend on their neighbours: a machine that
 * drifts gives change points of its own. Splitting on and taking back small changes is what Apache Otava does (Fleming et
 * al., Hunter: Using Change Point Detection to Hunt for Performance Regressions, 2023), where Student's t stands
 * for the shuffling, as it does here for the pieces that are too short to be shuffled.
 */
public final class ChangePoints {
    /** A change smaller than this share of what was is not told, unless somebody asks for it. */
    public static final double LEAST_CHANGE = 0.05;

    /** Chance alone finds something in at most this share of series. A series is looked at with each run that joins it. */
    public static final double SIGNIFICANCE = 0.01;

    /**
     * Figures that take one of two values at random, whatever is changed, look like a clear change in 1 of 100 series of ten,
     * and more often in shorter ones.
     */
    public static final int FEWEST_FIGURES = 10;

    /** Of a longer series only the last figures are looked at: time grows with the square of their number. */
    public static final int MOST_FIGURES = 300;

    /** To be raised with every change to what is found, so that nobody takes an answer of before for one of this. */
    static final int VERSION = 1;

    private static final int SHUFFLES = 999;
    /** The same series must always give the same answer. */
    private static final long SEED = 1;
    /** Sums of the same figures in another order differ in their last digits. */
    private static final double ROUNDING = 1e-9;

    /**
     * Two figures count as no farther apart than this, in standard deviations. Where one run in fifteen is twice what it
     * should be, as on a machine shared with others, a shift of 10 % shows in 36 of 40 series, and in 1 without this bound.
     */
    private static final double FARTHEST = 5;
    /** Of normal figures whose neighbours' differences have a median of 1: 1 / (0.6745 · √2). */
    private static final double DEVIATION = 1.0484;

    private static final Median MEDIAN = Median.withDefaults().withCopy(true);

    private ChangePoints() {}

    /** How many figures more it takes before anything can be said of a series of {@code figures}; 0 for none. */
    public static int missing(int figures) {
        return Math.max(0, FEWEST_FIGURES - figures);
    }

    /**
     * The change points of {@code series} in their order; none where it is too short.
     *
     * @param series from the oldest to the newest, every figure finite
     * @param leastChange as a share, 0 or more
     */
    public static List<ChangePoint> find(double[] series, double leastChange) {
        if (!Arrays.stream(series).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("series: " + Arrays.toString(series) + " (expected: finite figures)");
        }
        int leftOut = Math.max(0, series.length - MOST_FIGURES);
        double[] looked = Arrays.copyOfRange(series, leftOut, series.length);
        List<ChangePoint> found = missing(looked.length) > 0 ? List.of() : significant(looked);
        return large(found, looked, leastChange).stream()
                .map(point -> new ChangePoint(point.index() + leftOut, point.before(), point.after(), point.p()))
                .toList();
    }

    private static List<ChangePoint> significant(double[] series) {
        List<ChangePoint> points = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(SEED);
        double farthest = farthest(series);
        while (true) {
            int[] bounds = bounds(points, series.length);
            List<ChangePointSplit> splits = splits(series, bounds, farthest);
            Optional<ChangePoint> next =
                    byShuffling(splits, series, bounds, farthest, random).or(() -> clear(splits, series, bounds));
            if (next.isEmpty()) {
                return points;
            }
            points.add(next.get());
            points.sort(Comparator.comparingInt(ChangePoint::index));
        }
    }

    private static Optional<ChangePoint> byShuffling(
            List<ChangePointSplit> splits, double[] series, int[] bounds, double farthest, SplittableRandom random) {
        return farthestApart(splits)
                .map(best -> new ChangePoint(best.index(), 0, 0, p(best.distance(), series, bounds, farthest, random)))
                .filter(point -> point.p() <= SIGNIFICANCE);
    }

    /** The split of a piece too short to be shuffled that is clear even so. */
    private static Optional<ChangePoint> clear(List<ChangePointSplit> splits, double[] series, int[] bounds) {
        return splits.stream()
                .filter(split ->
                        ChangePointLevels.around(split.index(), series, bounds).clearThoughFew())
                .max(Comparator.comparingDouble(ChangePointSplit::distance))
                .map(split -> new ChangePoint(split.index(), 0, 0, ChangePointLevels.CLEAR));
    }

    /** Read from the steps between neighbours, since the figures may be of several levels. */
    private static double farthest(double[] series) {
        double[] steps = IntStream.range(1, series.length)
                .mapToDouble(index -> Math.abs(series[index] - series[index - 1]))
                .toArray();
        double farthest = FARTHEST * DEVIATION * MEDIAN.evaluate(steps);
        // Where most neighbours are equal there is no telling what is far.
        return farthest > 0 ? farthest : Double.POSITIVE_INFINITY;
    }

    /** The share of shuffled series that split as clearly; where that is clear to be too many, no exact one. */
    private static double p(double distance, double[] series, int[] bounds, double farthest, SplittableRandom random) {
        int asClear = 1;
        for (int shuffle = 0; shuffle < SHUFFLES && asClear <= SIGNIFICANCE * (SHUFFLES + 1); shuffle++) {
            double other = farthestApart(splits(shuffled(series, bounds, random), bounds, farthest))
                    .map(ChangePointSplit::distance)
                    .orElse(0.0);
            if (other >= distance * (1 - ROUNDING)) {
                asClear++;
            }
        }
        return asClear / (SHUFFLES + 1.0);
    }

    private static Optional<ChangePointSplit> farthestApart(List<ChangePointSplit> splits) {
        return splits.stream().max(Comparator.comparingDouble(ChangePointSplit::distance));
    }

    /** The best one of each piece that has any. */
    private static List<ChangePointSplit> splits(double[] series, int[] bounds, double farthest) {
        return IntStream.range(0, bounds.length - 1)
                .mapToObj(piece -> ChangePointSplit.best(series, bounds[piece], bounds[piece + 1], farthest))
                .flatMap(Optional::stream)
                .toList();
    }

    private static double[] shuffled(double[] series, int[] bounds, SplittableRandom random) {
        double[] shuffled = series.clone();
        for (int piece = 0; piece < bounds.length - 1; piece++) {
            for (int last = bounds[piece + 1] - 1; last > bounds[piece]; last--) {
                int other = random.nextInt(bounds[piece], last + 1);
                double kept = shuffled[last];
                shuffled[last] = shuffled[other];
                shuffled[other] = kept;
            }
        }
        return shuffled;
    }

    private static List<ChangePoint> large(List<ChangePoint> found, double[] series, double leastChange) {
        List<ChangePoint> points = levels(found, series);
        double farthest = farthest(series);
        while (true) {
            int[] bounds = bounds(points, series.length);
            Optional<ChangePoint> smallest = points.stream()
                    .filter(point -> Math.abs(point.change()) < leastChange
                            || !ChangePointLevels.around(point.index(), series, bounds)
                                    .differ(farthest))
                    .min(Comparator.comparingDouble(point -> Math.abs(point.change())));
            if (smallest.isEmpty()) {
                return points;
            }
            points.remove(smallest.get());
            points = levels(points, series);
        }
    }

    private static List<ChangePoint> levels(List<ChangePoint> points, double[] series) {
        int[] bounds = bounds(points, series.length);
        double[] levels = IntStream.range(0, bounds.length - 1)
                .mapToDouble(piece -> MEDIAN.evaluateRange(series, bounds[piece], bounds[piece + 1]))
                .toArray();
        List<ChangePoint> levelled = new ArrayList<>();
        for (int index = 0; index < points.size(); index++) {
            ChangePoint point = points.get(index);
            levelled.add(new ChangePoint(point.index(), levels[index], levels[index + 1], point.p()));
        }
        return levelled;
    }

    private static int[] bounds(List<ChangePoint> points, int length) {
        return IntStream.concat(
                        IntStream.of(0),
                        IntStream.concat(points.stream().mapToInt(ChangePoint::index), IntStream.of(length)))
                .toArray();
    }
}
