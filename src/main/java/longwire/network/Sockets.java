package longwire.network;

import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringDatagramChannel;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.channel.uring.IoUringSocketChannel;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.DnsServerAddressStreamProviders;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import longwire.fault.InputFault;

/** The kinds of sockets, by how an event loop waits for them. */
public enum Sockets {
    /** Linux epoll; its timers are as precise as the timer slack of the thread. */
    EPOLL(
            Epoll::isAvailable,
            DeferredEpoll::new,
            EpollSocketChannel.class,
            EpollServerSocketChannel.class,
            EpollDatagramChannel.class),
    /** Linux io_uring, which needs fewer system calls when many sockets are busy at once. */
    IO_URING(
            IoUring::isAvailable,
            IoUringIoHandler::newFactory,
            IoUringSocketChannel.class,
            IoUringServerSocketChannel.class,
            IoUringDatagramChannel.class),
    /** The JDK's selector, available everywhere; its timers have a resolution of one millisecond. */
    NIO(
            () -> true,
            NioIoHandler::newFactory,
            NioSocketChannel.class,
            NioServerSocketChannel.class,
            NioDatagramChannel.class);

    private final BooleanSupplier available;
    private final Supplier<IoHandlerFactory> factory;
    private final Class<? extends SocketChannel> channel;
    private final Class<? extends ServerSocketChannel> serverChannel;
    private final Class<? extends DatagramChannel> datagramChannel;

    Sockets(
            BooleanSupplier available,
            Supplier<IoHandlerFactory> factory,
            Class<? extends SocketChannel> channel,
            Class<? extends ServerSocketChannel> serverChannel,
            Class<? extends DatagramChannel> datagramChannel) {
        this.available = available;
        this.factory = factory;
        this.channel = channel;
        this.serverChannel = serverChannel;
        this.datagramChannel = datagramChannel;
    }

    /** Parses {@code auto} or a name in lower case with dashes; refuses one that does not work on this machine. */
    public static Sockets named(String word) {
        if (word.equals("auto")) {
            return preferred();
        }
        List<Sockets> usable =
                Arrays.stream(values()).filter(Sockets::isAvailable).toList();
        return usable.stream()
                .filter(sockets -> sockets.toString().equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new InputFault("transport", word, "one of auto, " + words(usable) + " on this machine"));
    }

    private static String words(List<Sockets> sockets) {
        return sockets.stream().map(Sockets::toString).collect(Collectors.joining(", "));
    }

    /** The preferred kind on this machine. */
    public static Sockets preferred() {
        return EPOLL.isAvailable() ? EPOLL : NIO;
    }

    /** Whether it works on this machine. */
    public boolean isAvailable() {
        return available.getAsBoolean();
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

    /** Resolves names with the machine's hosts file and DNS servers, without blocking an event loop. */
    public AddressResolverGroup<InetSocketAddress> nameResolver() {
        return new DnsAddressResolverGroup(datagramChannel, DnsServerAddressStreamProviders.platformDefault());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
