package longwire.network;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.function.Supplier;

/** The ways this machine offers to wait for many sockets at once. */
public enum Sockets {
    /** Linux's own; wakes with the precision of the thread's timer slack. */
    EPOLL(
            () -> new HalfClosedSockets(EpollIoHandler.newFactory()),
            EpollSocketChannel.class,
            EpollServerSocketChannel.class),
    /** The JDK's, everywhere; its timers tick in whole milliseconds. */
    NIO(NioIoHandler::newFactory, NioSocketChannel.class, NioServerSocketChannel.class);

    private final Supplier<IoHandlerFactory> factory;
    private final Class<? extends SocketChannel> channel;
    private final Class<? extends ServerSocketChannel> serverChannel;

    Sockets(
            Supplier<IoHandlerFactory> factory,
            Class<? extends SocketChannel> channel,
            Class<? extends ServerSocketChannel> serverChannel) {
        this.factory = factory;
        this.channel = channel;
        this.serverChannel = serverChannel;
    }

    /** The best that works here. */
    public static Sockets preferred() {
        return Epoll.isAvailable() ? EPOLL : NIO;
    }

    public IoHandlerFactory ioHandlerFactory() {
        return factory.get();
    }

    public Class<? extends SocketChannel> channel() {
        return channel;
    }

    public Class<? extends ServerSocketChannel> serverChannel() {
        return serverChannel;
    }
}
