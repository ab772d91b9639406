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
    private final StartAgreement agreement;
    private final List<LongConsumer> waiting = new ArrayList<>();
    private int expected;
    private long startNanos;
    private boolean asked;
    private boolean open;

    /** A gate for {@code viewers} viewers. */
    public StartGate(int viewers, Clock clock) {
        this(viewers, clock, begin -> begin.accept(clock.nanoTime() + AHEAD.toNanos()));
    }

    /** A gate that, when all of its viewers are there, opens at the moment that {@code agreement} gives. */
    public StartGate(int viewers, Clock clock, StartAgreement agreement) {
        this.expected = viewers;
        this.clock = clock;
        this.agreement = agreement;
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
        synchronized (this) {
            expected -= more;
            if (expected > 0 || asked) {
                return;
            }
            asked = true;
        }
        agreement.ask(this::open);
    }

    /** Opens it, once: all that wait begin at {@code start}, a reading of the clock. */
    public void open(long start) {
        List<LongConsumer> called;
        synchronized (this) {
            if (open) {
                return;
            }
            open = true;
            startNanos = start;
            called = List.copyOf(waiting);
            waiting.clear();
        }
        called.forEach(begin -> begin.accept(start));
    }
}
