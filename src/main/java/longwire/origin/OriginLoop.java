package longwire.origin;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import longwire.clock.Clock;

/**
 * What one event loop of the origin has for itself: its counts, its subscribers, the latest events, and what is to leave
 * later. Only its own thread touches them, so that nothing is locked; the counts alone may be read by others.
 */
final class OriginLoop {
    private final EventLoop eventLoop;
    private final OriginTally tally = new OriginTally();
    private final Subscribers subscribers = new Subscribers();
    private final EventRing events;
    private final Departures departures;
    private final RandomGenerator delays;

    /**
     * What {@code eventLoop} has for itself.
     *
     * @param seed of the delays that it draws
     */
    OriginLoop(EventLoop eventLoop, int eventBytes, Clock clock, long seed) {
        this.eventLoop = eventLoop;
        this.events = new EventRing(eventBytes);
        this.departures = new Departures(eventLoop, clock);
        this.delays = new SplittableRandom(seed);
    }

    EventLoop eventLoop() {
        return eventLoop;
    }

    OriginTally tally() {
        return tally;
    }

    Subscribers subscribers() {
        return subscribers;
    }

    EventRing events() {
        return events;
    }

    Departures departures() {
        return departures;
    }

    /** What all connections of the loop draw their delays from, or each would draw the same. */
    RandomGenerator delays() {
        return delays;
    }

    /** Sends an encoded event to the loop's subscribers and keeps it for polls; takes over the caller's reference. */
    void publish(long sequence, ByteBuf event) {
        if (!eventLoop.inEventLoop()) {
            eventLoop.execute(() -> publish(sequence, event));
            return;
        }
        subscribers.send(event);
        events.add(sequence, event);
    }

    /** Lets go of the events; waits until the loop has done so. */
    void close() {
        eventLoop.submit(events::clear).awaitUninterruptibly();
    }
}
