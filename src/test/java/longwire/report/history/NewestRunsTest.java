package longwire.report.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewestRunsTest {
    @ParameterizedTest
    @CsvSource({
        "100 102 99 101 98 103 100 101 150, 1 run above 8",
        "100 102 99 101 98 103 100 101 150 151, 2 runs above 8",
        "100 102 99 101 98 103 100 101 102 60, 1 run below 9",
        "100 102 99 101 98 103 100 101 150 60, 1 run below 9",
        "100 102 99 101 98 103 100 101 107, none",
        "100 102 99 101 98 103 100 150 151 152, none",
        "100 102 99 101 98 150, none",
        "0 0 0 0 0 0 0 0 0, none",
    })
    void theNewestAreNamedWhereTheyAreOffAllOthersByMoreThanTheLeastChange(String level, String expected) {
        double[] figures =
                Arrays.stream(level.split(" ")).mapToDouble(Double::parseDouble).toArray();

        Optional<NewestRuns> newest = NewestRuns.of(figures);

        assertThat(newest.map(NewestRunsTest::words).orElse("none")).isEqualTo(expected);
    }

    private static String words(NewestRuns newest) {
        return newest.runs()
                + (newest.runs() == 1 ? " run " : " runs ")
                + (newest.above() ? "above " : "below ")
                + newest.others();
    }
}
