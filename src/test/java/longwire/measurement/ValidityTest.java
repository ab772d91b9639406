package longwire.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What makes a trial INVALID, one thing at a time. */
class ValidityTest {
    @Test
    void aTrialInWhichAllWentAsPlannedIsValid() {
        assertThat(reasons(good(), 10, true, 0.5)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            OPENED        | 9   | connections: 9 opened (expected: 10)
            SENT_MEASURED | 989 | offered rate missed: 989 of 1000 messages sent in the measured window (expected: 99 %)
            SENT_MEASURED | 1011 | offered rate missed: 1011 messages sent in the measured window, in which 1000 were due (expected: at most 101 %)
            LOST          | 1   | lost messages: 1 (expected: 0)
            UNSENT        | 2   | unsent messages: 2 (expected: 0)
            DUPLICATED    | 3   | duplicated messages: 3 (expected: 0)
            CORRUPTED     | 4   | corrupted messages: 4 (expected: 0)
            MISSED        | 5   | deliveries missed: 5 of 5 (expected: 0)
            DELIVERED_AGAIN | 6 | deliveries duplicated: 6 (expected: 0)
            """)
    void eachCountThatIsOffIsAReason(Count count, long value, String reason) {
        Map<Count, Long> counts = good();
        counts.put(count, value);

        assertThat(reasons(counts, 10, true, 0.5)).containsExactly(reason);
    }

    @ParameterizedTest(name = "{0} silent viewers of 10, {1} events: {2} reasons")
    @CsvSource({"0, 500, 0", "1, 500, 1", "1, 50, 1", "1, 49, 0"})
    void viewersWithoutEventsAreAReasonWhereOthersHadMany(long silent, long events, int reasons) {
        Map<Count, Long> counts = good();
        counts.put(Count.EVENTS, events);
        counts.put(Count.SILENT_VIEWERS, silent);

        assertThat(reasons(counts, 10, true, 0.5))
                .hasSize(reasons)
                .allMatch("events: 1 viewers received none in the measured window (expected: 0)"::equals);
    }

    @Test
    void aConnectionMissingAtTheEndIsAReason() {
        assertThat(reasons(good(), 9, true, 0.5))
                .containsExactly("connections: 9 open at the end of the measured window (expected: 10)");
    }

    @Test
    void aBusySenderIsAReason() {
        assertThat(reasons(good(), 10, true, 0.81))
                .containsExactly(
                        "generator out of CPU: an event loop worked 81 % of the time (expected: at most 80 %)");
    }

    @ParameterizedTest(name = "{0} of 1,000 first attempts failed")
    @CsvSource({"0, 0", "10, 0", "11, 1"})
    void viewersThatAreTurnedAwayAtFirstAreAReason(long failed, int reasons) {
        Map<Count, Long> counts = good();
        counts.put(Count.OPENED, 1_000L);
        counts.put(Count.FIRST_HANDSHAKE_FAILED, failed);
        Map<String, Long> refusals = Map.of("status 503", 1_012L, "Connection refused", 3L);
        Validity.Facts facts = new Validity.Facts(1_000, 1_000, counts, refusals, true, false, 0.5, 0);

        assertThat(Validity.reasons(facts))
                .hasSize(reasons)
                .allMatch(reason -> reason.contains("11 of 1000 first attempts failed")
                        && reason.endsWith("status 503 × 1,012, Connection refused × 3"));
    }

    @ParameterizedTest(name = "{0} of the service time")
    @CsvSource({"0.5, 0", "0.51, 1"})
    void repliesThatWaitToBeReadAreAReason(double share, int reasons) {
        Validity.Facts facts = new Validity.Facts(10, 10, good(), Map.of(), true, false, 0.5, share);

        assertThat(Validity.reasons(facts))
                .hasSize(reasons)
                .allMatch(reason -> reason.startsWith("generator reads late"));
    }

    @Test
    void aTrialThatWasToSendAndDidNotIsNoGoodOne() {
        Map<Count, Long> counts = good();
        counts.put(Count.DUE_MEASURED, 0L);
        counts.put(Count.SENT_MEASURED, 0L);

        assertThat(reasons(counts, -1, true, 0))
                .containsExactly("nothing was measured: no message was due and no event was received");
        assertThat(reasons(counts, -1, false, 0))
                .as("a trial of handshakes alone")
                .isEmpty();
    }

    @Test
    void whatNothingCanTakeBackIsKnownBeforeTheEnd() {
        Map<Count, Long> begun = good();
        begun.put(Count.OPENED, 3L);
        begun.put(Count.SENT_MEASURED, 0L);
        assertThat(Validity.damage(begun)).as("the rest may still come").isEmpty();

        begun.put(Count.LOST, 2L);

        assertThat(Validity.damage(begun)).containsExactly("lost messages: 2 (expected: 0)");
    }

    private static List<String> reasons(Map<Count, Long> counts, long openAtEnd, boolean sends, double busiest) {
        return Validity.reasons(new Validity.Facts(10, openAtEnd, counts, Map.of(), sends, false, busiest, 0));
    }

    private static Map<Count, Long> good() {
        Map<Count, Long> counts = new EnumMap<>(Count.class);
        for (Count count : Count.values()) {
            counts.put(count, 0L);
        }
        counts.put(Count.OPENED, 10L);
        counts.put(Count.DUE_MEASURED, 1_000L);
        counts.put(Count.SENT_MEASURED, 991L);
        return counts;
    }
}
