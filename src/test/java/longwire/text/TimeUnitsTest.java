package longwire.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeUnitsTest {
    @ParameterizedTest
    @CsvSource({"ns, 1", "us, 1e3", "µs, 1e3", "ms, 1e6", "s, 1e9", "m, 6e10", "h, 3.6e12"})
    void aUnitHasItsNanoseconds(String unit, double nanos) {
        assertThat(TimeUnits.nanos(unit)).isEqualTo(nanos);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "S", "min", "d"})
    void anotherIsRefused(String unit) {
        assertThatThrownBy(() -> TimeUnits.nanos(unit))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("unit of time: " + unit + " (expected: ");
    }
}
