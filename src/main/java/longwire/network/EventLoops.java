package longwire.network;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandler;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.ThreadAwareExecutor;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Event loops for one purpose, closed together. Their threads are daemons with the lowest possible timer slack. */
public final class EventLoops implements AutoCloseable {
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    private final EventLoopGroup group;
    private final Handlers handlers;

    private EventLoops(EventLoopGroup group, Handlers handlers) {
        this.group = group;
        this.handlers = handlers;
    }

    /**
     * Starts {@code count} loops (1 or more) on the preferred sockets of this machine; threads are named after
     * {@code purpose}.
     */
    public static EventLoops start(String purpose, int count) {
        return start(purpose, count, Sockets.preferred().ioHandlerFactory());
    }

    /** Same as {@link #start(String, int)}, with a given way to wait for sockets and timers. */
    public static EventLoops start(String purpose, int count, IoHandlerFactory waiting) {
        Handlers handlers = new Handlers(waiting);
        EventLoops loops = new EventLoops(
                new MultiThreadIoEventLoopGroup(count, new DefaultThreadFactory(purpose, true), handlers), handlers);
        loops.group.forEach(loop -> loop.execute(TimerSlack::lower));
        return loops;
    }

    public EventLoopGroup group() {
        return group;
    }

    /** The next loop in turn. */
    public EventLoop next() {
        return group.next();
    }

    /** Ends the loops and closes their channels; waits at most two seconds. */
    @Override
    public void close() {
        handlers.closeSockets();
        group.shutdownGracefully(0, CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(CLOSE_LIMIT.toMillis());
    }

    /**
     * What the loops wait with. It closes the sockets before the loops end, because Netty 4.2.18 leaves them open where a shutdown
     * without a quiet period begins while a loop runs its tasks.
     */
    private static final class Handlers implements IoHandlerFactory {
        private final IoHandlerFactory waiting;
        private final Map<ThreadAwareExecutor, IoHandler> ofLoops = new ConcurrentHashMap<>();

        Handlers(IoHandlerFactory waiting) {
            this.waiting = waiting;
        }

        @Override
        public IoHandler newHandler(ThreadAwareExecutor loop) {
            IoHandler handler = waiting.newHandler(loop);
            ofLoops.put(loop, handler);
            return handler;
        }

        @Override
        public boolean isChangingThreadSupported() {
            return waiting.isChangingThreadSupported();
        }

        void closeSockets() {
            ofLoops.forEach((loop, handler) -> loop.execute(handler::prepareToDestroy));
            ofLoops.clear();
        }
    }
}
