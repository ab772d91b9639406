package longwire.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HolmTest {
    private static final Offset<Double> ROUNDING = within(1e-12);

    @Test
    void theLeastIsWeighedByAllTheNextByOneLess() {
        assertThat(Holm.adjusted(0.01, 0.04, 0.03)).containsExactly(new double[] {0.03, 0.06, 0.06}, ROUNDING);
    }

    @Test
    void noneBecomesSmallerThanOneBeforeItNorLargerThanOne() {
        assertThat(Holm.adjusted(0.5, 0.9, 0.001)).containsExactly(new double[] {1, 1, 0.003}, ROUNDING);
    }

    @Test
    void oneAloneStaysAsItIs() {
        assertThat(Holm.adjusted(0.05)).containsExactly(0.05);
        assertThat(Holm.adjusted()).isEmpty();
    }
}
