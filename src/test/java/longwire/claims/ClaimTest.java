package longwire.claims;

import static org.assertj.core.api.Assertions.assertThat;

import longwire.measurement.Latencies;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A claim holds of ages that follow its law, and of no others. */
class ClaimTest {
    private static final long MILLI = 1_000_000;
    private static final int AGES = 10_000;

    @ParameterizedTest(name = "ages from {0} to {1} ms: {2}")
    @CsvSource({
        "20, 1020, true",
        "0, 1000, false",
        "20, 520, false",
        "270, 770, false",
        "40, 1080, false",
    })
    void pollingIsUniformFromOneTransitOn(long fromMillis, long toMillis, boolean holds) {
        Claim claim = Claim.polling(1_000 * MILLI, 20 * MILLI, uniform(fromMillis, toMillis));

        assertThat(claim.holds()).isEqualTo(holds);
        assertThat(claim.expected()).startsWith("mean 520 ms: ");
    }

    @ParameterizedTest(name = "ages from {0} to {1} ms: {2}")
    @CsvSource({"20, 60, true", "22, 63, true", "20, 20, false", "20, 40, false", "20, 80, false"})
    void aLongPollTakesOneTransitToThree(long fromMillis, long toMillis, boolean holds) {
        assertThat(Claim.longPolling(20 * MILLI, 5 * MILLI, uniform(fromMillis, toMillis))
                        .holds())
                .isEqualTo(holds);
    }

    @ParameterizedTest(name = "ages from {0} to {1} ms: {2}")
    @CsvSource({"20, 22, true", "10, 12, false", "40, 42, false"})
    void whatIsPushedTakesOneTransit(long fromMillis, long toMillis, boolean holds) {
        assertThat(Claim.pushing("sse", 20 * MILLI, 5 * MILLI, uniform(fromMillis, toMillis))
                        .holds())
                .isEqualTo(holds);
    }

    @Test
    void theBytesOfAPollAreSaid() {
        assertThat(Claim.bytes(134.2, 2.03).measured())
                .isEqualTo("134 bytes for a poll without cookies that finds nothing, 2.0 for a frame");
        assertThat(Claim.bytes(134.2, 6).holds()).isFalse();
    }

    private static Histogram uniform(long fromMillis, long toMillis) {
        Histogram ages = Latencies.histogram();
        for (int index = 0; index < AGES; index++) {
            ages.recordValue(fromMillis * MILLI + (toMillis - fromMillis) * MILLI * index / AGES);
        }
        return ages;
    }
}
