package longwire.viewer;

import io.netty.channel.Channel;
import java.util.Optional;
import longwire.measurement.Count;
import longwire.measurement.MeasuredWindow;
import longwire.measurement.Tally;
import longwire.network.TcpCounts;

/**
 * The bytes of one viewer, as the kernel counted them from the warm-up on, and the replies and events that came meanwhile. A
 * viewer whose connection was dropped in between is left out, since what a closed socket carried cannot be asked.
 */
final class Weighing {
    /** How soon to look again whether a viewer that polls has had its first answer, with many events of before. */
    private static final long AGAIN_NANOS = 20_000_000;

    private final Viewer viewer;
    private final MeasuredWindow window;
    private Channel channel;
    private TcpCounts from;
    private long answered;
    private long events;

    private Weighing(Viewer viewer, MeasuredWindow window) {
        this.viewer = viewer;
        this.window = window;
    }

    /**
     * Begins in the second half of the warm-up, before {@code window}: what comes first on a connection, such as events of
     * before it, is not usual. The moment is random, or a thousand viewers would delay the messages that are due then.
     */
    static Weighing plan(Viewer viewer, MeasuredWindow window) {
        Weighing weighing = new Weighing(viewer, window);
        ViewerLoop loop = viewer.loop();
        long half = Math.max(0, window.startNanos() - loop.clock().nanoTime()) / 2;
        long before = half == 0 ? 0 : loop.random().nextLong(half);
        loop.pacer().add(weighing::begin, window.startNanos() - before);
        return weighing;
    }

    /** Counts what was carried, if it was on one connection. */
    void end() {
        if (from == null || !viewer.isOpen() || viewer.channel() != channel) {
            return;
        }
        TcpCounts carried = TcpCounts.of(channel).orElseThrow().since(from);
        Tally tally = viewer.readings().tally();
        tally.add(Count.BYTES_SENT, carried.bytesSent());
        tally.add(Count.BYTES_RECEIVED, carried.bytesReceived());
        tally.add(Count.SEGMENTS_SENT, carried.segmentsSent());
        tally.add(Count.SEGMENTS_RECEIVED, carried.segmentsReceived());
        tally.add(Count.WEIGHED_REPLIES, viewer.answered() - answered);
        tally.add(Count.WEIGHED_EVENTS, viewer.feed().outcome().answered() - events);
    }

    private long begin(long due) {
        if (viewer.joins() && viewer.feed().lastSequence() < 0) {
            long again = due + AGAIN_NANOS;
            return again - window.endNanos() < 0 ? again : Pacer.NEVER;
        }
        Optional<TcpCounts> counts = viewer.isOpen() ? TcpCounts.of(viewer.channel()) : Optional.empty();
        counts.ifPresent(now -> {
            channel = viewer.channel();
            from = now;
            answered = viewer.answered();
            events = viewer.feed().outcome().answered();
        });
        return Pacer.NEVER;
    }
}
