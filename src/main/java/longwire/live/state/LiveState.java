package longwire.live.state;

import java.util.List;
import java.util.function.LongSupplier;
import longwire.measurement.Trust;

/**
 * The state of a run for live views. The thread that keeps a trial's evidence updates it once a second, never a thread that
 * sends; readers take the latest snapshot and delay nothing.
 */
public final class LiveState {
    private final LongSupplier millis;
    private volatile LiveSnapshot snapshot;

    /** The state of a run that has not started; {@code millis} returns the time since the epoch. */
    public LiveState(LiveRun run, LongSupplier millis) {
        this.millis = millis;
        this.snapshot = LiveSnapshot.first(run, millis.getAsLong());
    }

    /** The latest. */
    public LiveSnapshot snapshot() {
        return snapshot;
    }

    /** A message about the run as a whole. */
    public synchronized void say(String line) {
        snapshot = snapshot.afterWords(line, millis.getAsLong());
    }

    /** A second of a trial has passed. */
    public synchronized void tick(LiveTrial trial) {
        snapshot = snapshot.afterSecond(trial, millis.getAsLong());
    }

    /**
     * The current trial has ended.
     *
     * @param invalid why it can't be believed; empty for a VALID one
     * @param trust its final one
     */
    public synchronized void end(List<String> invalid, Trust trust) {
        snapshot = snapshot.afterTrial(invalid, trust, millis.getAsLong());
    }
}
