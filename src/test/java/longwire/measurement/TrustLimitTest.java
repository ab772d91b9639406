package longwire.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustLimitTest {
    private static final long RESPONSE_NANOS = 1_000_000;

    /** All responses take 1 ms; of a hundred thousand own shares some are {@code nanos}, the others nothing. */
    @ParameterizedTest(name = "{0} of 100,000 at {1} ns: trusted to p{2}")
    @CsvSource({
        "0, 0, 99.999",
        "5, 900000, 99.99",
        "50, 900000, 99.9",
        "500, 900000, 99",
        "2000, 900000, 95",
        "7000, 900000, 90",
        "20000, 900000, 0",
        "100000, 499000, 99.999",
        "100000, 501000, 0",
    })
    void theMachinesOwnShareEndsTheTrust(int slow, long nanos, double limit) {
        Histogram own = Latencies.histogram();
        own.recordValueWithCount(nanos, slow);
        own.recordValueWithCount(0, 100_000 - slow);

        assertThat(TrustLimit.of(responses(100_000), List.of(own))).isEqualTo(limit);
    }

    @Test
    void theWorstOfTheSharesDecides() {
        Histogram good = Latencies.histogram();
        good.recordValueWithCount(1, 100_000);
        Histogram bad = Latencies.histogram();
        bad.recordValueWithCount(RESPONSE_NANOS, 100_000);

        assertThat(TrustLimit.of(responses(100_000), List.of(good, bad))).isEqualTo(TrustLimit.NONE);
        assertThat(TrustLimit.of(responses(100_000), List.of(bad, good))).isEqualTo(TrustLimit.NONE);
    }

    @ParameterizedTest(name = "{0} responses, no share of the machine: p{1}")
    @CsvSource({"0, 0", "1, 99.999", "1000000, 99.999"})
    void howManyResponsesThereAreIsAnotherQuestion(int count, double limit) {
        assertThat(TrustLimit.of(responses(count), List.of())).isEqualTo(limit);
        assertThat(TrustLimit.of(responses(count), List.of(Latencies.histogram())))
                .isEqualTo(limit);
    }

    @Test
    void severalTrialsAreTrustedAsFarAsMoreThanHalfOfThemAre() {
        assertThat(TrustLimit.ofMost(99)).isEqualTo(99);
        assertThat(TrustLimit.ofMost(99.9, 90)).isEqualTo(90);
        assertThat(TrustLimit.ofMost(99.9, TrustLimit.NONE, 99)).isEqualTo(99);
        assertThat(TrustLimit.ofMost(99.9, 99, TrustLimit.NONE, 99)).isEqualTo(99);
    }

    private static Histogram responses(int count) {
        Histogram histogram = Latencies.histogram();
        histogram.recordValueWithCount(RESPONSE_NANOS, count);
        return histogram;
    }
}
