package longwire.viewer.pacing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import longwire.viewer.ManualClock;
import org.junit.jupiter.api.Test;

class PacerTest {
    private final ManualClock clock = new ManualClock();
    private final Pacer pacer = new Pacer(clock);
    private final List<Long> fired = new ArrayList<>();

    PacerTest() {
        clock.set(0);
    }

    @Test
    void nothingIsDueWhereNothingWasAdded() {
        pacer.fireDue();

        assertThat(pacer.nextDueNanos()).isEqualTo(Pacer.NEVER);
    }

    @Test
    void whatIsDueFiresInTheOrderOfDueTimes() {
        List.of(30L, 10L, 20L, 11L).forEach(due -> pacer.add(this::once, due));

        clock.set(20);
        pacer.fireDue();

        assertThat(fired).containsExactly(10L, 11L, 20L);
        assertThat(pacer.nextDueNanos()).isEqualTo(30);
    }

    @Test
    void nothingFiresBeforeItIsDue() {
        pacer.add(this::once, 10);

        clock.set(9);
        pacer.fireDue();

        assertThat(fired).isEmpty();
    }

    /** A sender that stood still finds each message with the due time that it had before. */
    @Test
    void aStallLeavesAllDueTimesAsTheyWere() {
        pacer.add(due -> every(due, 10), 0);

        clock.set(1_005);
        pacer.fireDue();

        assertThat(fired).hasSize(101).isSorted().startsWith(0L, 10L, 20L).endsWith(1_000L);
        assertThat(pacer.nextDueNanos()).isEqualTo(1_010);
    }

    @Test
    void whatIsAddedWhileFiringFiresToo() {
        pacer.add(
                due -> {
                    pacer.add(this::once, 2);
                    pacer.add(this::once, 99);
                    return once(due);
                },
                1);
        pacer.add(this::once, 3);

        clock.set(3);
        pacer.fireDue();

        assertThat(fired).containsExactly(1L, 2L, 3L);
        assertThat(pacer.nextDueNanos()).isEqualTo(99);
    }

    @Test
    void whatFallsDueWhileFiringFiresToo() {
        pacer.add(
                due -> {
                    clock.set(20);
                    return once(due);
                },
                10);
        pacer.add(this::once, 20);

        clock.set(10);
        pacer.fireDue();

        assertThat(fired).containsExactly(10L, 20L);
    }

    /** Answers that are read while a message is sent ask for what is due meanwhile; it waits for its turn. */
    @Test
    void firingWithinFiringDoesNothing() {
        pacer.add(
                due -> {
                    pacer.fireDue();
                    return once(due);
                },
                1);
        pacer.add(this::once, 2);

        clock.set(2);
        pacer.fireDue();

        assertThat(fired).containsExactly(1L, 2L);
    }

    @Test
    void oneThatFailsDoesNotStopTheOthers() {
        pacer.add(
                due -> {
                    throw new IllegalStateException("of a test");
                },
                1);
        pacer.add(this::once, 2);

        clock.set(2);
        assertThatThrownBy(pacer::fireDue).hasMessage("of a test");
        pacer.fireDue();

        assertThat(fired).containsExactly(2L);
    }

    @Test
    void dueTimesMayPassTheLargestLong() {
        long start = Long.MAX_VALUE - 15;
        clock.set(start);
        pacer.add(due -> every(due, 10), start);

        clock.set(start + 30);
        pacer.fireDue();

        assertThat(fired).containsExactly(start, start + 10, start + 20, start + 30);
    }

    @Test
    void thousandsOfRandomDueTimesComeOutSorted() {
        SplittableRandom random = new SplittableRandom(1);
        int items = 5_000;
        for (int i = 0; i < items; i++) {
            pacer.add(
                    due -> {
                        once(due);
                        return due < 500_000 ? due + 400_000 : Pacer.NEVER;
                    },
                    random.nextInt(1_000_000));
        }

        for (long now = 0; pacer.nextDueNanos() != Pacer.NEVER; now += random.nextInt(10_000)) {
            clock.set(now);
            pacer.fireDue();
        }

        assertThat(fired).hasSizeGreaterThan(items).isSorted();
    }

    private long once(long due) {
        fired.add(due);
        return Pacer.NEVER;
    }

    private long every(long due, long interval) {
        fired.add(due);
        return due + interval;
    }
}
