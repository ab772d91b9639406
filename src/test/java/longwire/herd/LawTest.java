package longwire.herd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import longwire.viewer.Backoff;
import longwire.viewer.Backoff.Waiting;
import org.junit.jupiter.api.Test;

class LawTest {
    private static final int TUNNELS = 10_000;
    private static final Duration AWAY = Duration.ofMillis(1_200);
    private static final Duration HALF = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(8);

    /** The simple law: N / J a second, half of them back after J / 2. */
    @Test
    void jitterSpreadsTheHerdEvenly() {
        Law law = Law.of(backoff(Duration.ofSeconds(2), Waiting.FULL_JITTER), TUNNELS, Duration.ZERO, Duration.ZERO);

        // The highest of many windows is some deviations above the mean of 500 in 100 ms.
        assertThat(law.perSecond()).isBetween(5_000.0, 6_000.0);
        assertThat(law.median()).isCloseTo(1, within(0.03));
        assertThat(law.tail()).isCloseTo(1.98, within(0.01));
        assertThat(law.last()).isCloseTo(2, within(0.01));
        assertThat(law.allBack()).isEqualTo(law.last());
    }

    @Test
    void withoutJitterAllComeAtTheFirstAttemptAfterTheServerIsBack() {
        Law constant = Law.of(backoff(HALF, Waiting.NONE), TUNNELS, AWAY, Duration.ZERO);
        Law exponential = Law.of(backoff(HALF, Waiting.EXPONENTIAL), TUNNELS, Duration.ofSeconds(2), Duration.ZERO);

        assertThat(constant).isEqualTo(new Law(10.0 * TUNNELS, 1.5, 1.5, 1.5, 1.5));
        assertThat(exponential).isEqualTo(new Law(10.0 * TUNNELS, 3.5, 3.5, 3.5, 3.5));
    }

    @Test
    void nobodyIsBackBeforeTheServer() {
        Law law = Law.of(backoff(HALF, Waiting.FULL_JITTER), TUNNELS, AWAY, Duration.ZERO);

        assertThat(law.median()).isGreaterThan(1.2);
        assertThat(law.perSecond()).isLessThan(3.0 * TUNNELS);
    }

    @Test
    void spreadClosesSpreadTheHerdWithoutJitter() {
        Law law = Law.of(backoff(Duration.ofMillis(1), Waiting.NONE), TUNNELS, Duration.ZERO, Duration.ofSeconds(4));

        assertThat(law.perSecond()).isCloseTo(TUNNELS / 4.0, within(10.0));
        assertThat(law.last()).isEqualTo(0.001);
        assertThat(law.allBack()).isCloseTo(4, within(0.01));
    }

    private static Backoff backoff(Duration first, Waiting waiting) {
        return new Backoff(first, LONGEST, 20, waiting);
    }
}
