package longwire.viewer;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** A server that speaks HTTP/2 with prior knowledge, and does on each stream what a test says. */
final class Http2Peer implements AutoCloseable {
    private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger streams = new AtomicInteger();
    private final Channel listener;

    private Http2Peer(Http2Settings settings, BiConsumer<Channel, Integer> onRequest) {
        listener = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel connection) {
                        connections.incrementAndGet();
                        connection
                                .pipeline()
                                .addLast(
                                        Http2FrameCodecBuilder.forServer()
                                                .initialSettings(settings)
                                                .build(),
                                        new Http2MultiplexHandler(new ChannelInitializer<>() {
                                            @Override
                                            protected void initChannel(Channel stream) {
                                                stream.pipeline().addLast(new Answering(onRequest));
                                            }
                                        }),
                                        new UntilReset());
                    }
                })
                .bind(new InetSocketAddress("127.0.0.1", 0))
                .syncUninterruptibly()
                .channel();
    }

    /** @param onRequest told of the head of each request: its stream, and how many there were before */
    static Http2Peer start(Http2Settings settings, BiConsumer<Channel, Integer> onRequest) {
        return new Http2Peer(settings, onRequest);
    }

    /** Settings of one that takes an extended CONNECT. */
    static Http2Settings tunnels() {
        return Http2Settings.defaultSettings().connectProtocolEnabled(true);
    }

    Target target() {
        return new Target(false, "127.0.0.1", ((InetSocketAddress) listener.localAddress()).getPort(), "/");
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 0, java.util.concurrent.TimeUnit.SECONDS).syncUninterruptibly();
    }

    private final class Answering extends ChannelInboundHandlerAdapter {
        private final BiConsumer<Channel, Integer> onRequest;

        Answering(BiConsumer<Channel, Integer> onRequest) {
            this.onRequest = onRequest;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof Http2HeadersFrame) {
                onRequest.accept(context.channel(), streams.getAndIncrement());
            }
            ReferenceCountUtil.release(message);
        }
    }

    /** Viewers that go away reset their connections. */
    private static final class UntilReset extends ChannelInboundHandlerAdapter {
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable reset) {
            context.close();
        }
    }
}
