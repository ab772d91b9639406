package longwire.viewer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import longwire.clock.Clock;

/**
 * Lets the viewers of a load start together: once each viewer has arrived or is known to be absent, all get the same
 * start time, slightly in the future.
 */
public final class StartGate {
    /** Enough time to notify thousands of viewers before the first message is due. */
    private static final Duration AHEAD = Duration.ofMillis(100);

    private final Clock clock;
    private final List<LongConsumer> waiting = new ArrayList<>();
    private int expected;
    private long startNanos;
    private boolean open;

    /** A gate for {@code viewers} viewers. */
    public StartGate(int viewers, Clock clock) {
        this.expected = viewers;
        this.clock = clock;
    }

    /** Calls {@code begin} with the start time, a reading of the clock, when the gate opens; at once if it is open. */
    public void arrive(LongConsumer begin) {
        if (!joined(begin)) {
            // One more than was expected begins when it comes: what it missed must not burst out of it.
            begin.accept(Math.max(startNanos, clock.nanoTime()));
        }
    }

    /** Reports a viewer that will not arrive. */
    public void absent() {
        openIfComplete(1);
    }

    /** Is notified of the start, but does not count as a viewer. */
    public synchronized void onOpen(LongConsumer listener) {
        if (open) {
            listener.accept(startNanos);
        } else {
            waiting.add(listener);
        }
    }

    private boolean joined(LongConsumer begin) {
        synchronized (this) {
            if (open) {
                return false;
            }
            waiting.add(begin);
        }
        openIfComplete(1);
        return true;
    }

    private void openIfComplete(int more) {
        List<LongConsumer> called;
        synchronized (this) {
            expected -= more;
            if (expected > 0 || open) {
                return;
            }
            open = true;
            startNanos = clock.nanoTime() + AHEAD.toNanos();
            called = List.copyOf(waiting);
            waiting.clear();
        }
        called.forEach(begin -> begin.accept(startNanos));
    }
}
