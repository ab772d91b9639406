package longwire.viewer;

import java.util.concurrent.atomic.AtomicLong;
import longwire.clock.Clock;

/** A clock that stands still until it is told to go on. */
final class ManualClock implements Clock {
    // Begins at the real time: Netty's own timers, which run on, are compared with it.
    private final AtomicLong now = new AtomicLong(System.nanoTime());

    @Override
    public long nanoTime() {
        return now.get();
    }

    void set(long nanos) {
        now.set(nanos);
    }
}
