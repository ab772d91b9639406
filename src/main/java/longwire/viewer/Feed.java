package longwire.viewer;

import longwire.measurement.Count;
import longwire.measurement.MeasuredWindow;
import longwire.measurement.Readings;
import longwire.measurement.Series;

/** The events of a feed as one viewer receives them: the age of each, and which were missed. */
final class Feed {
    private final Readings.Shard readings;
    private final WakeUp wakeUp;
    private final MeasuredWindow window;
    private final boolean sameHost;
    private final boolean pushed;
    private long lastSequence = -1;
    private long lastCreatedNanos;
    private long events;
    private long missed;
    private long oldestNanos;
    private boolean silent = true;

    /**
     * Starts to record events.
     *
     * @param wakeUp of the loop that reads them
     * @param sameHost whether the sender reads the same clock; the age is recorded only then
     * @param pushed whether all viewers get an event as soon as they can; the skew is recorded only then
     */
    Feed(Readings.Shard readings, WakeUp wakeUp, MeasuredWindow window, boolean sameHost, boolean pushed) {
        this.readings = readings;
        this.wakeUp = wakeUp;
        this.sameHost = sameHost;
        this.window = window;
        this.pushed = pushed;
    }

    /** The sequence number of the newest event received, or -1. */
    long lastSequence() {
        return lastSequence;
    }

    /**
     * Event {@code sequence} is older than the viewer's connection, such as those in the first reply to a poll. Its age says
     * nothing about the path and is not recorded.
     */
    void joined(long sequence) {
        lastSequence = Math.max(lastSequence, sequence);
    }

    void event(long sequence, long createdNanos, long receivedNanos) {
        if (lastSequence >= 0 && sequence <= lastSequence) {
            if (createdNanos - lastCreatedNanos <= 0) {
                readings.tally().add(Count.EVENTS_DUPLICATED);
                return;
            }
            // A newer event with a lower number: the origin was restarted and counts from the beginning.
            lastSequence = -1;
        }
        lastCreatedNanos = createdNanos;
        if (lastSequence >= 0 && sequence > lastSequence + 1) {
            missed += sequence - lastSequence - 1;
            readings.tally().add(Count.EVENTS_MISSED, sequence - lastSequence - 1);
        }
        boolean first = lastSequence < 0;
        lastSequence = sequence;
        // Unknown are the events before it, and whether it was created before the viewer connected.
        if (first) {
            return;
        }
        events++;
        readings.tally().add(Count.EVENTS);
        if (pushed) {
            // When it was created is the same for all viewers.
            boolean measured = window.holds(sameHost ? createdNanos : receivedNanos);
            readings.events().received(0, sequence, measured, receivedNanos, readings.recorder());
        }
        if (!window.holds(receivedNanos)) {
            return;
        }
        silent = false;
        if (sameHost) {
            long age = receivedNanos - createdNanos;
            oldestNanos = Math.max(oldestNanos, age);
            readings.recorder().record(Series.STALENESS, age);
            readings.recorder().record(Series.READ_LAG, wakeUp.lagNanos(receivedNanos, createdNanos));
        }
    }

    /** Whether no event came within the window. */
    boolean isSilent() {
        return silent;
    }

    StreamOutcome outcome() {
        return new StreamOutcome(events, missed, oldestNanos);
    }
}
