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

/** What both sides of a tunnel share: the count of bytes, the time of silence, and a single end. */
public final class TunnelLife {
    private final EdgeLoop loop;
    /** The record for the access log, or null if the log is off. */
    private final AccessRecord record;

    /**
     * Whether the viewer's connection serves this tunnel only: then its bytes are counted and its place is released
     * here.
     */
    private final boolean wholeConnection;

    private final boolean viewerCounts;
    /** Closes both sides: the channels, or later the bare sockets. */
    private Runnable close;

    private final Quiet silence;
    private final Future<?> longestLife;

    private boolean ended;

    /**
     * Begins when the 101 has been written.
     *
     * @param close closes both sides; called when a tunnel rule ends the tunnel
     */
    TunnelLife(EdgeLoop loop, AccessRecord record, Runnable close) {
        this(loop, record, close, true);
    }

    /**
     * Same as the other constructor; {@code wholeConnection} is false if the viewer's connection serves more than this
     * tunnel.
     */
    public TunnelLife(EdgeLoop loop, AccessRecord record, Runnable close, boolean wholeConnection) {
        TunnelRules rules = loop.settings().tunnel();
        this.loop = loop;
        this.close = close;
        this.wholeConnection = wholeConnection;
        this.record = loop.shared().accessLog().isOn() ? record : null;
        this.viewerCounts = rules.idleCounts() == IdleCounts.EITHER;
        this.silence = rules.idleTimeout()
                .map(limit -> new Quiet(loop.eventLoop(), limit.toNanos(), this::close))
                .orElse(null);
        Optional<Duration> life = rules.longestLife();
        this.longestLife = life.isEmpty()
                ? null
                : loop.eventLoop().schedule(this::close, life.get().toNanos(), TimeUnit.NANOSECONDS);
        loop.counters().add(Count.TUNNELS_OPENED, 1);
        loop.counters().add(Count.TUNNELS_OPEN, 1);
        if (silence != null) {
            silence.start();
        }
    }

    /** From now on, a rule ends the tunnel with {@code next}; what closed it before can be collected as garbage. */
    void closeWith(Runnable next) {
        close = next;
    }

    EdgeLoop loop() {
        return loop;
    }

    /** Bytes were read on one side for the other. */
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

    /** The viewer's side has closed; further calls do nothing. */
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

    private void close() {
        close.run();
    }
}
