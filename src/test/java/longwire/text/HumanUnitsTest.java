package longwire.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanUnitsTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 ns",
        "5, 5.00 ns",
        "123, 123 ns",
        "999, 999 ns",
        "1000, 1.00 µs",
        "1234, 1.23 µs",
        "12345, 12.3 µs",
        "98250, 98.3 µs",
        "999499, 999 µs",
        "999500, 1.00 ms",
        "1234567, 1.23 ms",
        "9995000, 10.0 ms",
        "10050000, 10.1 ms",
        "999999999, 1.00 s",
        "60000000000, 60.0 s",
        "5000000000000, 5000 s",
    })
    void aTimeHasThreeDigitsAndTheUnitThatSuitsIt(long nanos, String text) {
        assertThat(HumanUnits.time(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"1500, +1.50 µs", "-1500, −1.50 µs", "0, ±0 ns"})
    void aDifferenceBearsItsSign(long nanos, String text) {
        assertThat(HumanUnits.difference(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 B", "512, 512 B", "1024, 1.00 KiB", "25690112, 24.5 MiB"})
    void aSizeIsToldInPowersOf1024(long bytes, String text) {
        assertThat(HumanUnits.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "76100, 101000, 76.1…101 µs",
        "-1150, 13600, −1.15…13.6 µs",
        "-4, 999500, 0.00…1.00 ms",
        "0, 0, 0.00…0.00 ns"
    })
    void bothEndsOfARangeAreInTheUnitOfTheLarger(double low, double high, String text) {
        assertThat(HumanUnits.range(low, high)).isEqualTo(text);
    }

    @Test
    void aRatioIsToldAsMoreOrLess() {
        assertThat(HumanUnits.percent(1.077)).isEqualTo("+7.70 %");
        assertThat(HumanUnits.percent(0.5)).isEqualTo("−50.0 %");
        assertThat(HumanUnits.percentRange(0.98, 2.5)).isEqualTo("−2.00…+150 %");
    }
}
