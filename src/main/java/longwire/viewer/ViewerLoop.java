package longwire.viewer;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.SingleThreadEventExecutor;
import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import longwire.clock.Clock;
import longwire.message.Stamp;
import longwire.network.deflate.DeflateLoop;
import longwire.viewer.http2.Carriers;
import longwire.viewer.pacing.PacedLoop;
import longwire.viewer.pacing.Pacer;
import longwire.viewer.pacing.WakeUp;
import longwire.viewer.response.ResponseHead;

/** One event loop of viewers and their shared state; used by its own thread only. */
final class ViewerLoop {
    private static final int INITIAL_PAYLOAD_BYTES = 4_096;

    private final PacedLoop pacing;
    private final SplittableRandom random;
    private final Stamp stamp = new Stamp();
    private final ResponseHead responseHead = new ResponseHead();
    private final DeflateLoop deflate;
    private final Carriers carriers;
    private ByteBuffer payload = ByteBuffer.allocate(INITIAL_PAYLOAD_BYTES);
    private EventLoop eventLoop;
    private Bootstrap bootstrap;

    ViewerLoop(PacedLoop pacing, long seed, int deflateLevel) {
        this.deflate = new DeflateLoop(deflateLevel);
        this.pacing = pacing;
        this.random = new SplittableRandom(seed);
        this.carriers = new Carriers(pacing.clock()::nanoTime);
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
        return pacing.pacer();
    }

    /** Fires what is due, and returns how much. */
    int fireDue() {
        return pacing.fireDue();
    }

    /** The time that the loop spent looking for work without waiting and without finding any; from any thread. */
    long spunNanos() {
        return pacing.spunNanos();
    }

    WakeUp wakeUp() {
        return pacing.wakeUp();
    }

    Clock clock() {
        return pacing.clock();
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
