package longwire.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import longwire.fault.InputFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CriteriaTest {
    private final Criteria criteria = Criteria.STANDARD;

    @ParameterizedTest(name = "{5}")
    @CsvSource({
        "1.10, 1.06, 1.14, 0.001, WORSE, real and large",
        "0.90, 0.86, 0.94, 0.001, BETTER, real and large the other way",
        "1.10, 1.06, 1.14, 0.060, UNDECIDED, the interval says so but the ranks do not",
        "1.10, 0.98, 1.23, 0.001, UNDECIDED, the ranks say so but the interval holds 1",
        "1.03, 1.01, 1.04, 0.001, SAME, real and too small to matter",
        "1.00, 0.97, 1.03, 0.900, SAME, whatever there is is too small to matter",
        "1.03, 1.01, 1.08, 0.001, UNDECIDED, real and perhaps large enough",
        "1.00, 0.90, 1.11, 0.900, UNDECIDED, it may be much or nothing"
    })
    void aVerdictNeedsSignificanceAndSize(
            double ratio, double low, double high, double p, Verdict expected, String sentence) {
        assertThat(criteria.verdict(Direction.LOWER_IS_BETTER, ratio, Optional.of(new Interval(low, high)), p))
                .as(sentence)
                .isEqualTo(expected);
    }

    @Test
    void whatIsToGoUpIsBetterWhenItDoes() {
        Interval up = new Interval(1.06, 1.14);

        assertThat(criteria.verdict(Direction.HIGHER_IS_BETTER, 1.1, Optional.of(up), 0.001))
                .isEqualTo(Verdict.BETTER);
    }

    @ParameterizedTest(name = "{0} questions need {1} trials")
    @CsvSource({"1, 6", "8, 6", "66, 7", "1000, 9"})
    void manyQuestionsNeedMoreTrials(int questions, int trials) {
        assertThat(criteria.fewestTrials(questions)).isEqualTo(trials);
    }

    @ParameterizedTest(name = "{0} questions need {1} duets")
    @CsvSource({"1, 6", "2, 7", "8, 9", "1000, 16"})
    void duetsHaveALeastPValueOfTheirOwn(int questions, int trials) {
        assertThat(criteria.fewestTrials(Pairing.MOMENT, questions)).isEqualTo(trials);
    }

    @Test
    void tooFewTrialsAskForTheRest() {
        assertThat(criteria.verdict(Direction.LOWER_IS_BETTER, 2, Optional.empty(), 0.3))
                .isEqualTo(Verdict.UNDECIDED);
        assertThat(criteria.moreTrials(2, Optional.empty(), 2, Pairing.ROUND, 1))
                .isEqualTo(4);
    }

    @Test
    void halfTheWidthTakesFourTimesTheTrials() {
        Interval wide = new Interval(Math.exp(-0.2), Math.exp(0.2));

        // From ± 20 % to ± 5 % of the same is four times as narrow: sixteen times as many as ten.
        assertThat(criteria.moreTrials(1, Optional.of(wide), 10, Pairing.ROUND, 1))
                .isBetween(150, 160);
    }

    /** Where an interval would have to narrow to nothing, or nearly: no number is made up. */
    @ParameterizedTest(name = "a ratio of {0}")
    @CsvSource({"1.001", "1.05"})
    void whatNobodyWouldRunIsToldAsTheMostAnybodyWould(double ratio) {
        Interval wide = new Interval(ratio / 9, ratio * 9);

        assertThat(criteria.moreTrials(ratio, Optional.of(wide), 10, Pairing.ROUND, 1))
                .isEqualTo(Criteria.MOST_MORE_TRIALS);
    }

    @ParameterizedTest
    @CsvSource({"-0.1, 0.95, comparison.threshold", "0.05, 1, comparison.confidence", "NaN, 0.95, comparison.threshold"
    })
    void whatCannotBeIsRefusedByName(double threshold, double confidence, String name) {
        assertThatThrownBy(() -> new Criteria(threshold, confidence, 1))
                .isInstanceOf(InputFault.class)
                .hasMessageStartingWith(name);
    }
}
