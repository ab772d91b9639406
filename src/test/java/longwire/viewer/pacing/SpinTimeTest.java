package longwire.viewer.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpinTimeTest {
    private static final long MOST_NANOS = 25_000;

    private final SpinTime spin = new SpinTime(MOST_NANOS);

    @Test
    void itComesToWhatAlmostAllWakeUpsNeed() {
        SplittableRandom random = new SplittableRandom(1);

        IntStream.range(0, 5_000).forEach(any -> spin.woke(random.nextLong(4_000, 8_000)));

        // The 95th of 100 is 7,800 ns.
        assertThat(spin.nanos()).isBetween(6_800L, 8_800L);
    }

    @Test
    void aStallMovesItNoMoreThanAnyOtherAndWhatSomethingElseWokeNotAtAll() {
        IntStream.range(0, 5_000).forEach(any -> spin.woke(5_000));
        long before = spin.nanos();

        spin.woke(50_000_000);
        assertThat(spin.nanos()).isBetween(before, before + 1_000);
        long after = spin.nanos();
        spin.woke(-1);
        assertThat(spin.nanos()).isEqualTo(after);
    }

    @Test
    void itStaysWithinItsBounds() {
        IntStream.range(0, 100).forEach(any -> spin.woke(1_000_000));
        assertThat(spin.nanos()).isEqualTo(MOST_NANOS);

        IntStream.range(0, 5_000).forEach(any -> spin.woke(0));
        assertThat(spin.nanos()).isBetween(0L, 1_000L);

        SpinTime never = new SpinTime(0);
        never.woke(50_000);
        assertThat(never.nanos()).isZero();
    }
}
