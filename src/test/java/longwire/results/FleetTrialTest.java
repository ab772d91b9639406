package longwire.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FleetTrialTest {
    private static final FleetTrial.Coordination COST = new FleetTrial.Coordination(20, 0.5, 3_000, 1_000);

    @Test
    void membersOfOneClockAreApartByTheirLateness() {
        FleetTrial trial = trial(List.of(List.of(10L, 400L), List.of(70L, 100L), List.of(30L, 150L)), 0);

        assertThat(trial.startSkewsNanos()).containsExactly(60L, 300L);
    }

    /** Each clock may be off by its bound, one early and the other late. */
    @Test
    void theBoundOfTheClocksCountsTwice() {
        assertThat(trial(List.of(List.of(10L), List.of(70L)), 1_000).startSkewsNanos())
                .containsExactly(2_060L);
    }

    @Test
    void oneMemberIsNotApart() {
        assertThat(trial(List.of(List.of(10L, 20L)), 1_000).startSkewsNanos()).containsExactly(0L, 0L);
    }

    /** One that was interrupted before all sent has fewer starts. */
    @Test
    void aStartThatNotAllMadeIsNone() {
        assertThat(trial(List.of(List.of(10L, 20L), List.of(70L)), 0).startSkewsNanos())
                .containsExactly(60L);
    }

    /** Three members of ten connections each, two of them on one host. */
    @Test
    void theKernelOfAHostIsCountedOnce() {
        FleetTrial trial = trial(List.of(List.of(), List.of(), List.of()), 0);

        assertThat(trial.slabPerConnection()).isEqualTo((90_001 + 90_002) / 30.0);
        assertThat(trial.members().get(0).grownPerConnection()).isEqualTo(2_000);
    }

    @Test
    void costsAreThoseOfASecond() {
        assertThat(COST.cores()).isCloseTo(0.025, within(1e-12));
        assertThat(COST.bytesPerSecond()).isEqualTo(200);
    }

    private static FleetTrial trial(List<List<Long>> late, long boundNanos) {
        List<FleetTrial.Member> members = IntStream.range(0, late.size())
                .mapToObj(member -> new FleetTrial.Member(
                        member + 1,
                        "host-" + member / 2,
                        member,
                        10,
                        1e5,
                        1e4,
                        Cost.NONE,
                        20_000,
                        90_000 + member,
                        late.get(member),
                        boundNanos,
                        COST))
                .toList();
        return new FleetTrial(members, COST, List.of());
    }
}
