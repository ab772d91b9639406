package longwire.network;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Event loops of one purpose, closed together. Their threads are daemons with the least timer slack they may have. */
public final class EventLoops implements AutoCloseable {
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    private final EventLoopGroup group;

    private EventLoops(EventLoopGroup group) {
        this.group = group;
    }

    /** {@code count} loops (1 or more) on the best sockets of this machine, their threads named after {@code purpose}. */
    public static EventLoops start(String purpose, int count) {
        return start(purpose, count, Sockets.preferred().ioHandlerFactory());
    }

    /** As {@link #start(String, int)}, with another way to wait for sockets and times. */
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

    /** Ends the loops and what is open on them; waits at most two seconds. */
    @Override
    public void close() {
        group.shutdownGracefully(0, CLOSE_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly(CLOSE_LIMIT.toMillis());
    }
}
