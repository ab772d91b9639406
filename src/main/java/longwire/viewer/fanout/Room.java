package longwire.viewer.fanout;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import longwire.fault.InputFault;
import longwire.measurement.FanOut;
import longwire.measurement.LatencyRecorder;

/**
 * The viewers of one target of which the first few publish and all others receive. Each publish should be delivered to each
 * receiver, so that the expected deliveries are published × receivers. Any thread may call.
 */
public final class Room {
    /** A receiver remembers 16 bytes of each publisher: 64 MB in all. */
    private static final long MOST_PAIRS = 4_000_000;

    private static final String KEY = "conversation.publishers";

    private final int publishers;
    /** Not of this room are messages that another load, or one before, left in the service. */
    private final int tag = ThreadLocalRandom.current().nextInt();

    private final FanOut fanOut;
    private final AtomicLong published = new AtomicLong();
    private final AtomicInteger publishing = new AtomicInteger();
    private final AtomicInteger listening = new AtomicInteger();

    /**
     * A room in which nothing was published.
     *
     * @param publishers 1 or more
     * @param receivers 0 or more
     */
    public Room(int publishers, int receivers) {
        this.publishers = publishers;
        this.fanOut = new FanOut(publishers, Math.max(1, receivers));
    }

    /**
     * Whether so many viewers can be a room, or several of equal size.
     *
     * @param publishers of all rooms together; 0 for none
     * @param viewers of all rooms together, publishers included
     * @throws InputFault if not
     */
    public static void check(int publishers, int viewers) {
        if (publishers > 0 && publishers >= viewers) {
            throw new InputFault(KEY, publishers, "fewer than the " + viewers + " connections, so that others receive");
        }
        long most = Math.min(FanOut.MOST_SOURCES, MOST_PAIRS / viewers);
        if (publishers > most) {
            throw new InputFault(KEY, publishers, "at most " + most + " for " + viewers + " connections");
        }
    }

    /** The place of viewer {@code index}, from 0. */
    public Seat seat(int index) {
        return new Seat(this, index < publishers ? index : Seat.NO_PUBLISHER);
    }

    int publishers() {
        return publishers;
    }

    int tag() {
        return tag;
    }

    FanOut fanOut() {
        return fanOut;
    }

    /** A publish was handed to its socket. */
    public void published() {
        published.incrementAndGet();
    }

    /** A publisher publishes from now on. */
    public void publisherBegan() {
        publishing.incrementAndGet();
    }

    /** A publisher has no more to publish. */
    public void publisherEnded() {
        publishing.decrementAndGet();
    }

    /** How many messages were published so far. */
    long publishedCount() {
        return published.get();
    }

    /** Whether all publishers that began have ended. */
    public boolean isSilent() {
        return publishing.get() == 0;
    }

    /** A receiver counts what it gets from now on. */
    public void receiverBegan() {
        listening.incrementAndGet();
    }

    /** A receiver has all, or waits no longer; of the last one, {@code recorder} takes the skews of what is left. */
    public void receiverEnded(LatencyRecorder recorder) {
        if (listening.decrementAndGet() == 0) {
            fanOut.finish(recorder);
        }
    }
}
