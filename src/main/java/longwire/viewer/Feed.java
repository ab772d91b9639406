package longwire.viewer;

import longwire.measurement.Count;
import longwire.measurement.MeasuredWindow;
import longwire.measurement.Readings;
import longwire.measurement.Series;
import longwire.viewer.pacing.WakeUp;

/** The events of a feed as one viewer receives them: the age of each, and which were missed. */
final class Feed {
    private final Readings.Shard readings;
    private final WakeUp wakeUp;
    private final MeasuredWindow window;
    private final boolean sameHost;
    private final boolean pushed;
    private final int step;
    private long lastSequence = -1;
    private long lastDueNanos;
    private long events;
    private long missed;
    private long oldestNanos;
    private boolean silent = true;
    /** Whether an event has come that was due after the window. */
    private boolean passed;
    /** Called then; null if nobody waits. */
    private Runnable waiting;

    private boolean ended;

    /**
     * Starts to record events.
     *
     * @param wakeUp of the loop that reads them
     * @param sameHost whether the sender reads the same clock; the age is recorded only then
     * @param pushed whether all viewers get an event as soon as they can; the skew is recorded only then
     * @param step from the number of one event to that of the next one for this viewer
     */
    Feed(Readings.Shard readings, WakeUp wakeUp, MeasuredWindow window, boolean sameHost, boolean pushed, int step) {
        this.readings = readings;
        this.wakeUp = wakeUp;
        this.sameHost = sameHost;
        this.window = window;
        this.pushed = pushed;
        this.step = step;
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

    void event(long sequence, long dueNanos, long receivedNanos) {
        if (lastSequence >= 0 && sequence <= lastSequence) {
            if (dueNanos - lastDueNanos <= 0) {
                readings.tally().add(Count.EVENTS_DUPLICATED);
                return;
            }
            // A newer event with a lower number: the origin was restarted and counts from the beginning.
            lastSequence = -1;
        }
        lastDueNanos = dueNanos;
        long between = lastSequence < 0 ? 0 : (sequence - lastSequence - 1) / step;
        if (between > 0) {
            missed += between;
            readings.tally().add(Count.EVENTS_MISSED, between);
        }
        if (isExact() && window.holds(dueNanos)) {
            readings.tally().add(Count.EVENTS_MEASURED);
        }
        boolean first = lastSequence < 0;
        lastSequence = sequence;
        // Unknown are the events before it, and whether it was created before the viewer connected.
        if (!first) {
            received(sequence, dueNanos, receivedNanos);
        }
        if (dueNanos - window.endNanos() >= 0) {
            passed = true;
            stopWaiting();
        }
    }

    private void received(long sequence, long dueNanos, long receivedNanos) {
        events++;
        readings.tally().add(Count.EVENTS);
        if (pushed) {
            // When it was due is the same for all viewers.
            boolean measured = window.holds(sameHost ? dueNanos : receivedNanos);
            readings.events().received(0, sequence, measured, receivedNanos, readings.recorder());
        }
        if (!window.holds(receivedNanos)) {
            return;
        }
        silent = false;
        if (sameHost) {
            long age = receivedNanos - dueNanos;
            oldestNanos = Math.max(oldestNanos, age);
            readings.recorder().record(Series.STALENESS, age);
            readings.recorder().record(Series.READ_LAG, wakeUp.lagNanos(receivedNanos, dueNanos));
        }
    }

    /** Calls {@code listener} when no event of the window can be on its way: when a later one has come, which may be now. */
    void awaitLast(Runnable listener) {
        ended = true;
        waiting = listener;
        if (passed || !isExact()) {
            stopWaiting();
        }
    }

    /** Whether its window has ended, so that its last event is awaited or has come. */
    boolean isEnded() {
        return ended;
    }

    boolean isWaiting() {
        return waiting != null;
    }

    /** Whoever waits for the last event waits no longer. */
    void stopWaiting() {
        if (waiting != null) {
            if (isExact()) {
                readings.tally().add(Count.SUBSCRIPTIONS);
            }
            Runnable listener = waiting;
            waiting = null;
            listener.run();
        }
    }

    /** Whether all events of the window come, and can be told from others. */
    private boolean isExact() {
        return pushed && sameHost;
    }

    /** Whether no event came within the window. */
    boolean isSilent() {
        return silent;
    }

    StreamOutcome outcome() {
        return new StreamOutcome(events, missed, oldestNanos);
    }
}
