package longwire.experiment.trial;

import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import longwire.measurement.Count;

/** Compares the events that viewers account for, as received or missed, with those that the origin created for them. */
final class EventCheck {
    private EventCheck() {}

    /**
     * What does not agree; empty where connections were dropped, and where nobody can tell an event's due time.
     *
     * @param counts of all viewers of one side
     * @param topics among which events and viewers are divided evenly
     * @param created how many events were created that were due in the measured window, of all topics
     */
    static Optional<String> disagreement(Map<Count, Long> counts, int topics, LongSupplier created) {
        long viewers = counts.get(Count.SUBSCRIPTIONS);
        if (viewers == 0 || viewers % topics > 0 || counts.get(Count.DROPPED) > 0) {
            return Optional.empty();
        }
        long expected = viewers / topics * created.getAsLong();
        long received = counts.get(Count.EVENTS_MEASURED);
        // Some of the missed may have been due before the window.
        long missed = counts.get(Count.EVENTS_MISSED);
        return received <= expected && expected <= received + missed
                ? Optional.empty()
                : Optional.of("events: " + received + " received and " + missed + " missed (expected: " + expected
                        + ", what the origin created in the measured window for " + viewers + " viewers)");
    }
}
