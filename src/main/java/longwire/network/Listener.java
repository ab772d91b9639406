package longwire.network;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.unix.UnixChannelOption;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import longwire.fault.OutsideFault;

/** A bound port that hands each accepted connection to the caller. */
public final class Listener implements AutoCloseable {
    /** All connections of a load can arrive within one wake-up. The kernel caps the backlog at net.core.somaxconn. */
    public static final int DEFAULT_BACKLOG = 16_384;

    private final List<Channel> channels;

    private Listener(List<Channel> channels) {
        this.channels = channels;
    }

    /**
     * Binds {@code endpoint} and sets up each accepted connection with {@code initializer}, on one of {@code loops}.
     *
     * @throws OutsideFault if the port is in use or the address is not one of this machine
     */
    public static Listener bind(Endpoint endpoint, EventLoops loops, Consumer<SocketChannel> initializer) {
        return bind(new ServerBootstrap(), endpoint, loops, initializer);
    }

    /** Same as {@link #bind(Endpoint, EventLoops, Consumer)}, with a bootstrap that may already have options. */
    public static Listener bind(
            ServerBootstrap bootstrap, Endpoint endpoint, EventLoops loops, Consumer<SocketChannel> initializer) {
        ServerBootstrap whole =
                prepare(bootstrap, Sockets.preferred(), initializer).group(loops.group());
        return new Listener(List.of(bind(whole, endpoint)));
    }

    /**
     * Same as {@link #bind(Endpoint, EventLoops, Consumer)}, with a given kind of sockets.
     *
     * @param shared whether each loop has its own listening socket, and other processes may listen as well
     *     (SO_REUSEPORT); ignored for {@link Sockets#NIO}
     */
    public static Listener bind(
            ServerBootstrap bootstrap,
            Endpoint endpoint,
            EventLoops loops,
            Sockets sockets,
            boolean shared,
            Consumer<SocketChannel> initializer) {
        ServerBootstrap whole = prepare(bootstrap, sockets, initializer);
        if (!shared || sockets == Sockets.NIO) {
            return new Listener(List.of(bind(whole.group(loops.group()), endpoint)));
        }
        whole.option(UnixChannelOption.SO_REUSEPORT, true);
        List<Channel> bound = new ArrayList<>();
        Endpoint next = endpoint;
        for (EventExecutor loop : loops.group()) {
            bound.add(bind(whole.clone().group((EventLoop) loop), next));
            // The first bind chooses a free port; the others use it too.
            next = new Endpoint(
                    endpoint.host(), ((InetSocketAddress) bound.get(0).localAddress()).getPort());
        }
        return new Listener(bound);
    }

    private static ServerBootstrap prepare(
            ServerBootstrap bootstrap, Sockets sockets, Consumer<SocketChannel> initializer) {
        if (!bootstrap.config().options().containsKey(ChannelOption.SO_BACKLOG)) {
            bootstrap.option(ChannelOption.SO_BACKLOG, DEFAULT_BACKLOG);
        }
        return bootstrap
                .channel(sockets.serverChannel())
                .option(ChannelOption.SO_REUSEADDR, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel accepted) {
                        initializer.accept(accepted);
                    }
                });
    }

    private static Channel bind(ServerBootstrap bootstrap, Endpoint endpoint) {
        ChannelFuture bound = bootstrap.bind(endpoint.resolve()).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            // The exception for an unresolvable name has no message.
            String reason = endpoint.resolve().isUnresolved()
                    ? "unknown host"
                    : bound.cause().getMessage();
            throw new OutsideFault("listen: " + endpoint + " cannot be bound: " + reason, bound.cause());
        }
        return bound.channel();
    }

    /** The address on which it listens; for port 0, with the chosen port. */
    public Endpoint endpoint() {
        return Endpoint.of((InetSocketAddress) channels.get(0).localAddress());
    }

    /** Frees the port; connections already accepted stay open. */
    @Override
    public void close() {
        channels.forEach(channel -> channel.close().awaitUninterruptibly());
    }
}
