package longwire.viewer;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import longwire.measurement.Count;
import longwire.measurement.Readings;
import longwire.viewer.pacing.Pacer;

/** How one viewer comes to the end of its part in a feed: after the window, it waits for the last event. */
final class Subscription {
    /** How often it looks whether the event has come. */
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Feed feed;
    private final Weighing weighing;
    private final Readings.Shard readings;
    private final long deadlineNanos;
    private final Consumer<StreamOutcome> done;

    /** @param deadlineNanos until when it waits; a reading of the clock */
    Subscription(
            Feed feed, Weighing weighing, Readings.Shard readings, long deadlineNanos, Consumer<StreamOutcome> done) {
        this.feed = feed;
        this.weighing = weighing;
        this.readings = readings;
        this.deadlineNanos = deadlineNanos;
        this.done = done;
    }

    /**
     * Called first at the end of the window; returns when to call it again. In steps up to the deadline: nothing of a viewer that
     * is done may come due in the middle of the next trial.
     */
    long endOrWait(long due) {
        if (!feed.isEnded()) {
            if (feed.isSilent()) {
                readings.tally().add(Count.SILENT_VIEWERS);
            }
            weighing.end();
            feed.awaitLast(() -> done.accept(feed.outcome()));
        }
        if (due - deadlineNanos >= 0) {
            feed.stopWaiting();
        }
        return feed.isWaiting() ? due + Math.min(STEP_NANOS, deadlineNanos - due) : Pacer.NEVER;
    }
}
