package longwire.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import longwire.results.Cost;
import longwire.results.FleetTrial;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    private static final double MICROS = 1e3;

    @Test
    void membersThatAreAlikeAreNotTold() {
        assertThat(Differences.of(List.of(
                        member(1, 100, 5, 4), member(2, 120, 9, 4.4), member(3, 90, 12, 5), member(4, 105, 50, 3))))
                .isEmpty();
    }

    @Test
    void oneWithAnotherMedianIsTold() {
        assertThat(Differences.of(List.of(member(1, 100, 5, 4), member(2, 100, 5, 4), member(3, 140, 5, 4))))
                .containsExactly("member 3 differs: p50 140 µs (the middle one: 100 µs)");
    }

    @Test
    void oneThatIsBehindItsScheduleIsTold() {
        assertThat(Differences.of(List.of(member(1, 100, 5, 4), member(2, 100, 500, 4), member(3, 100, 6, 4))))
                .containsExactly("member 2 differs: send lag p50 500 µs (the middle one: 6.00 µs)");
    }

    @Test
    void oneThatNeedsMoreCpuIsTold() {
        assertThat(Differences.of(List.of(member(1, 100, 5, 9), member(2, 100, 5, 4), member(3, 100, 5, 4))))
                .containsExactly("member 1 differs: CPU time 9.00 s (the middle one: 4.00 s)");
    }

    /** One whose process could not be read, or without replies, is not far from the others: it is unknown. */
    @Test
    void whatIsUnknownDoesNotDiffer() {
        assertThat(Differences.of(List.of(member(1, 0, 0, 0), member(2, 100, 5, 4), member(3, 100, 5, 4))))
                .isEmpty();
        assertThat(Differences.of(List.of(member(1, 100, 5, 4)))).isEmpty();
    }

    private static FleetTrial.Member member(int number, double responseMicros, double lagMicros, double cpuSeconds) {
        return new FleetTrial.Member(
                number,
                "here",
                7,
                10,
                responseMicros * MICROS,
                lagMicros * MICROS,
                new Cost(cpuSeconds, 1, 1, 1, 1, 1),
                0,
                0,
                List.of(),
                0,
                new FleetTrial.Coordination(1, 0, 0, 0));
    }
}
