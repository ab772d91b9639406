package longwire.claims;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import longwire.network.Endpoint;
import longwire.network.EventLoops;
import longwire.network.Listener;
import longwire.network.Sockets;

/** A relay that keeps all bytes back by the same time in each direction, as a long cable does. */
final class DelayLine implements AutoCloseable {
    private static final Endpoint ANY_PORT = new Endpoint("127.0.0.1", 0);

    private final EventLoops loops = EventLoops.start("delay-line", 1);
    private final Endpoint target;
    private final long transitNanos;
    private final Listener listener;

    /**
     * Starts a relay to {@code target}.
     *
     * @param transit for which bytes are kept back, above 0
     */
    DelayLine(Endpoint target, Duration transit) {
        this.target = target;
        this.transitNanos = transit.toNanos();
        ServerBootstrap bootstrap = new ServerBootstrap()
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.AUTO_READ, false);
        this.listener = Listener.bind(bootstrap, ANY_PORT, loops, this::accept);
    }

    /** Where it listens. */
    Endpoint endpoint() {
        return listener.endpoint();
    }

    @Override
    public void close() {
        listener.close();
        loops.close();
    }

    private void accept(SocketChannel accepted) {
        ChannelFuture connecting = new Bootstrap()
                .group(accepted.eventLoop())
                .channel(Sockets.preferred().channel())
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new Relay(accepted))
                .connect(target.host(), target.port());
        accepted.pipeline().addLast(new Relay(connecting.channel()));
        connecting.addListener(connected -> {
            if (connected.isSuccess()) {
                accepted.config().setAutoRead(true);
            } else {
                accepted.close();
            }
        });
    }

    /** One direction. */
    private final class Relay extends ChannelInboundHandlerAdapter {
        private final Channel to;

        Relay(Channel to) {
            this.to = to;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            later(context, () -> to.writeAndFlush(bytes, to.voidPromise()));
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            later(context, to::close);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
            context.close();
        }

        // Tasks that are due at the same time run in the order in which they were scheduled.
        private void later(ChannelHandlerContext context, Runnable passing) {
            context.channel().eventLoop().schedule(passing, transitNanos, TimeUnit.NANOSECONDS);
        }
    }
}
