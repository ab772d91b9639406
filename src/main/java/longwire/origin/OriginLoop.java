package longwire.origin;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import longwire.clock.Clock;
import longwire.network.deflate.DeflateLoop;

/**
 * The state of one event loop of the origin: its counts, subscribers, latest events and departures. Only the loop's
 * thread accesses it, so nothing is locked; other threads may read the counts only.
 */
final class OriginLoop {
    private final EventLoop eventLoop;
    private final OriginTally tally = new OriginTally();
    private final Set<WebSocketHandler> webSockets = new LinkedHashSet<>();
    /** Of the whole feed. */
    private final Subscribers subscribers = new Subscribers();
    /** Of each topic. */
    private final List<Subscribers> topics;

    private final EventRing events;
    private final Departures departures;
    private final RandomGenerator delays;
    private final DeflateLoop deflate;

    /**
     * The state of {@code eventLoop}.
     *
     * @param seed for the random delays of the loop
     */
    OriginLoop(EventLoop eventLoop, OriginSettings settings, Clock clock, long seed) {
        this.eventLoop = eventLoop;
        this.events = new EventRing(settings.eventBytes(), settings.payload());
        this.topics = Stream.generate(Subscribers::new).limit(settings.topics()).toList();
        this.departures = new Departures(eventLoop, clock);
        this.delays = new SplittableRandom(seed);
        this.deflate = new DeflateLoop(settings.deflateLevel());
    }

    EventLoop eventLoop() {
        return eventLoop;
    }

    /** Those that are open. */
    Set<WebSocketHandler> webSockets() {
        return webSockets;
    }

    OriginTally tally() {
        return tally;
    }

    Subscribers subscribers() {
        return subscribers;
    }

    /** Those of topic {@code number}, counted round where there are fewer topics. */
    Subscribers subscribers(long number) {
        return topics.get((int) (number % topics.size()));
    }

    EventRing events() {
        return events;
    }

    Departures departures() {
        return departures;
    }

    /**
     * The random numbers for delays, shared by all connections of the loop; separate ones would all draw the same delays.
     */
    RandomGenerator delays() {
        return delays;
    }

    /** What the loop's connections deflate with. */
    DeflateLoop deflate() {
        return deflate;
    }

    /** Sends an encoded event to the loop's subscribers and keeps it for polls; takes over the caller's reference. */
    void publish(long sequence, ByteBuf event) {
        if (!eventLoop.inEventLoop()) {
            eventLoop.execute(() -> publish(sequence, event));
            return;
        }
        // The ring first: it is where other encodings are made from.
        events.add(sequence, event);
        try (Event news = new Event(sequence, event, events)) {
            subscribers.send(news);
            subscribers(sequence).send(news);
        }
    }

    /** Releases the events and waits until the loop has done so. */
    void close() {
        eventLoop.submit(events::clear).awaitUninterruptibly();
    }
}
