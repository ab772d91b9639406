package longwire.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import longwire.fault.InputFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginSettingsTest {
    @ParameterizedTest(name = "{4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 10 | 64 | 1 | event-loops: 0 (expected: a whole number from 1 to 64)",
                "65 | 10 | 64 | 1 | event-loops: 65 (expected: a whole number from 1 to 64)",
                "1 | 0 | 64 | 1 | events-per-second: 0 (expected: a number above 0, at most 1,000,000)",
                "1 | NaN | 64 | 1 | events-per-second: NaN (expected: a number above 0, at most 1,000,000)",
                "1 | 10 | 15 | 1 | event-bytes: 15 (expected: a whole number from 16 to 1048576)",
                "1 | 10 | 64 | 0 | max-message-bytes: 0 (expected: a whole number from 1 to 1073741824)",
            })
    void whatCannotBeIsRefused(int loops, double rate, int eventBytes, int maxBytes, String message) {
        assertThatThrownBy(() -> new OriginSettings(Origins.ANY_PORT, loops, rate, eventBytes, maxBytes))
                .isInstanceOf(InputFault.class)
                .hasMessage(message);
    }

    @Test
    void allFaultsAreToldAtOnce() {
        assertThatThrownBy(() -> new OriginSettings(Origins.ANY_PORT, 0, 0, 0, 0))
                .message()
                .satisfies(message -> assertThat(message.lines()).hasSize(4));
    }
}
