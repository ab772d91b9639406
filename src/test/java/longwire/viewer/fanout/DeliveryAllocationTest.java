package longwire.viewer.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.management.ManagementFactory;
import longwire.measurement.LatencyRecorder;
import org.junit.jupiter.api.Test;

/** A delivery allocates nothing: neither to find its stamp nor to tell the room. */
class DeliveryAllocationTest {
    private static final int DELIVERIES = 200_000;
    private static final int TRIES = 5;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final LatencyRecorder recorder = new LatencyRecorder();
    private final Room room = new Room(1, 2);
    private final Inbox one = new Inbox(room);
    private final Inbox other = new Inbox(room);
    private final Seat publisher = room.seat(0);
    private final ByteBuf message = Unpooled.buffer(256);
    private long sequence;

    @Test
    void aDeliveryAllocatesNothing() {
        deliver();

        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && least >= DELIVERIES; i++) {
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            deliver();
            least = Math.min(
                    least,
                    threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before);
        }

        assertThat(least).as("bytes for %d deliveries", DELIVERIES).isLessThan(DELIVERIES);
        assertThat(one.delivered()).isEqualTo(other.delivered()).isEqualTo(sequence);
    }

    private void deliver() {
        for (int i = 0; i < DELIVERIES; i++, sequence++) {
            message.clear().writeZero(20);
            publisher.writeStamp(message, sequence, sequence);
            message.writeZero(20);
            take(one, sequence + 1);
            take(other, sequence + 2);
        }
    }

    private void take(Inbox inbox, long receivedNanos) {
        if (inbox.take(message, 0, message.readableBytes()) == Inbox.Arrival.DELIVERED) {
            inbox.tell(true, receivedNanos, recorder);
        }
    }
}
