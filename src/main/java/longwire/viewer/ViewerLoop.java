package longwire.viewer;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import longwire.clock.Clock;
import longwire.fault.Exit;
import longwire.message.Stamp;
import longwire.network.deflate.DeflateLoop;
import longwire.viewer.http2.Carriers;

/** One event loop of viewers and their shared state; used by its own thread only. */
final class ViewerLoop {
    private static final int INITIAL_PAYLOAD_BYTES = 4_096;

    private final Pacer pacer;
    private final Clock clock;
    private final WakeUp wakeUp;
    private final SplittableRandom random;
    private final Stamp stamp = new Stamp();
    private final AtomicLong spunNanos = new AtomicLong();
    private final ResponseHead responseHead = new ResponseHead();
    private final DeflateLoop deflate;
    private final Carriers carriers;
    private ByteBuffer payload = ByteBuffer.allocate(INITIAL_PAYLOAD_BYTES);
    private EventLoop eventLoop;
    private Bootstrap bootstrap;

    ViewerLoop(Pacer pacer, Clock clock, long seed, int deflateLevel) {
        this.deflate = new DeflateLoop(deflateLevel);
        this.pacer = pacer;
        this.clock = clock;
        this.wakeUp = new WakeUp(clock);
        this.random = new SplittableRandom(seed);
        this.carriers = new Carriers(clock::nanoTime);
    }

    void attach(EventLoop loop, Bootstrap connecting) {
        eventLoop = loop;
        bootstrap = connecting.group(loop);
    }

    /** The id of the loop's thread, which runs from {@link #attach} on. */
    long threadId() {
        return ((SingleThreadEventExecutor) eventLoop).threadProperties().id();
    }

    Pacer pacer() {
        return pacer;
    }

    /** Fires due items, and returns how many. A bug there would leave viewers waiting forever, so it ends the process. */
    int fireDue() {
        try {
            return pacer.fireDue();
        } catch (RuntimeException | Error ours) {
            int status = Exit.report(ours);
            // On another thread, because shutdown hooks may wait for this loop.
            new Thread(() -> System.exit(status), "viewer-failed").start();
            return 0;
        }
    }

    /** The loop has looked for work for {@code nanos} without waiting, and there was none. */
    void spun(long nanos) {
        spunNanos.setOpaque(spunNanos.getPlain() + nanos);
    }

    /** The time that the loop spent looking for work without waiting and without finding any; from any thread. */
    long spunNanos() {
        return spunNanos.getOpaque();
    }

    WakeUp wakeUp() {
        return wakeUp;
    }

    Clock clock() {
        return clock;
    }

    SplittableRandom random() {
        return random;
    }

    Stamp stamp() {
        return stamp;
    }

    /**
     * A shared array for one payload, valid until the next call. On the heap, because a view into a pooled buffer would be an
     * object per message.
     *
     * @param bytes its length, from 0 to its limit
     */
    ByteBuffer payload(int bytes) {
        if (payload.capacity() < bytes) {
            payload = ByteBuffer.allocate(bytes);
        }
        return payload.clear().limit(bytes);
    }

    ResponseHead responseHead() {
        return responseHead;
    }

    /** What the loop's connections deflate with. */
    DeflateLoop deflate() {
        return deflate;
    }

    /** Its HTTP/2 connections. */
    Carriers carriers() {
        return carriers;
    }

    EventLoop eventLoop() {
        return eventLoop;
    }

    /** A bootstrap that lacks only the handler. */
    Bootstrap bootstrap() {
        return bootstrap.clone();
    }
}
