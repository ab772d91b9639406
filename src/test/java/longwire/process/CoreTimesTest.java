package longwire.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoreTimesTest {
    private static final Offset<Double> ROUNDING = Offset.offset(1e-9);
    private static final String BEFORE = "1000 100 500 9000 40 5 5 20 300 0";

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "1050 100 500 9050 40 5 5 20 350 0, half of it idle, 0.5, 0",
        "1001 100 500 9040 50 5 5 20 300 0, idle and waiting for a disk; of the rest little was sampled, 0.5, 0",
        "1000 100 500 9060 40 5 5 60 300 0, idle and stolen, 0, 0.4",
        "1000 100 500 8990 40 5 5 30 300 0, an idle time that went backwards, 0.9, 0.1",
        "1000 100 500 9102 40 5 5 20 300 0, idle for longer than it was, 0, 0"
    })
    void sharesAreOfTheSecondThatPassed(String after, String what, double busy, double stolen) {
        assertThat(times(1, "cpu0 " + after).since(times(0, "cpu0 " + BEFORE)))
                .singleElement()
                .satisfies(load -> {
                    assertThat(load.busy()).isEqualTo(busy, ROUNDING);
                    assertThat(load.stolen()).isEqualTo(stolen, ROUNDING);
                });
    }

    @Test
    void onlyTheLinesOfCoresCount() {
        assertThat(times(0, "cpu  2 2 2 2 2 2 2 2 2 2", "cpu0 " + BEFORE, "cpu1 " + BEFORE, "intr 5", "softirq 1 2")
                        .cores())
                .hasSize(2);
    }

    @Test
    void ifACoreCameOrWentMeanwhileNothingIsKnown() {
        CoreTimes one = times(0, "cpu0 " + BEFORE);
        CoreTimes two = times(1, "cpu0 " + BEFORE, "cpu1 " + BEFORE);

        assertThat(two.since(one)).isEmpty();
        assertThat(one.since(two)).isEmpty();
    }

    private static CoreTimes times(int seconds, String... lines) {
        return CoreTimes.of(Stream.of(lines), seconds * 1_000_000_000L);
    }
}
