package longwire.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangePointsTest {
    /** Runs of one plan on one machine commonly lie a few per cent apart. */
    private static final double SPREAD = 0.03;

    @ParameterizedTest(name = "{0} figures, {2} times as much from {1} on")
    @CsvSource({
        "10, 5, 1.5",
        "10, 3, 1.5",
        "11, 5, 1.5",
        "23, 20, 1.5",
        "20, 10, 1.1",
        "40, 10, 1.1",
        "40, 33, 0.8",
        "100, 50, 1.06",
        "100, 95, 1.19",
        "13, 7, 1500",
        "40, 33, 0.001",
        "300, 150, 1.06",
    })
    void aShiftIsFoundWhereItIs(int figures, int from, double factor) {
        double[] series = noise(figures, SPREAD / 3, 7, index -> index < from ? 1_000 : 1_000 * factor);

        List<ChangePoint> found = ChangePoints.find(series, ChangePoints.LEAST_CHANGE);

        assertThat(found).hasSize(1);
        assertThat(found.get(0).index()).isEqualTo(from);
        assertThat(found.get(0).before()).isCloseTo(1_000, within(20.0));
        assertThat(1 + found.get(0).change()).isCloseTo(factor, withinPercentage(2));
        assertThat(found.get(0).p()).isBetween(0.0, ChangePoints.SIGNIFICANCE);
    }

    @Test
    void severalShiftsAreFoundInTheirOrder() {
        double[] series = noise(90, SPREAD, 3, index -> index < 30 ? 100 : index < 60 ? 140 : 90);

        assertThat(ChangePoints.find(series, ChangePoints.LEAST_CHANGE))
                .extracting(ChangePoint::index)
                .containsExactly(30, 60);
    }

    /** What lay before and after is the same, so that a split in two alone would hardly show it. */
    @Test
    void aLevelThatLastedForAWhileHasABeginningAndAnEnd() {
        double[] series = noise(100, SPREAD, 5, index -> index >= 45 && index < 55 ? 130 : 100);

        assertThat(ChangePoints.find(series, ChangePoints.LEAST_CHANGE))
                .extracting(ChangePoint::index)
                .containsExactly(45, 55);
    }

    /** Every size of change counts here, since what is asked is how often there is anything. */
    @ParameterizedTest(name = "{0} figures, spread {1}, one in {2} a stray")
    @CsvSource({"40, 0.02, 1000", "40, 0.3, 1000", "40, 0.05, 15", "10, 0.02, 1000", "10, 0.3, 1000", "13, 0.05, 15"})
    void noiseAloneHasAChangePointInAboutOneSeriesOfAHundred(int figures, double spread, int strayEach) {
        // Of 1,000 with a chance of 0.01 each, three standard deviations around 10 would be 1 to 19.
        long falseAlarms = IntStream.range(0, 1_000)
                .mapToObj(seed -> {
                    Random strays = new Random(seed);
                    return noise(figures, spread, seed, index -> strays.nextInt(strayEach) == 0 ? 2_000 : 1_000);
                })
                .filter(series -> !ChangePoints.find(series, 0).isEmpty())
                .count();

        assertThat(falseAlarms).isBetween(3L, 18L);
    }

    /** They are what a process does that settles in one of two ways, and would be clear to a test that expects a normal one. */
    @Test
    void figuresThatTakeOneOfTwoValuesAtRandomHaveAChangePointInAboutOneSeriesOfAHundred() {
        long falseAlarms = IntStream.range(0, 1_000)
                .mapToObj(seed -> {
                    Random either = new Random(seed);
                    return noise(
                            ChangePoints.FEWEST_FIGURES, 0.01, seed, index -> either.nextBoolean() ? 1_000 : 1_200);
                })
                .filter(series -> !ChangePoints.find(series, 0).isEmpty())
                .count();

        assertThat(falseAlarms).isBetween(3L, 19L);
    }

    @Test
    void lessThanTheLeastChangeIsNotTold() {
        double[] series = noise(100, 0.002, 1, index -> index < 50 ? 1_000 : 1_030);

        assertThat(ChangePoints.find(series, 0.05)).isEmpty();
        assertThat(ChangePoints.find(series, 0.02))
                .extracting(ChangePoint::index)
                .containsExactly(50);
    }

    /** A drift has no point at which it happened; it is told in steps, all of which go the same way. */
    @Test
    void aDriftGivesStepsInItsDirection() {
        double[] series = noise(100, 0.01, 11, index -> 1_000 + 6 * index);

        List<ChangePoint> found = ChangePoints.find(series, ChangePoints.LEAST_CHANGE);

        assertThat(found).hasSizeBetween(2, 8).allMatch(point -> point.change() > 0);
    }

    @Test
    void straysAreNoLevelAndHideNone() {
        double[] strays = noise(60, SPREAD, 2, index -> index % 13 == 5 ? 8_000 : 1_000);
        double[] shifted = noise(60, SPREAD, 2, index -> index % 13 == 5 ? 8_000 : index < 35 ? 1_000 : 1_200);

        assertThat(ChangePoints.find(strays, ChangePoints.LEAST_CHANGE)).isEmpty();
        assertThat(ChangePoints.find(shifted, ChangePoints.LEAST_CHANGE))
                .extracting(ChangePoint::index)
                .containsExactly(35);
    }

    @Test
    void twoFiguresAtTheEndAreNotYetALevel() {
        double[] series = noise(40, SPREAD, 4, index -> index < 38 ? 1_000 : 3_000);

        assertThat(ChangePoints.find(series, ChangePoints.LEAST_CHANGE)).isEmpty();
    }

    @Test
    void aSeriesTooShortSaysHowManyItLacks() {
        double[] series = {1, 1, 1, 1, 9, 9, 9, 9, 9};

        assertThat(ChangePoints.find(series, 0)).isEmpty();
        assertThat(ChangePoints.missing(series.length)).isEqualTo(1);
        assertThat(ChangePoints.missing(ChangePoints.FEWEST_FIGURES)).isZero();
        assertThat(ChangePoints.missing(1_000)).isZero();
    }

    @Test
    void equalFiguresHaveNoChangePoint() {
        assertThat(ChangePoints.find(new double[50], 0)).isEmpty();
    }

    @Test
    void whatWasNothingAndIsSomethingHasGrownWithoutMeasure() {
        double[] series =
                IntStream.range(0, 20).mapToDouble(index -> index < 10 ? 0 : 5).toArray();

        assertThat(ChangePoints.find(series, ChangePoints.LEAST_CHANGE))
                .containsExactly(new ChangePoint(10, 0, 5, 0.001));
    }

    @Test
    void ofALongSeriesTheLastFiguresAreLookedAtUnderTheirOwnIndex() {
        double[] series = noise(1_000, 0.01, 1, index -> index < 100 ? 500 : index < 900 ? 1_000 : 1_300);

        assertThat(ChangePoints.find(series, ChangePoints.LEAST_CHANGE))
                .extracting(ChangePoint::index)
                .containsExactly(900);
    }

    @Test
    void theSameSeriesGivesTheSameAnswer() {
        double[] series = noise(60, 0.1, 9, index -> index < 30 ? 100 : 110);

        assertThat(ChangePoints.find(series, 0)).isEqualTo(ChangePoints.find(series.clone(), 0));
    }

    @Test
    void whatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> ChangePoints.find(new double[] {1, Double.NaN}, 0))
                .hasMessage("series: [1.0, NaN] (expected: finite figures)");
    }

    /** Figures around {@code level}, log-normal, since a latency is never below 0. */
    private static double[] noise(int figures, double spread, long seed, IntToDoubleFunction level) {
        Random random = new Random(new SplittableRandom(seed).nextLong());
        return IntStream.range(0, figures)
                .mapToDouble(index -> level.applyAsDouble(index) * Math.exp(spread * random.nextGaussian()))
                .toArray();
    }
}
