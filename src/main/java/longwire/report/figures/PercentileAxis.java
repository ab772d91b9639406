package longwire.report.figures;

import java.util.List;
import java.util.stream.IntStream;

/**
 * HdrHistogram's axis: x = 1 / (1 − percentile), logarithmic, so that 90 %, 99 % and 99.9 % are equally far apart.
 * Curves are drawn through the points of this class.
 */
public final class PercentileAxis {
    private static final double HUNDRED = 100;
    /** Enough for a line to look smooth. */
    private static final int POINTS_PER_DECADE = 16;
    /** Up to 99.999 %. */
    private static final int DECADES = 5;

    /** The number of points, from 0 % on. */
    public static final int POINTS = DECADES * POINTS_PER_DECADE + 1;

    private PercentileAxis() {}

    /** The x of {@code point} (from 0), 1 or more. */
    static double x(int point) {
        return Math.pow(10, (double) point / POINTS_PER_DECADE);
    }

    /** The percentile of {@code point}. */
    public static double percentile(int point) {
        return HUNDRED * (1 - 1 / x(point));
    }

    /** The x of all points. */
    public static List<Double> all() {
        return IntStream.range(0, POINTS).mapToObj(PercentileAxis::x).toList();
    }
}
