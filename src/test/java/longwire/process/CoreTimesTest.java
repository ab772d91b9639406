package longwire.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoreTimesTest {
    private static final String BEFORE = "1000 100 500 9000 40 5 5 20 300 0";

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "1050 100 500 9050 40 5 5 20 350 0, half busy; a guest is counted as user already, 0.5, 0",
        "1010 110 510 9040 50 15 15 20 300 0, all kinds of work and two of rest, 0.5, 0",
        "1000 100 500 9060 40 5 5 60 300 0, stolen, 0, 0.4",
        "1000 100 500 8990 40 5 5 30 300 0, an idle time that went backwards, 0, 1"
    })
    void sharesAreOfAllThatPassed(String after, String what, double busy, double stolen) {
        List<CoreLoad> loads = times("cpu0 " + after).since(times("cpu0 " + BEFORE));

        assertThat(loads).containsExactly(new CoreLoad(busy, stolen));
    }

    @Test
    void onlyTheLinesOfCoresCount() {
        assertThat(times("cpu  2 2 2 2 2 2 2 2 2 2", "cpu0 " + BEFORE, "cpu1 " + BEFORE, "intr 5", "softirq 1 2")
                        .cores())
                .hasSize(2);
    }

    @Test
    void ifACoreCameOrWentMeanwhileNothingIsKnown() {
        CoreTimes one = times("cpu0 " + BEFORE);
        CoreTimes two = times("cpu0 " + BEFORE, "cpu1 " + BEFORE);

        assertThat(two.since(one)).isEmpty();
        assertThat(one.since(two)).isEmpty();
        assertThat(one.since(one)).as("no tick").isEmpty();
    }

    private static CoreTimes times(String... lines) {
        return CoreTimes.of(Stream.of(lines));
    }
}
