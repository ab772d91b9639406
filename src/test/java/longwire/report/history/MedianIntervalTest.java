package longwire.report.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MedianIntervalTest {
    /** Of six trials, all lie above the median once in 64 times, on either side: 3 % in all; of five, once in 32 times. */
    @ParameterizedTest(name = "of {0} trials the interval begins with the lowest but {1}")
    @CsvSource({"1, 1, false", "5, 1, false", "6, 1, true", "8, 1, true", "9, 2, true", "20, 6, true", "100, 40, true"})
    void endsAreThoseOfTheSignTest(int trials, int rank, boolean confident) {
        double[] sorted =
                IntStream.rangeClosed(1, trials).mapToDouble(trial -> trial).toArray();

        assertThat(MedianInterval.of(sorted)).isEqualTo(new MedianInterval(rank, trials + 1 - rank, confident));
    }
}
