package longwire.viewer.pacing;

import static org.assertj.core.api.Assertions.assertThat;

import longwire.viewer.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Since when what is read has been readable. */
class WakeUpTest {
    private final ManualClock clock = new ManualClock();
    private final long start = clock.nanoTime();
    private final WakeUp wakeUp = new WakeUp(clock);

    /** The wait before ended at 3 ns, tasks ran until 1,000 ns, and the loop looked at 1,000,000 ns. */
    @ParameterizedTest(name = "{0} read, {1} sent, then a wait of {2} ns: {4}")
    @CsvSource({
        "0, 2, 0, 3, found at once after two that were sent",
        "0, 2, 5000, 3, hardly a wait",
        "1, 1, 0, 3, after one that was read and one that was sent",
        "2, 0, 0, 3, after two that were read",
        "0, 1, 0, 999003, found at once after a single message: only the tasks count",
        "1, 0, 0, 999003, after a single reply",
        "0, 0, 0, 999003, after nothing but tasks",
        "2, 2, 5001, 1005001, since the wait ended",
        "0, 0, 900000, 1900000, since the wait ended",
    })
    void whatIsFoundAtOnceCameWhileTheLoopDidSomethingElse(int read, int sent, long waited, long readable, String why) {
        wakeUp.looks(0);
        clock.set(start + 3);
        wakeUp.ends(read);
        clock.set(start + 1_000);
        wakeUp.begins();
        clock.set(start + 1_000_000);
        wakeUp.looks(sent);
        clock.set(start + 1_000_000 + waited);
        wakeUp.found();

        long received = start + 3_000_000;
        assertThat(received - wakeUp.lagNanos(received, start) - start).as(why).isEqualTo(readable);
    }

    @Test
    void whatIsReadLaterInTheSameTurnHasBeenReadableAsLong() {
        wakeUp.looks(0);
        clock.set(start + 10_000);
        wakeUp.found();
        clock.set(start + 70_000);

        assertThat(wakeUp.lagNanos(clock.nanoTime(), start)).isEqualTo(60_000);
        assertThat(wakeUp.lagNanos(clock.nanoTime(), start + 69_000))
                .as("asked for only then")
                .isEqualTo(1_000);
    }
}
