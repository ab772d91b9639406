package longwire.viewer;

import longwire.measurement.Count;
import longwire.measurement.MeasuredWindow;
import longwire.measurement.Tally;
import longwire.network.TcpCounts;
import longwire.viewer.http2.Passenger;
import longwire.viewer.pacing.Pacer;

/**
 * The bytes of one viewer, as the kernel counted them from the warm-up on, and the replies and events that came meanwhile. The
 * kernel is asked when the viewer has just read all that had arrived, so that both belong together. A viewer whose connection
 * was dropped in between is left out, since what a closed socket carried cannot be asked. Where viewers share a connection, the
 * first one on it weighs it, with what came to all of them.
 */
final class Weighing {
    /** Viewers ask at different moments of the end of a subscription, or a thousand of them would delay each other. */
    private static final int SHARE_OF_END = 10;

    private final Viewer viewer;
    private final Tally tally;
    private boolean beginDue;
    private boolean endDue;
    private Connection connection;
    private Reading from;
    private Reading to;

    /** What was counted at a moment. */
    private record Reading(TcpCounts counts, long answered, long events) {}

    private Weighing(Viewer viewer) {
        this.viewer = viewer;
        this.tally = viewer.readings().tally();
    }

    /** Of a stream, which ends when its last reply has been read: {@link #end} asks then. */
    static Weighing ofStream(Viewer viewer, MeasuredWindow window) {
        Weighing weighing = new Weighing(viewer);
        weighing.plan(window);
        return weighing;
    }

    /** Of a subscription, whose end comes whether all has been read or not: it asks before. */
    static Weighing ofSubscription(Viewer viewer, MeasuredWindow window) {
        Weighing weighing = new Weighing(viewer);
        weighing.plan(window);
        long before = viewer.loop().random().nextLong(1 + window.lengthNanos() / SHARE_OF_END);
        viewer.loop().pacer().add(weighing::endFromNowOn, window.endNanos() - before);
        return weighing;
    }

    /** In the second half of the warm-up, since what comes first on a connection is not usual. */
    private void plan(MeasuredWindow window) {
        ViewerLoop loop = viewer.loop();
        long half = Math.max(0, window.startNanos() - loop.clock().nanoTime()) / 2;
        loop.pacer()
                .add(this::beginFromNowOn, window.startNanos() - loop.random().nextLong(1 + half));
    }

    /** The viewer has read all that had arrived. */
    void readComplete() {
        if (beginDue && viewer.hasJoined()) {
            beginDue = false;
            connection = viewer.connection();
            from = reading();
        } else if (endDue) {
            endDue = false;
            to = reading();
        }
    }

    /** Counts what was carried, if it was on one connection. */
    void end() {
        if (from == null || !viewer.isOpen() || viewer.connection() != connection) {
            return;
        }
        Reading last = to == null ? reading() : to;
        if (last == null) {
            return;
        }
        TcpCounts carried = last.counts.since(from.counts);
        tally.add(Count.BYTES_SENT, carried.bytesSent());
        tally.add(Count.BYTES_RECEIVED, carried.bytesReceived());
        tally.add(Count.SEGMENTS_SENT, carried.segmentsSent());
        tally.add(Count.SEGMENTS_RECEIVED, carried.segmentsReceived());
        tally.add(Count.WEIGHED_REPLIES, last.answered - from.answered);
        tally.add(Count.WEIGHED_EVENTS, last.events - from.events);
    }

    private long beginFromNowOn(long due) {
        beginDue = true;
        return Pacer.NEVER;
    }

    private long endFromNowOn(long due) {
        endDue = from != null;
        return Pacer.NEVER;
    }

    /** Null if the kernel cannot be asked, or another viewer asks it. */
    private Reading reading() {
        return viewer.connection()
                .counts()
                .map(counts -> new Reading(
                        counts,
                        viewer.connection().together(Passenger::answered),
                        viewer.connection().together(Passenger::events)))
                .orElse(null);
    }
}
