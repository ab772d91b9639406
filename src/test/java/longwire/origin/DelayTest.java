package longwire.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import longwire.fault.InputFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DelayTest {
    private static final int DRAWS = 100_000;

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "12us, CONSTANT, 12_000, 0",
        "1.5ms, CONSTANT, 1_500_000, 0",
        "800ns, CONSTANT, 800, 0",
        "10s, CONSTANT, 10_000_000_000, 0",
        "exponential:1ms, EXPONENTIAL, 0, 1_000_000",
        "uniform:0-2ms, UNIFORM, 0, 2_000_000",
        "uniform:1-2ms, UNIFORM, 1_000_000, 1_000_000",
        "uniform:500us-2ms, UNIFORM, 500_000, 1_500_000",
        "' Uniform:500US-2ms ', UNIFORM, 500_000, 1_500_000",
    })
    void aDelayIsReadAsItIsWritten(String text, Delay.Shape shape, String least, String spread) {
        Delay delay = Delay.parse("delay", text);

        assertThat(delay.shape()).isEqualTo(shape);
        assertThat(delay.leastNanos()).isEqualTo(nanos(least));
        assertThat(delay.spreadNanos()).isEqualTo(nanos(spread));
        assertThat(Delay.of("/echo?" + delay.query())).contains(delay);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "12",
                "us",
                "12 us",
                "-12us",
                "0us",
                "1.2.3ms",
                "...us",
                "11s",
                "12min",
                "exponential:",
                "exponential:0ms",
                "exponential:11s",
                "exponential:1-2ms",
                "uniform:2ms",
                "uniform:2-1ms",
                "uniform:2-2ms",
                "uniform:1ms-11s",
                "normal:1ms",
                "12us;",
                "99999999999999s"
            })
    void whatIsNoDelayIsRefusedWithWhatWouldBe(String text) {
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> Delay.parse("delay", text))
                .withMessageStartingWith("delay: " + text + " (expected: a time above 0 up to 10s such as 12us, or ");
    }

    @Test
    void aConstantIsNeverAnythingElse() {
        Delay delay = Delay.parse("delay", "12us");

        assertThat(draws(delay)).containsOnly(12_000);
        assertThat(delay.shareUpTo(11_999)).isZero();
        assertThat(delay.shareUpTo(12_000)).isOne();
    }

    /** Kolmogorov's distance: with 100,000 draws chance makes it larger than 0.0062 once in a thousand times. */
    @ParameterizedTest
    @ValueSource(strings = {"exponential:2ms", "uniform:0-2ms", "uniform:500us-4ms"})
    void whatIsDrawnIsDistributedAsIsSaid(String text) {
        Delay delay = Delay.parse("delay", text);

        long[] rising = draws(delay);
        Arrays.sort(rising);

        for (int index = 0; index < DRAWS; index++) {
            double drawn = (index + 0.5) / DRAWS;
            assertThat(delay.shareUpTo(rising[index])).isCloseTo(drawn, within(0.0062));
        }
    }

    @Test
    void theSameSeedDrawsTheSame() {
        Delay delay = Delay.parse("delay", "exponential:2ms");

        assertThat(draws(delay)).isEqualTo(draws(delay));
    }

    @Test
    void beyondADistributionsEndsNothingIsDrawn() {
        Delay delay = Delay.parse("delay", "uniform:1-2ms");

        assertThat(delay.shareUpTo(999_999)).isZero();
        assertThat(delay.shareUpTo(2_000_001)).isOne();
        assertThat(Delay.parse("delay", "exponential:1ms").shareUpTo(-1)).isZero();
    }

    private static long[] draws(Delay delay) {
        SplittableRandom random = new SplittableRandom(7);
        long[] draws = new long[DRAWS];
        Arrays.setAll(draws, any -> delay.drawNanos(random));
        return draws;
    }

    private static double nanos(String digits) {
        return Double.parseDouble(digits.replace("_", ""));
    }
}
