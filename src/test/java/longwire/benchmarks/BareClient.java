package longwire.benchmarks;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketClientHandshakerFactory;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import longwire.benchmarks.Contender.Load;

/**
 * What somebody who knows Netty would write in an hour: its WebSocket codec, one event loop, a timer for each message. The
 * floor that a generator is held against.
 */
final class BareClient implements AutoCloseable {
    private static final int LARGEST_HEAD_BYTES = 8_192;
    private static final long AHEAD_NANOS = 100_000_000;
    private static final long OPEN_LIMIT_SECONDS = 60;
    private static final int CONNECTIONS_PER_SOURCE = 10_000;

    private final Load load;
    private final Figures figures;
    private final URI origin;
    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final CountDownLatch open;
    private final List<Channel> channels = new ArrayList<>();

    BareClient(Load load, Figures figures) {
        this.load = load;
        this.figures = figures;
        this.origin = URI.create(load.origin());
        this.open = new CountDownLatch(load.connections());
    }

    /** Opens, sends, and returns when the last message was due and a little time has passed. */
    void run() {
        figures.opening();
        long opening = System.nanoTime();
        for (int i = 0; i < load.connections(); i++) {
            sleepUntil(opening + (long) (i * 1e9 / load.handshakesPerSecond()));
            channels.add(connect(i));
        }
        awaitOpen();
        if (load.messagesPerSecond() == 0) {
            figures.allOpen();
            return;
        }
        long start = System.nanoTime() + AHEAD_NANOS;
        figures.begin(start, load);
        for (int i = 0; i < channels.size(); i++) {
            schedule(channels.get(i), i, 0, start);
        }
        sleepUntil(start + load.lengthNanos() + TimeUnit.SECONDS.toNanos(1));
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    private Channel connect(int index) {
        InetSocketAddress source = new InetSocketAddress("127.0.0." + (1 + index / CONNECTIONS_PER_SOURCE), 0);
        return new Bootstrap()
                .group(group)
                .channel(EpollSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(EpollChannelOption.IP_BIND_ADDRESS_NO_PORT, true)
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        channel.pipeline()
                                .addLast(new HttpClientCodec())
                                .addLast(new HttpObjectAggregator(LARGEST_HEAD_BYTES))
                                .addLast(new WebSocketClientProtocolHandler(
                                        WebSocketClientHandshakerFactory.newHandshaker(
                                                origin, WebSocketVersion.V13, null, false, new DefaultHttpHeaders())))
                                .addLast(new Echoes());
                    }
                })
                .connect(new InetSocketAddress(origin.getHost(), origin.getPort()), source)
                .channel();
    }

    private void schedule(Channel channel, int index, long k, long start) {
        long due = start + load.dueNanos(index, k);
        if (due - start < load.lengthNanos()) {
            channel.eventLoop()
                    .schedule(
                            () -> {
                                send(channel, due);
                                schedule(channel, index, k + 1, start);
                            },
                            due - System.nanoTime(),
                            TimeUnit.NANOSECONDS);
        }
    }

    private static void send(Channel channel, long due) {
        ByteBuf payload = channel.alloc().directBuffer(Load.PAYLOAD_BYTES);
        payload.writeLong(due).writeLong(System.nanoTime()).writeZero(Load.PAYLOAD_BYTES - 2 * Long.BYTES);
        channel.writeAndFlush(new BinaryWebSocketFrame(payload), channel.voidPromise());
    }

    private void awaitOpen() {
        try {
            if (!open.await(OPEN_LIMIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(open.getCount() + " connections did not open");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleepUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Reads the clock when an echo comes. */
    private final class Echoes extends SimpleChannelInboundHandler<BinaryWebSocketFrame> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, BinaryWebSocketFrame echo) {
            long received = System.nanoTime();
            figures.record(echo.content().getLong(0), echo.content().getLong(Long.BYTES), received);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event == WebSocketClientProtocolHandler.ClientHandshakeStateEvent.HANDSHAKE_COMPLETE) {
                open.countDown();
            }
        }
    }
}
