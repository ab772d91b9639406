package longwire.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MeasuredWindowTest {
    @Test
    void theFirstMomentIsInItAndTheLastIsNot() {
        MeasuredWindow window = new MeasuredWindow(100, 200);

        assertThat(window.holds(99)).isFalse();
        assertThat(window.holds(100)).isTrue();
        assertThat(window.holds(199)).isTrue();
        assertThat(window.holds(200)).isFalse();
        assertThat(window.lengthNanos()).isEqualTo(100);
    }

    /** nanoTime may start anywhere, so a window may begin before its overflow and end behind it. */
    @Test
    void aWindowMayLieAcrossTheOverflowOfTheClock() {
        MeasuredWindow window = new MeasuredWindow(Long.MAX_VALUE - 10, Long.MIN_VALUE + 10);

        assertThat(window.holds(Long.MAX_VALUE)).isTrue();
        assertThat(window.holds(Long.MIN_VALUE)).isTrue();
        assertThat(window.holds(Long.MIN_VALUE + 10)).isFalse();
        assertThat(window.holds(0)).isFalse();
    }

    @Test
    void anEmptyWindowIsRefused() {
        assertThatThrownBy(() -> new MeasuredWindow(5, 5)).hasMessage("window of 0 ns (expected: above 0)");
    }
}
