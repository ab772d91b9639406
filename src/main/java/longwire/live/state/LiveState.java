package longwire.live.state;

import java.util.List;
import java.util.function.LongSupplier;
import longwire.measurement.Trust;

/**
 * What a run says of itself, for any who look. It is told once a second by the thread that keeps a trial's evidence, never
 * by one that sends; readers take the latest snapshot and hold up nobody.
 */
public final class LiveState {
    private final LongSupplier millis;
    private volatile LiveSnapshot snapshot;

    /** That of a run that has yet to begin; {@code millis} gives the time since the epoch. */
    public LiveState(LiveRun run, LongSupplier millis) {
        this.millis = millis;
        this.snapshot = LiveSnapshot.first(run, millis.getAsLong());
    }

    /** The latest. */
    public LiveSnapshot snapshot() {
        return snapshot;
    }

    /** Something was said of the run as a whole. */
    public synchronized void say(String line) {
        snapshot = snapshot.afterWords(line, millis.getAsLong());
    }

    /** A second of a trial has passed. */
    public synchronized void tick(LiveTrial trial) {
        snapshot = snapshot.afterSecond(trial, millis.getAsLong());
    }

    /**
     * The trial that was told of last is over.
     *
     * @param invalid why it can't be believed; empty for a VALID one
     * @param trust its final one
     */
    public synchronized void end(List<String> invalid, Trust trust) {
        snapshot = snapshot.afterTrial(invalid, trust, millis.getAsLong());
    }
}
