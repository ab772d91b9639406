package longwire.network;

import io.netty.channel.EventLoop;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Fires after {@code limitNanos} without {@code touch()}. An event costs one reading of the clock; one check at a time is
 * scheduled, and looks how long it really was. Used on its event loop only.
 */
public final class Quiet implements Runnable {
    private final EventLoop eventLoop;
    private final long limitNanos;
    private final Runnable expired;

    private long lastNanos;
    private boolean watching;
    private Future<?> check;

    public Quiet(EventLoop eventLoop, long limitNanos, Runnable expired) {
        this.eventLoop = eventLoop;
        this.limitNanos = limitNanos;
        this.expired = expired;
    }

    /** Watches from now on. */
    public void start() {
        watching = true;
        touch();
        if (check == null) {
            check = eventLoop.schedule(this, limitNanos, TimeUnit.NANOSECONDS);
        }
    }

    /** Something happened. */
    public void touch() {
        lastNanos = eventLoop.ticker().nanoTime();
    }

    /** Watches no more until the next start. The scheduled check is left to lapse, which is cheaper per request. */
    public void pause() {
        watching = false;
    }

    /** Watches no more, and lets go of everything now. */
    public void cancel() {
        watching = false;
        if (check != null) {
            check.cancel(false);
            check = null;
        }
    }

    /** The scheduled check. */
    @Override
    public void run() {
        check = null;
        if (!watching) {
            return;
        }
        long leftNanos = limitNanos - (eventLoop.ticker().nanoTime() - lastNanos);
        if (leftNanos > 0) {
            check = eventLoop.schedule(this, leftNanos, TimeUnit.NANOSECONDS);
        } else {
            watching = false;
            expired.run();
        }
    }
}
