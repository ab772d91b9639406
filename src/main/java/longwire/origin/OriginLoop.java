package longwire.origin;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;

/**
 * What one event loop of the origin has for itself: its counts, its subscribers, and the latest events. Only its own
 * thread touches them, so that nothing is locked; the counts alone may be read by others.
 */
final class OriginLoop {
    private final EventLoop eventLoop;
    private final OriginTally tally = new OriginTally();
    private final Subscribers subscribers = new Subscribers();
    private final EventRing events;

    OriginLoop(EventLoop eventLoop, int eventBytes) {
        this.eventLoop = eventLoop;
        this.events = new EventRing(eventBytes);
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
