package longwire.viewer.pacing;

import java.util.concurrent.atomic.AtomicLong;
import longwire.clock.Clock;
import longwire.fault.Exit;

/** What one event loop fires, when it woke up, and how long it spun; used by its own thread only. */
public final class PacedLoop {
    private final Clock clock;
    private final Pacer pacer;
    private final WakeUp wakeUp;
    private final AtomicLong spunNanos = new AtomicLong();

    public PacedLoop(Clock clock) {
        this.clock = clock;
        this.pacer = new Pacer(clock);
        this.wakeUp = new WakeUp(clock);
    }

    public Clock clock() {
        return clock;
    }

    public Pacer pacer() {
        return pacer;
    }

    public WakeUp wakeUp() {
        return wakeUp;
    }

    /** Fires due items, and returns how many. A bug there would leave viewers waiting forever, so it ends the process. */
    public int fireDue() {
        try {
            return pacer.fireDue();
        } catch (RuntimeException | Error ours) {
            int status = Exit.report(ours);
            // On another thread, because shutdown hooks may wait for this loop.
            new Thread(() -> System.exit(status), "viewer-failed").start();
            return 0;
        }
    }

    /** The loop has looked for work for {@code nanos} without waiting, and there was none. */
    void spun(long nanos) {
        spunNanos.setOpaque(spunNanos.getPlain() + nanos);
    }

    /** The time that the loop spent looking for work without waiting and without finding any; from any thread. */
    public long spunNanos() {
        return spunNanos.getOpaque();
    }
}
