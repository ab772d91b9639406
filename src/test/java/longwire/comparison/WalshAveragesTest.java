package longwire.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalshAveragesTest {
    @Test
    void theEstimateIsTheMedianOfTheMeansOfEveryTwo() {
        // 1, 3, 8, and the means of each two: 2, 4.5, 5.5. The middle ones are 3 and 4.5.
        assertThat(WalshAverages.of(1, 3, 8).median()).isEqualTo(3.75);
        assertThat(WalshAverages.of(-2).median()).isEqualTo(-2);
    }

    @Test
    void oneSpoiledTrialMovesItLittle() {
        assertThat(WalshAverages.of(1, 1.1, 0.9, 1, 1.05, 1_000).median()).isBetween(0.9, 1.2);
    }

    /** The published critical values of the two-sided test at 5 %: 0 for 6, 8 for 10, 52 for 20 (none for 5). */
    @ParameterizedTest(name = "of {0} differences the interval leaves out {1} means on each side")
    @CsvSource({"5, 0", "6, 0", "10, 8", "20, 52"})
    void theIntervalIsThatOfTheSignedRankTest(int differences, int leftOut) {
        // Powers of three: no two means are equal.
        double[] values = IntStream.range(0, differences)
                .mapToDouble(power -> Math.pow(3, power))
                .toArray();
        double[] means = IntStream.range(0, differences)
                .boxed()
                .flatMapToDouble(first -> IntStream.rangeClosed(first, differences - 1)
                        .mapToDouble(second -> (values[first] + values[second]) / 2))
                .sorted()
                .toArray();

        assertThat(WalshAverages.of(values).interval(0.95))
                .isEqualTo(new Interval(means[leftOut], means[means.length - 1 - leftOut]));
    }

    /** Where exact counting gives way to the normal distribution, the interval does not jump. */
    @Test
    void manyDifferencesHaveAnIntervalAsWell() {
        double[] few = new SplittableRandom(1).doubles(100).toArray();
        double[] many = new SplittableRandom(1).doubles(101).toArray();

        Interval exact = WalshAverages.of(few).interval(0.95);
        Interval normal = WalshAverages.of(many).interval(0.95);

        assertThat(normal.low()).isBetween(exact.low() - 0.02, exact.low() + 0.02);
        assertThat(normal.high()).isBetween(exact.high() - 0.02, exact.high() + 0.02);
    }
}
