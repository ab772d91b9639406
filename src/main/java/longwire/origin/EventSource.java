package longwire.origin;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.concurrent.TimeUnit;
import longwire.clock.Clock;
import longwire.measurement.SendSchedule;

/**
 * Creates the events of the feed, also when nobody subscribes. The whole origin has one source. Events that came due
 * while the origin stood still are created right afterwards, so that the rate holds. Each carries the time at which it was due:
 * what the origin is late with is part of an event's age.
 */
final class EventSource implements AutoCloseable {
    /** Limit of events created in one turn, so that the sockets get theirs after a stall. */
    private static final int EVENTS_PER_TURN = 64;

    private final Clock clock;
    private final List<OriginLoop> loops;
    private final OriginLoop home;
    private final SendSchedule schedule;
    /** Events that are due at the same time. */
    private final int burst;

    private final EventFrame frame;
    /** Written by its own loop only. */
    private volatile long startNanos;

    private volatile long created;
    private boolean closed;

    /** A source that runs on the first of {@code loops} and serves all of them. */
    EventSource(OriginSettings settings, Clock clock, List<OriginLoop> loops) {
        this.clock = clock;
        this.loops = loops;
        this.home = loops.get(0);
        this.schedule = SendSchedule.uniform(settings.eventsPerSecond(), 0);
        this.burst = settings.burst();
        this.frame = new EventFrame(settings.eventBytes(), settings.payload());
    }

    /** Starts the feed; the first event is due now. */
    void start() {
        home.eventLoop().execute(() -> {
            startNanos = clock.nanoTime();
            turn();
        });
    }

    /** Ends the feed; waits until the last event has been given to every loop. */
    @Override
    public void close() {
        home.eventLoop().submit(() -> closed = true).awaitUninterruptibly();
    }

    /** How many events were created that were due from {@code fromNanos} on and before {@code toNanos}. Called on any thread. */
    long due(long fromNanos, long toNanos) {
        long all = created;
        return dueBefore(toNanos, all) - dueBefore(fromNanos, all);
    }

    private long dueBefore(long nanos, long all) {
        long from = 0;
        long to = all;
        while (from < to) {
            long middle = (from + to) >>> 1;
            if (dueNanos(middle) - nanos < 0) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private void turn() {
        if (closed) {
            return;
        }
        for (int made = 0; made < EVENTS_PER_TURN && untilNextNanos() <= 0; made++) {
            create();
        }
        EventLoop eventLoop = home.eventLoop();
        eventLoop.schedule(this::turn, Math.max(0, untilNextNanos()), TimeUnit.NANOSECONDS);
    }

    private long untilNextNanos() {
        return dueNanos(created) - clock.nanoTime();
    }

    /** When the event is due before which {@code index} others are; the first of a burst says when all of it is. */
    private long dueNanos(long index) {
        return startNanos + schedule.dueNanos(index - index % burst);
    }

    private void create() {
        long due = dueNanos(created);
        long sequence = created + 1;
        created = sequence;
        home.tally().add(OriginCount.EVENTS_CREATED);
        ByteBuf event = frame.encode(ByteBufAllocator.DEFAULT, sequence, due);
        for (OriginLoop loop : loops) {
            loop.publish(sequence, event.retainedDuplicate());
        }
        event.release();
    }
}
