package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import longwire.fault.InputFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    @ParameterizedTest(name = "first {0}, longest {1}: attempt {2} waits at most {3} ns")
    @CsvSource({
        "PT0.5S, PT8S, 0, 500000000",
        "PT0.5S, PT8S, 1, 1000000000",
        "PT0.5S, PT8S, 4, 8000000000",
        "PT0.5S, PT8S, 5, 8000000000",
        "PT0.5S, PT8S, 2147483647, 8000000000",
        "PT0.000000001S, PT8S, 30, 1073741824",
        "PT3S, PT10S, 1, 6000000000",
        "PT3S, PT10S, 2, 10000000000",
        // 2^34 ns and one more: shifted by 30 it would come round to a second.
        "PT17.179869185S, PT1H, 30, 3600000000000",
        "PT1S, PT1S, 0, 1000000000",
    })
    void theLimitDoublesUpToTheLongest(Duration first, Duration longest, int attempt, long limitNanos) {
        Backoff backoff = new Backoff(first, longest, 20);

        assertThat(backoff.waitNanos(attempt, new Largest())).isEqualTo(limitNanos);
    }

    @Test
    void withoutJitterTheWaitIsTheLimitAndWithoutBackOffItStaysTheFirst() {
        Duration first = Duration.ofMillis(100);
        Backoff exponential = new Backoff(first, Duration.ofSeconds(1), 20, Backoff.Waiting.EXPONENTIAL);
        Backoff none = new Backoff(first, Duration.ofSeconds(1), 20, Backoff.Waiting.NONE);
        RandomGenerator random = new SplittableRandom(1);

        assertThat(exponential.waitNanos(2, random)).isEqualTo(400_000_000);
        assertThat(exponential.waitNanos(9, random)).isEqualTo(1_000_000_000);
        assertThat(none.waitNanos(9, random)).isEqualTo(100_000_000);
    }

    @Test
    void waitsAreSpreadEvenlyBelowTheLimit() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1), 20);
        SplittableRandom random = new SplittableRandom(1);
        int[] tenths = new int[10];

        for (int i = 0; i < 10_000; i++) {
            tenths[(int) ((backoff.waitNanos(3, random) - 1) / 100_000_000)]++;
        }

        assertThat(IntStream.of(tenths)).allMatch(waits -> waits > 880 && waits < 1_120);
    }

    @ParameterizedTest(name = "{3}")
    @CsvSource({
        "PT0S, PT1S, 1, 'reconnect.first: PT0S (expected: above 0)'",
        "PT-1S, PT1S, 1, 'reconnect.first: PT-1S (expected: above 0)'",
        "PT2S, PT1S, 1, 'reconnect.longest: PT1S (expected: at least reconnect.first, PT2S)'",
        "PT1S, PT1S, -1, 'reconnect.attempts: -1 (expected: 0 or more)'",
    })
    void aRefusalNamesValueAndWhatWasExpected(Duration first, Duration longest, int attempts, String message) {
        assertThatThrownBy(() -> new Backoff(first, longest, attempts))
                .isInstanceOf(InputFault.class)
                .hasMessage(message);
    }

    /** Draws the largest number that may be drawn. */
    private static final class Largest implements RandomGenerator {
        @Override
        public long nextLong() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    }
}
