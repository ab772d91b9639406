package longwire.origin;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import longwire.clock.Clock;

/**
 * Actions that run later on one event loop, such as sending a reply: each at its own time, independent of the others.
 *
 * <p>A timer fires late by the time of a wake-up, tens of microseconds. So the timer is set {@link #SPIN_NANOS} earlier,
 * and from then on the loop does not sleep: it polls its sockets until the departure is due, so that what arrives
 * meanwhile does not wait. This spinning is bounded: after {@link #MOST_SPUN_PER_SECOND} departures in a second, which
 * take at most 200 ms of it, the others leave by the timer alone, late by its wake-up.
 */
final class Departures {
    /** About the time of a wake-up. */
    static final long SPIN_NANOS = 50_000;

    static final int MOST_SPUN_PER_SECOND = 4_000;

    /** About the time of one poll of the sockets: for a shorter wait it is not worth it. */
    private static final long NEAR_NANOS = 3_000;
    /** Limit of departures in one turn; then the sockets have theirs. */
    private static final int MOST_AT_ONCE = 64;

    private static final long NOT_PLANNED = Long.MAX_VALUE;

    private final EventLoop eventLoop;
    private final Clock clock;
    private final PriorityQueue<Departure> waiting = new PriorityQueue<>(Departure.ORDER);
    private final long originNanos;
    private long added;
    private long second = -1;
    private int spunInSecond;
    private long plannedNanos = NOT_PLANNED;
    private ScheduledFuture<?> planned;

    private record Departure(long leaveNanos, long number, boolean spun, Runnable leaving) {
        /** Departures of the same time leave in the order in which they were added. */
        static final Comparator<Departure> ORDER =
                Comparator.comparingLong(Departure::leaveNanos).thenComparingLong(Departure::number);
    }

    Departures(EventLoop eventLoop, Clock clock) {
        this.eventLoop = eventLoop;
        this.clock = clock;
        this.originNanos = clock.nanoTime();
    }

    /** The clock of {@link #add}: nanoseconds since this object was created. */
    long nanoTime() {
        return clock.nanoTime() - originNanos;
    }

    /** Runs {@code leaving} at {@code leaveNanos}, or as soon as possible if that is past. For the loop's thread only. */
    void add(long leaveNanos, Runnable leaving) {
        waiting.add(new Departure(leaveNanos, added++, maySpin(), leaving));
        plan();
    }

    private boolean maySpin() {
        long thisSecond = nanoTime() / TimeUnit.SECONDS.toNanos(1);
        if (thisSecond != second) {
            second = thisSecond;
            spunInSecond = 0;
        }
        return spunInSecond++ < MOST_SPUN_PER_SECOND;
    }

    private void turn() {
        plannedNanos = NOT_PLANNED;
        for (int left = 0; left < MOST_AT_ONCE && isNear(waiting.peek()); left++) {
            Departure first = waiting.poll();
            while (nanoTime() < first.leaveNanos) {
                Thread.onSpinWait();
            }
            first.leaving.run();
        }
        plan();
    }

    private boolean isNear(Departure departure) {
        return departure != null && departure.leaveNanos - nanoTime() <= NEAR_NANOS;
    }

    private void plan() {
        Departure first = waiting.peek();
        if (first == null) {
            return;
        }
        long now = nanoTime();
        long turnNanos = Math.max(now, first.spun ? first.leaveNanos - SPIN_NANOS : first.leaveNanos);
        if (turnNanos < plannedNanos) {
            if (planned != null) {
                planned.cancel(false);
            }
            // A departure that is due at once runs after one more poll of the sockets, not before.
            planned = eventLoop.schedule(this::turn, turnNanos - now, TimeUnit.NANOSECONDS);
            plannedNanos = turnNanos;
        }
    }
}
