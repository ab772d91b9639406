package longwire.viewer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import longwire.clock.Clock;

/**
 * Lets the viewers of a load begin together: once each has come to the gate or is known not to come, all get the same
 * start, a little ahead.
 */
public final class StartGate {
    /** Time enough to tell thousands of viewers before the first message is due. */
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

    /** Calls {@code begin} with the start, on the clock's time, when the gate opens: at once where it is open. */
    public void arrive(LongConsumer begin) {
        if (!joined(begin)) {
            // One more than was expected begins when it comes: what it missed must not burst out of it.
            begin.accept(Math.max(startNanos, clock.nanoTime()));
        }
    }

    /** One that will not come. */
    public void absent() {
        openIfComplete(1);
    }

    /** Hears of the start without being waited for. */
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
