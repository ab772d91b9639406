package longwire.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import longwire.testtimes.LongTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of a drift, an outlier, the last runs and a change of spread; of 30 series each, since noise has its luck. */
@LongTest
class SeriesShapeTest {
    private static final int SERIES = 30;

    /** The bounds leave room for another seed: results/reference/change-points.txt has the shares of 200 series. */
    @ParameterizedTest(name = "{0}: at least {1} of 30")
    @CsvSource({
        "STEADY, 28",
        "STEADY_BUT_NOISY, 28",
        "SHIFT, 28",
        "SHIFT_LATE, 28",
        "SHIFT_AND_SPREAD, 25",
        "SHIFT_AMONG_OUTLIERS, 28",
        "SHIFT_THEN_LAST_TWO, 24",
        "FOR_A_WHILE, 28",
        "LAST_TWO, 25",
        "LAST_THREE, 28",
        "ONE_OUTLIER, 28",
        "TWO_OUTLIERS_IN_A_ROW, 27",
        "OUTLIER_AT_THE_END, 28",
        "SPREAD_ALONE, 26",
        "SPREAD_ALONE_LATE, 21",
        "LESS_SPREAD, 27",
        "SLOW_DRIFT, 28",
    })
    void isToldAsWhatItIs(SeriesShape shape, int least) {
        long right = IntStream.range(0, SERIES)
                .mapToObj(seed -> find(shape, seed))
                .map(points -> points.stream().map(ChangePoint::index).toList())
                .filter(shape::isRight)
                .count();

        assertThat(right).isGreaterThanOrEqualTo(least);
    }

    /** It has no point at which it happened, so that steps are the most that can be said; none of them goes back. */
    @Test
    void aDriftIsToldInAFewStepsAllOfWhichGoItsWay() {
        for (int seed = 0; seed < SERIES; seed++) {
            assertThat(find(SeriesShape.DRIFT, seed)).hasSizeBetween(1, 4).allMatch(point -> point.change() > 0);
        }
    }

    private static List<ChangePoint> find(SeriesShape shape, long seed) {
        return ChangePoints.find(shape.figures(seed), ChangePoints.LEAST_CHANGE);
    }
}
