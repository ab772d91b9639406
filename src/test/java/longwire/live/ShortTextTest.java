package longwire.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortTextTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 ns",
        "7, 7 ns",
        "999, 999 ns",
        "1000, 1.00 µs",
        "1234, 1.23 µs",
        "12345, 12.3 µs",
        "123456, 123 µs",
        "999499, 999 µs",
        "999500, 1.00 ms",
        "10050000, 10.1 ms",
        "9995000, 10.0 ms",
        "999999999, 1.00 s",
        "60000000000, 60.0 s",
    })
    void aTimeHasThreeDigits(long nanos, String text) {
        assertThat(ShortText.time(nanos)).isEqualTo(text);
    }

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
