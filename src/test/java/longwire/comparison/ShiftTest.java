package longwire.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShiftTest {
    @Test
    void itIsTheMedianOfAllDifferences() {
        // 9, 19, 29, 8, 18, 28: the middle ones are 18 and 19.
        assertThat(shift(new double[] {1, 2}, new double[] {10, 20, 30})).isEqualTo(18.5);
        // −1, 0, 1, 0, 1, 2, 1, 2, 3
        assertThat(shift(new double[] {1, 2, 3}, new double[] {2, 3, 4})).isEqualTo(1);
        assertThat(shift(new double[] {5}, new double[] {3})).isEqualTo(-2);
    }

    @Test
    void oneSpoiledTrialMovesItLittle() {
        assertThat(shift(new double[] {1, 2, 3, 4, 5}, new double[] {2, 3, 4, 5, 1_000}))
                .isBetween(1.0, 2.0);
    }

    @Test
    void aResampleIsTheShiftOfWhatWasDrawn() {
        Samples samples = new Samples(new double[] {1, 2, 7}, new double[] {10, 20, 40}, Pairing.ROUND);

        // Twice the first and once the last of each: 9, 9, 9, 9, 39, 39, 3, 3, 33.
        assertThat(Shift.between(samples).resampled(new int[] {2, 0, 1}, new int[] {2, 0, 1}))
                .isEqualTo(9);
        // Three times the one trial: nothing but its difference.
        assertThat(Shift.between(samples).resampled(new int[] {0, 3, 0}, new int[] {0, 3, 0}))
                .isEqualTo(18);
    }

    private static double shift(double[] baseline, double[] candidate) {
        return Shift.between(new Samples(baseline, candidate, Pairing.NONE)).value();
    }
}
