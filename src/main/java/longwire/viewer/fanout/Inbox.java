package longwire.viewer.fanout;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import longwire.measurement.LatencyRecorder;

/**
 * The publishes that one receiver got: which, from whom, and whether twice. It belongs to one thread, and allocates nothing for
 * a delivery.
 */
public final class Inbox {
    private static final int REMEMBERED = Long.SIZE;

    private final Room room;
    private final PublishStamp stamp = new PublishStamp();
    /** The highest sequence number that came, by publisher. */
    private final long[] newest;
    /** Bit n: {@code newest - n} came, by publisher. */
    private final long[] came;

    private long delivered;

    /** What a message that arrived is. */
    public enum Arrival {
        /** A publish, for the first time. */
        DELIVERED,
        /** A publish that had come, or one that {@value #REMEMBERED} later ones of its publisher overtook. */
        AGAIN,
        /** No publish of this room. */
        OTHER
    }

    public Inbox(Room room) {
        this.room = room;
        this.newest = new long[room.publishers()];
        this.came = new long[room.publishers()];
        Arrays.fill(newest, -1);
    }

    /** Takes a message that arrived; {@code from} has it, and its indexes do not change. */
    public Arrival take(ByteBuf from, int start, int length) {
        if (!stamp.find(from, start, length, room.tag()) || stamp.publisher() >= newest.length) {
            return Arrival.OTHER;
        }
        if (!isNew(stamp.publisher(), stamp.sequence())) {
            return Arrival.AGAIN;
        }
        delivered++;
        return Arrival.DELIVERED;
    }

    /** When the publish that was taken last was due. */
    public long dueNanos() {
        return stamp.dueNanos();
    }

    /** Tells the room that this receiver has the publish that was taken last; {@code measured} says whether it counts. */
    public void tell(boolean measured, long receivedNanos, LatencyRecorder recorder) {
        room.fanOut().received(stamp.publisher(), stamp.sequence(), measured, receivedNanos, recorder);
    }

    /** Different publishes so far. */
    public long delivered() {
        return delivered;
    }

    /** Publishes of the room that are not here. */
    public long missing() {
        return Math.max(0, room.publishedCount() - delivered);
    }

    private boolean isNew(int publisher, long sequence) {
        long ahead = sequence - newest[publisher];
        if (ahead > 0) {
            came[publisher] = (ahead < REMEMBERED ? came[publisher] << ahead : 0) | 1;
            newest[publisher] = sequence;
            return true;
        }
        long bit = -ahead < REMEMBERED ? 1L << -ahead : 0;
        boolean isNew = bit != 0 && (came[publisher] & bit) == 0;
        came[publisher] |= bit;
        return isNew;
    }
}
