package longwire.network;

import io.netty.channel.EventLoop;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Fires after {@code limitNanos} without {@code touch()}. An event costs one reading of the clock. One check is
 * scheduled at a time; it computes how long it has really been quiet. Used on its event loop only.
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

    /** Starts watching, from now. */
    public void start() {
        watching = true;
        touch();
        if (check == null) {
            check = eventLoop.schedule(this, limitNanos, TimeUnit.NANOSECONDS);
        }
    }

    /** Restarts the time limit. */
    public void touch() {
        lastNanos = eventLoop.ticker().nanoTime();
    }

    /**
     * Stops watching until the next start. The scheduled check runs without effect, which is cheaper than cancelling
     * it.
     */
    public void pause() {
        watching = false;
    }

    /** Stops watching and cancels the scheduled check. */
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
