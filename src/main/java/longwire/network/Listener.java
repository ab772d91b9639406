package longwire.network;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import longwire.fault.OutsideFault;

/** A bound port whose connections are given to the caller as they come. */
public final class Listener implements AutoCloseable {
    /** A whole load may knock within one wake-up; the kernel caps it at net.core.somaxconn. */
    public static final int DEFAULT_BACKLOG = 16_384;

    private final Channel channel;

    private Listener(Channel channel) {
        this.channel = channel;
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
        if (!bootstrap.config().options().containsKey(ChannelOption.SO_BACKLOG)) {
            bootstrap.option(ChannelOption.SO_BACKLOG, DEFAULT_BACKLOG);
        }
        ChannelFuture bound = bootstrap
                .group(loops.group())
                .channel(Sockets.preferred().serverChannel())
                .option(ChannelOption.SO_REUSEADDR, true)
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel accepted) {
                        initializer.accept(accepted);
                    }
                })
                .bind(endpoint.resolve())
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            // What is thrown for a name that can't be resolved has no message.
            String reason = endpoint.resolve().isUnresolved()
                    ? "unknown host"
                    : bound.cause().getMessage();
            throw new OutsideFault("listen: " + endpoint + " cannot be bound: " + reason, bound.cause());
        }
        return new Listener(bound.channel());
    }

    /** Where it listens, with the port that was free where 0 was asked for. */
    public Endpoint endpoint() {
        return Endpoint.of((InetSocketAddress) channel.localAddress());
    }

    /** Frees the port; connections already accepted stay open. */
    @Override
    public void close() {
        channel.close().awaitUninterruptibly();
    }
}
