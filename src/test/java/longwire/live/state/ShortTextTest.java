package longwire.live.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortTextTest {
    @ParameterizedTest
    @CsvSource({"0.2, 0 s", "59.4, 59 s", "59.6, 1 min 0 s", "72, 1 min 12 s", "3600, 60 min 0 s"})
    void aDurationHasMinutesAndSeconds(double seconds, String text) {
        assertThat(ShortText.duration(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, none", "50, p50", "99, p99", "99.9, p99.9", "99.999, p99.999"})
    void aPercentileIsWrittenAsPeopleSayIt(double percentile, String text) {
        assertThat(ShortText.percentile(percentile)).isEqualTo(text);
    }
}
