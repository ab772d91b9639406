package longwire.viewer;

import java.util.concurrent.atomic.AtomicLong;
import longwire.clock.Clock;

/** A clock that stands still until it is told to go on. */
public final class ManualClock implements Clock {
    // Begins at the real time: Netty's own timers, which run on, are compared with it.
    private final AtomicLong now = new AtomicLong(System.nanoTime());

    @Override
    public long nanoTime() {
        return now.get();
    }

    public void set(long nanos) {
        now.set(nanos);
    }
}
