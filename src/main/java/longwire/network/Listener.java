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

/** A bound port whose connections are given to the caller as they come. */
public final class Listener implements AutoCloseable {
    /** A whole load may knock within one wake-up; the kernel caps it at net.core.somaxconn. */
    public static final int DEFAULT_BACKLOG = 16_384;

    private final List<Channel> channels;

    private Listener(List<Channel> channels) {
        this.channels = channels;
    }

    /**
     * Binds {@code endpoint} and sets each accepted connection up with {@code initializer}, on one of {@code loops}.
     *
     * @throws OutsideFault when the port is in use or the address is not this machine's
     */
    public static Listener bind(Endpoint endpoint, EventLoops loops, Consumer<SocketChannel> initializer) {
        return bind(new ServerBootstrap(), endpoint, loops, initializer);
    }

    /** As {@link #bind(Endpoint, EventLoops, Consumer)}, on a bootstrap that may already carry options of its own. */
    public static Listener bind(
            ServerBootstrap bootstrap, Endpoint endpoint, EventLoops loops, Consumer<SocketChannel> initializer) {
        ServerBootstrap whole =
                prepare(bootstrap, Sockets.preferred(), initializer).group(loops.group());
        return new Listener(List.of(bind(whole, endpoint)));
    }

    /**
     * As {@link #bind(Endpoint, EventLoops, Consumer)}, on sockets of a kind.
     *
     * @param shared whether each loop listens for itself, and other processes may listen as well (SO_REUSEPORT); not
     *     with {@link Sockets#NIO}, which listens once
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
            // A free port is drawn once.
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
