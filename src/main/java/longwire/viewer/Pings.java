package longwire.viewer;

import java.time.Duration;
import longwire.viewer.pacing.Pacer;

/** Pings of one viewer, and the watch for their pongs. */
final class Pings {
    private final Viewer viewer;
    private final Wire wire;
    private final ViewerLoop loop;
    private final long limitNanos;
    private volatile Duration interval;
    /** Number of the ping whose pong is awaited, from 1; 0 for none. */
    private long awaited;

    private long sent;
    private boolean silent;

    Pings(Viewer viewer, Wire wire, ViewerLoop loop, ViewerSettings settings) {
        this.viewer = viewer;
        this.wire = wire;
        this.loop = loop;
        this.interval = settings.pingInterval();
        this.limitNanos = settings.pingTimeout().toNanos();
    }

    /** At this interval instead of that of the settings. Called before {@link #begin}, from any thread. */
    void every(Duration other) {
        interval = other;
    }

    /** The viewer is open for the first time. */
    void begin(long now) {
        long nanos = interval.toNanos();
        if (nanos > 0) {
            // The first ping is at a random moment; otherwise all viewers would ping at once.
            loop.pacer().add(due -> ping(due + nanos), now + loop.random().nextLong(nanos));
        }
    }

    /** A pong arrived. */
    void ponged() {
        awaited = 0;
    }

    /** Whether a pong did not come in time, for which the connection is being given up. */
    boolean isSilent() {
        return silent;
    }

    /** The connection has ended. */
    void startOver() {
        awaited = 0;
        silent = false;
    }

    private long ping(long next) {
        if (viewer.isOpen()) {
            wire.ping();
            awaitPong();
        }
        return viewer.isClosing() ? Pacer.NEVER : next;
    }

    private void awaitPong() {
        if (limitNanos > 0 && awaited == 0) {
            awaited = ++sent;
            long number = awaited;
            loop.pacer().add(due -> giveUpUnlessPonged(number), loop.clock().nanoTime() + limitNanos);
        }
    }

    private long giveUpUnlessPonged(long number) {
        if (viewer.isOpen() && awaited == number) {
            silent = true;
            viewer.connection().abandon();
        }
        return Pacer.NEVER;
    }
}
