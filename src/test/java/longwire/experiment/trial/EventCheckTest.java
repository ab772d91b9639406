package longwire.experiment.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import longwire.clock.Patience;
import longwire.measurement.Count;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(Patience.TEST_SECONDS)
class EventCheckTest {
    @ParameterizedTest(name = "{0} received, {1} missed")
    @CsvSource({"50, 0", "45, 5", "45, 7"})
    void allEventsAreAccountedFor(long received, long missed) {
        assertThat(EventCheck.disagreement(counts(5, received, missed), 1, () -> 10))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} received, {1} missed")
    @CsvSource({"49, 0", "45, 4", "51, 0"})
    void oneTooFewOrTooManyIsTold(long received, long missed) {
        assertThat(EventCheck.disagreement(counts(5, received, missed), 1, () -> 10))
                .hasValue("events: " + received + " received and " + missed
                        + " missed (expected: 50, what the origin created in the measured window for 5 viewers)");
    }

    @Test
    void aViewerFollowsOneTopic() {
        assertThat(EventCheck.disagreement(counts(4, 20, 0), 2, () -> 10)).isEmpty();
        assertThat(EventCheck.disagreement(counts(4, 19, 0), 2, () -> 10)).isPresent();
        assertThat(EventCheck.disagreement(counts(3, 1, 0), 2, () -> 10))
                .as("topics of unlike numbers of viewers")
                .isEmpty();
    }

    @Test
    void nothingIsKnownWithoutViewersThatCanTellOrWithDroppedConnections() {
        assertThat(EventCheck.disagreement(counts(0, 0, 0), 1, () -> 10)).isEmpty();
        Map<Count, Long> dropped = counts(5, 49, 0);
        dropped.put(Count.DROPPED, 1L);
        assertThat(EventCheck.disagreement(dropped, 1, () -> 10)).isEmpty();
    }

    private static Map<Count, Long> counts(long viewers, long received, long missed) {
        Map<Count, Long> counts = new EnumMap<>(Count.class);
        for (Count count : Count.values()) {
            counts.put(count, 0L);
        }
        counts.put(Count.SUBSCRIPTIONS, viewers);
        counts.put(Count.EVENTS_MEASURED, received);
        counts.put(Count.EVENTS_MISSED, missed);
        return counts;
    }
}
