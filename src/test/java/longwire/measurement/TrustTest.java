package longwire.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import longwire.process.CoreLoad;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustTest {
    private static final long MILLI = 1_000_000;
    private static final int MANY = 100_000;
    private static final double LIMIT = 95;

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
    void theMachinesOwnShareEndsTheLimit(int slow, long nanos, double limit) {
        Histogram own = Latencies.histogram();
        own.recordValueWithCount(nanos, slow);
        own.recordValueWithCount(0, MANY - slow);

        for (Series share : List.of(Series.SEND_LAG, Series.READ_LAG, Series.GENERATOR_PAUSE, Series.ORIGIN_PAUSE)) {
            assertThat(Trust.limit(recorded(MANY, Map.of(share, own)), 0))
                    .as(share.tag())
                    .isEqualTo(limit);
        }
    }

    @Test
    void theWorstOfTheSharesDecides() {
        Histogram good = alike(1, MANY);
        Histogram bad = alike(MILLI, MANY);

        assertThat(Trust.limit(recorded(MANY, Map.of(Series.SEND_LAG, good, Series.ORIGIN_PAUSE, bad)), 0))
                .isEqualTo(Trust.NO_LIMIT);
        assertThat(Trust.limit(recorded(MANY, Map.of(Series.SEND_LAG, bad, Series.ORIGIN_PAUSE, good)), 0))
                .isEqualTo(Trust.NO_LIMIT);
    }

    /** All responses take 1 ms and the machine adds nothing, but its host took a share of its cores. */
    @ParameterizedTest(name = "{0} and {1} of two cores stolen: trusted to p{2}")
    @CsvSource({
        "0, 0, 99.999",
        "0.0002, 0.0002, 99.9",
        "0.0006, 0, 99",
        "0.002, 0.0029, 99",
        "0.002, 0.0031, 95",
        "0.03, 0, 90",
        "0.03, 0.02, 0",
        "0.9, 0.9, 0"
    })
    void coresThatAreStolenEndTheLimit(double first, double second, double limit) {
        double stolen = CoreLoad.stolen(List.of(new CoreLoad(0.5, first), new CoreLoad(0.1, second)));

        assertThat(Trust.limit(recorded(MANY, Map.of()), stolen)).isEqualTo(limit);
        assertThat(Trust.limit(stolen)).isEqualTo(limit);
    }

    @Test
    void whatIsNoShareOfTheMachineEndsNoLimit() {
        assertThat(Trust.limit(recorded(MANY, Map.of(Series.STALENESS, alike(5 * MILLI, MANY))), 0))
                .isEqualTo(99.999);
    }

    @ParameterizedTest(name = "{0} responses, no share of the machine: p{1}, told as p{2}")
    @CsvSource({"0, 0, 0", "1, 99.999, 0", "1000, 99.999, 99", "1000000, 99.999, 99.999"})
    void howManyResponsesThereAreIsAnotherQuestion(int count, double limit, double told) {
        double read = Trust.limit(recorded(count, Map.of()), 0);

        Trust trust = Trust.of(read, Map.of(Series.RESPONSE, LatencySummary.of(alike(MILLI, count))));
        assertThat(read).isEqualTo(limit);
        assertThat(trust.toldLimit()).isEqualTo(told);
    }

    @Test
    void severalTrialsAreTrustedAsFarAsMoreThanHalfOfThemAre() {
        assertThat(together(99)).isEqualTo(99);
        assertThat(together(99.9, 90)).isEqualTo(90);
        assertThat(together(99.9, Trust.NO_LIMIT, 99)).isEqualTo(99);
        assertThat(together(99.9, 99, Trust.NO_LIMIT, 99)).isEqualTo(99);
    }

    /**
     * A trial with trust limit p95. All samples of {@code series} take {@code millis}, every share of the machine takes 1 ms,
     * save those that are missing.
     */
    @ParameterizedTest(name = "{4}: {0} of {1} ms without {2} is {3} at p99")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            response        | 9 | none                       | BEYOND_TRUST | a round-trip goes by the limit, however long
            response        | 9 | send-lag                   | BEYOND_TRUST | and whatever is missing
            response        | 9 | send-lag read-lag generator origin  | BEYOND_TRUST | even where all is
            service         | 9 | none                       | BEYOND_TRUST | service time is a round-trip too
            service         | 9 | send-lag read-lag generator origin  | BEYOND_TRUST | whatever is missing
            handshake       | 9 | none                       | TRUSTED      | so long that the shares are little
            handshake       | 1 | none                       | BEYOND_TRUST | as short as the shares
            handshake       | 1 | send-lag                   | BEYOND_TRUST | one share that is known is enough
            handshake       | 1 | send-lag generator         | BEYOND_TRUST | whichever it is
            handshake       | 1 | generator origin           | BEYOND_TRUST | whichever it is
            handshake       | 1 | send-lag origin            | BEYOND_TRUST | whichever it is
            handshake       | 1 | send-lag read-lag generator origin  | TRUSTED      | nothing is known against it
            tcp             | 1 | none                       | BEYOND_TRUST | the parts of a handshake as the whole
            tls             | 1 | none                       | BEYOND_TRUST | the parts of a handshake as the whole
            upgrade         | 1 | none                       | BEYOND_TRUST | the parts of a handshake as the whole
            ping            | 1 | none                       | BEYOND_TRUST | a ping as a handshake
            ping            | 9 | none                       | TRUSTED      | a ping as a handshake
            away            | 1 | none                       | BEYOND_TRUST | a connection that comes back as a new one
            away            | 9 | none                       | TRUSTED      | a connection that comes back as a new one
            staleness       | 9 | none                       | TRUSTED      | of a poll: the interval makes it long
            staleness       | 1 | none                       | BEYOND_TRUST | of a poll as fast as the machine is late
            staleness       | 1 | response send-lag          | BEYOND_TRUST | of a pushed feed, read late
            staleness       | 9 | response send-lag          | TRUSTED      | of a pushed feed, longer than the pauses
            staleness       | 1 | response send-lag origin   | BEYOND_TRUST | of a feed from others
            send-lag        | 1 | none                       | TRUSTED      | it is a share, and has none
            read-lag        | 1 | none                       | TRUSTED      | it is a share, and has none
            generator       | 1 | none                       | TRUSTED      | it is a share, and has none
            origin          | 1 | none                       | TRUSTED      | it is a share, and has none
            staleness       | 9 | staleness                  | UNSUPPORTED  | nothing of it was recorded
            """)
    void beyondTheLimitASeriesIsHeldAgainstTheSharesThatAreKnown(
            String series, int millis, String without, Trust.Standing standing, String why) {
        Map<Series, LatencySummary> recorded = withEveryShare(MANY);
        recorded.put(tagged(series), LatencySummary.of(alike(millis * MILLI, MANY)));
        Arrays.stream(without.split(" "))
                .flatMap(tag -> Series.tagged(tag).stream())
                .forEach(recorded::remove);

        assertThat(Trust.of(LIMIT, recorded).standing(tagged(series), 99))
                .as(why)
                .isEqualTo(standing);
    }

    @ParameterizedTest(name = "{0} without {1}: {2} is missing")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            response  | none                      | ''
            response  | origin                    | origin
            response  | send-lag read-lag generator origin | send-lag read-lag generator origin
            service   | send-lag                  | send-lag
            handshake | generator                 | generator
            staleness | send-lag                  | send-lag
            staleness | response send-lag         | ''
            staleness | response send-lag origin  | origin
            staleness | response read-lag         | read-lag
            handshake | response read-lag         | ''
            send-lag  | generator origin          | ''
            """)
    void aShareThatWasNotRecordedIsNamed(String series, String without, String missing) {
        Map<Series, LatencySummary> recorded = withEveryShare(MANY);
        Arrays.stream(without.split(" "))
                .flatMap(tag -> Series.tagged(tag).stream())
                .forEach(recorded::remove);

        String named = Trust.of(LIMIT, recorded).missing(tagged(series)).stream()
                .map(Series::tag)
                .collect(Collectors.joining(" "));

        assertThat(named).isEqualTo(missing);
    }

    @ParameterizedTest(name = "{0} samples at p{1}: {2}")
    @CsvSource({
        "999, 90, TRUSTED",
        "999, 95, TRUSTED",
        "999, 99, UNSUPPORTED",
        "1000, 99, BEYOND_TRUST",
        "9, 50, UNSUPPORTED",
        "20, 50, TRUSTED",
    })
    void withFewerThanTenSamplesBeyondThereIsNoFigure(int samples, double percentile, Trust.Standing standing) {
        Map<Series, LatencySummary> recorded = withEveryShare(MANY);
        recorded.put(Series.RESPONSE, LatencySummary.of(alike(9 * MILLI, samples)));

        assertThat(Trust.of(LIMIT, recorded).standing(Series.RESPONSE, percentile))
                .isEqualTo(standing);
    }

    /** Shares rise from p90 to p99 from nothing to 1 ms, staleness from 1 to 9 ms. */
    @Test
    void betweenKnownPercentilesTheFigureIsTheLowerAndTheShareTheHigher() {
        Histogram pauses = alike(0, 95);
        pauses.add(alike(MILLI, 5));
        Histogram staleness = alike(MILLI, 950);
        staleness.add(alike(9 * MILLI, 50));
        Trust trust = Trust.of(
                Trust.NO_LIMIT,
                Map.of(
                        Series.STALENESS,
                        LatencySummary.of(staleness),
                        Series.GENERATOR_PAUSE,
                        LatencySummary.of(pauses)));

        assertThat(trust.standing(Series.STALENESS, 90)).isEqualTo(Trust.Standing.TRUSTED);
        assertThat(trust.standing(Series.STALENESS, 97)).isEqualTo(Trust.Standing.BEYOND_TRUST);
        assertThat(trust.standing(Series.STALENESS, 99)).isEqualTo(Trust.Standing.TRUSTED);
    }

    /** A round-trip says nothing of a skew, which is much shorter; and what was late for one receiver was late for all. */
    @ParameterizedTest(name = "skew {0} ms, read lag {1} ms, send lag {2} ms: {3}")
    @CsvSource({"3, 1, 9, TRUSTED", "3, 2, 0, BEYOND_TRUST"})
    void aSkewIsComparedWithTheReadLagAndNotWithRoundTrips(
            long skew, long readLag, long sendLag, Trust.Standing standing) {
        Trust trust = Trust.of(
                99.9,
                Map.of(
                        Series.RESPONSE,
                        LatencySummary.of(alike(50 * MILLI, MANY)),
                        Series.SKEW,
                        LatencySummary.of(alike(skew * MILLI, MANY)),
                        Series.READ_LAG,
                        LatencySummary.of(alike(readLag * MILLI, MANY)),
                        Series.SEND_LAG,
                        LatencySummary.of(alike(sendLag * MILLI, MANY))));

        assertThat(trust.standing(Series.SKEW, 50)).isEqualTo(standing);
    }

    @ParameterizedTest(name = "send lag {0} ms: {1}")
    @CsvSource({"1, TRUSTED", "2, BEYOND_TRUST"})
    void aFanOutWithoutRepliesHasTheSendLagInIt(long sendLag, Trust.Standing standing) {
        Trust trust = Trust.of(
                Trust.NO_LIMIT,
                Map.of(
                        Series.FAN_OUT,
                        LatencySummary.of(alike(3 * MILLI, MANY)),
                        Series.SEND_LAG,
                        LatencySummary.of(alike(sendLag * MILLI, MANY))));

        assertThat(trust.standing(Series.FAN_OUT, 50)).isEqualTo(standing);
    }

    @Test
    void ofSeveralTrialsThoseThatRecordedTheSeriesDecide() {
        Trust noisy = Trust.of(Trust.NO_LIMIT, withEveryShare(MANY));
        Trust quiet = Trust.of(99.9, withEveryShare(MANY));
        Trust mere = Trust.of(Trust.NO_LIMIT, Map.of());

        assertThat(Trust.together(List.of(quiet, noisy)).standing(Series.RESPONSE, 99))
                .isEqualTo(Trust.Standing.BEYOND_TRUST);
        assertThat(Trust.together(List.of(quiet, noisy, quiet)).standing(Series.RESPONSE, 99))
                .isEqualTo(Trust.Standing.TRUSTED);
        assertThat(Trust.together(List.of(mere, quiet, mere)).standing(Series.RESPONSE, 99))
                .isEqualTo(Trust.Standing.TRUSTED);
    }

    private static double together(double... limits) {
        return Trust.together(Arrays.stream(limits)
                        .mapToObj(limit -> Trust.of(limit, Map.of()))
                        .toList())
                .limit();
    }

    /** Responses of 1 ms, and shares of 1 ms each. */
    private static Map<Series, LatencySummary> withEveryShare(int samples) {
        Map<Series, LatencySummary> recorded = new EnumMap<>(Series.class);
        for (Series series : List.of(
                Series.RESPONSE, Series.SEND_LAG, Series.READ_LAG, Series.GENERATOR_PAUSE, Series.ORIGIN_PAUSE)) {
            recorded.put(series, LatencySummary.of(alike(MILLI, samples)));
        }
        return recorded;
    }

    private static Function<Series, Histogram> recorded(int responses, Map<Series, Histogram> others) {
        return series -> series == Series.RESPONSE
                ? alike(MILLI, responses)
                : others.getOrDefault(series, Latencies.histogram());
    }

    private static Histogram alike(long nanos, int samples) {
        Histogram histogram = Latencies.histogram();
        histogram.recordValueWithCount(nanos, samples);
        return histogram;
    }

    private static Series tagged(String tag) {
        return Series.tagged(tag).orElseThrow();
    }
}
