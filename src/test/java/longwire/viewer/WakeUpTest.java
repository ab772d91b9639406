package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Since when what is read has been readable. */
class WakeUpTest {
    private final ManualClock clock = new ManualClock();
    private final long start = clock.nanoTime();
    private final WakeUp wakeUp = new WakeUp(clock);

    @ParameterizedTest(name = "a wait of {0} ns")
    @CsvSource({
        "0, 3, found at once: since the end of the wait before",
        "5000, 3, hardly a wait",
        "5001, 1005001, since the wait ended",
        "900000, 1900000, since the wait ended",
    })
    void whatIsFoundAtOnceIsCountedFromTheLookBefore(long waited, long readable, String why) {
        wakeUp.looks();
        clock.set(start + 3);
        wakeUp.ends();
        clock.set(start + 1_000_000);
        wakeUp.looks();
        clock.set(start + 1_000_000 + waited);
        wakeUp.found();

        long read = start + 3_000_000;
        assertThat(read - wakeUp.lagNanos(read, start) - start).as(why).isEqualTo(readable);
    }

    @Test
    void whatIsReadLaterInTheSameTurnHasBeenReadableAsLong() {
        wakeUp.looks();
        clock.set(start + 10_000);
        wakeUp.found();
        clock.set(start + 70_000);

        assertThat(wakeUp.lagNanos(clock.nanoTime(), start)).isEqualTo(60_000);
        assertThat(wakeUp.lagNanos(clock.nanoTime(), start + 69_000))
                .as("asked for only then")
                .isEqualTo(1_000);
    }
}
