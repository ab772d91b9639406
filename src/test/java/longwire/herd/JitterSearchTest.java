package longwire.herd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JitterSearchTest {
    private final List<Duration> tried = new ArrayList<>();

    /** A server that keeps up from 1.3 s on. */
    @Test
    void theEndsOfTheAnswerAreOnEitherSideOfTheKnee() {
        JitterSearch.Found found = search(1_300, 50_000_000).shortest().orElseThrow();

        assertThat(found.good()).isBetween(Duration.ofMillis(1_300), Duration.ofMillis(1_500));
        assertThat(found.bad().orElseThrow()).isBetween(Duration.ofMillis(1_130), Duration.ofMillis(1_299));
        assertThat(found.goodTailNanos()).isEqualTo(1_000_000);
        assertThat(found.badTailNanos()).isEqualTo(100_000_000);
        assertThat(tried).hasSize(6);
    }

    @Test
    void whereTheLongestIsNotEnoughNothingIsFound() {
        assertThat(search(9_000, 50_000_000).shortest()).isEmpty();
        assertThat(tried).containsExactly(JitterSearch.LONGEST);
    }

    @Test
    void whereAllKeepTheLimitNoneIsBad() {
        JitterSearch.Found found = search(1, 50_000_000).shortest().orElseThrow();

        assertThat(found.bad()).isEmpty();
        assertThat(found.good()).isLessThan(Duration.ofMillis(150));
    }

    private JitterSearch search(long kneeMillis, double limitNanos) {
        return new JitterSearch(limitNanos, jitter -> {
            tried.add(jitter);
            return jitter.toMillis() >= kneeMillis ? 1_000_000 : 100_000_000;
        });
    }
}
