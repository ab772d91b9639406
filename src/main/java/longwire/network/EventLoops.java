package longwire.network;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Event loops for one purpose, closed together. Their threads are daemons with the lowest possible timer slack. */
public final class EventLoops implements AutoCloseable {
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    private final EventLoopGroup group;

    private EventLoops(EventLoopGroup group) {
        this.group = group;
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
        EventLoops loops = new EventLoops(
                new MultiThreadIoEventLoopGroup(count, new DefaultThreadFactory(purpose, true), waiting));
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
        group.shutdownGracefully(0, CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(CLOSE_LIMIT.toMillis());
    }
}
