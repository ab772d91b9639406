package longwire.edge.tunnel;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import longwire.edge.accesslog.AccessRecord;
import longwire.edge.loop.Count;
import longwire.edge.loop.EdgeLoop;
import longwire.edge.settings.TunnelRules;
import longwire.edge.settings.TunnelRules.IdleCounts;
import longwire.network.Quiet;

/** What both sides of a tunnel share: what passed, how long it has been silent, and that it ends once. */
public final class TunnelLife {
    private final EdgeLoop loop;
    /** What the access log is to say, or null where there is none. */
    private final AccessRecord record;

    /** Whether it is all that the viewer's connection is for: then its bytes are counted here, and its place ends here. */
    private final boolean wholeConnection;

    private final boolean viewerCounts;
    private final Quiet silence;
    private final Future<?> longestLife;

    private boolean ended;

    /**
     * Begins with the 101.
     *
     * @param close closes both sides; called where a rule of the edge ends the tunnel
     */
    TunnelLife(EdgeLoop loop, AccessRecord record, Runnable close) {
        this(loop, record, close, true);
    }

    /** As the other; {@code wholeConnection} is false where the viewer's connection has more than this tunnel. */
    public TunnelLife(EdgeLoop loop, AccessRecord record, Runnable close, boolean wholeConnection) {
        TunnelRules rules = loop.settings().tunnel();
        this.loop = loop;
        this.wholeConnection = wholeConnection;
        this.record = loop.shared().accessLog().isOn() ? record : null;
        this.viewerCounts = rules.idleCounts() == IdleCounts.EITHER;
        this.silence = rules.idleTimeout()
                .map(limit -> new Quiet(loop.eventLoop(), limit.toNanos(), close))
                .orElse(null);
        Optional<Duration> life = rules.longestLife();
        this.longestLife = life.isEmpty()
                ? null
                : loop.eventLoop().schedule(close, life.get().toNanos(), TimeUnit.NANOSECONDS);
        loop.counters().add(Count.TUNNELS_OPENED, 1);
        loop.counters().add(Count.TUNNELS_OPEN, 1);
        if (silence != null) {
            silence.start();
        }
    }

    EdgeLoop loop() {
        return loop;
    }

    /** Bytes have been read on one side for the other. */
    public void passed(boolean fromOrigin, int bytes) {
        if (wholeConnection) {
            loop.counters().add(fromOrigin ? Count.BYTES_TO_VIEWERS : Count.BYTES_FROM_VIEWERS, bytes);
        }
        if (silence != null && (fromOrigin || viewerCounts)) {
            silence.touch();
        }
        if (record != null) {
            record.passed(fromOrigin, bytes);
        }
    }

    /** The viewer's side is closed; more calls change nothing. */
    public void ended() {
        if (ended) {
            return;
        }
        ended = true;
        loop.counters().add(Count.TUNNELS_OPEN, -1);
        if (wholeConnection) {
            loop.shared().release();
        }
        if (silence != null) {
            silence.cancel();
        }
        if (longestLife != null) {
            longestLife.cancel(false);
        }
        if (record != null) {
            loop.shared().accessLog().write(record.ended());
        }
    }
}
