package longwire.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import longwire.fault.InputFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImpairmentsTest {
    @Test
    void anAmountIsReadInItsUnit() {
        assertThat(Impairments.parse("what", "delay:1.5ms")).contains(new Delay(1_500_000));
        assertThat(Impairments.parse("what", "rate:64000")).contains(new Rate(64_000));
        assertThat(Impairments.parse("what", "black-hole")).contains(new BlackHole());
        assertThat(Impairments.parse("what", "reload")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "delay, 'what: delay (expected: delay:TIME)'",
        "delay:, 'what:  (expected: a time above 0, at most 60s, such as 50ms)'",
        "delay:61s, 'what: 61s (expected: a time above 0, at most 60s, such as 50ms)'",
        "delay:5, 'what: 5 (expected: a time above 0, at most 60s, such as 50ms)'",
        "rate:0, 'what: 0 (expected: a whole number of bytes from 1 to 1000000000)'",
        "slices:x, 'what: x (expected: a whole number of bytes from 1 to 1000000000)'",
        "reset:5, 'what: reset:5 (expected: reset)'",
    })
    void anAmountThatIsNoneIsRefused(String text, String message) {
        assertThatThrownBy(() -> Impairments.parse("what", text))
                .isInstanceOf(InputFault.class)
                .hasMessage(message);
    }
}
