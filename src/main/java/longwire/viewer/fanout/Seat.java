package longwire.viewer.fanout;

import io.netty.buffer.ByteBuf;

/**
 * A viewer's place in a room.
 *
 * @param publisher its number among the publishers, from 0; {@link #NO_PUBLISHER} for a receiver
 */
public record Seat(Room room, int publisher) {
    static final int NO_PUBLISHER = -1;

    /** Whether it publishes; otherwise it receives. */
    public boolean publishes() {
        return publisher != NO_PUBLISHER;
    }

    /** Appends the stamp of its publish number {@code sequence}, from 0; it is {@link PublishStamp#BYTES} long. */
    public void writeStamp(ByteBuf out, long sequence, long dueNanos) {
        PublishStamp.write(out, room.tag(), publisher, sequence, dueNanos);
    }
}
