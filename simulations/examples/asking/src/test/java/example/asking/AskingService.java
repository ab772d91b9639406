package example.asking;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;

/** A service that speaks the protocol: it tells each viewer what that asks, and all the others as news. */
final class AskingService implements AutoCloseable {
    private static final int MOST_BYTES = 65_536;

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final ChannelGroup viewers = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Channel listening;

    /** Starts on a free port of 127.0.0.1. */
    AskingService() {
        listening = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel viewer) {
                        viewer.pipeline()
                                .addLast(
                                        new HttpServerCodec(),
                                        new HttpObjectAggregator(MOST_BYTES),
                                        new WebSocketServerProtocolHandler("/"),
                                        new Answers());
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
    }

    String url() {
        return "ws://127.0.0.1:" + ((InetSocketAddress) listening.localAddress()).getPort() + "/";
    }

    @Override
    public void close() {
        listening.close().syncUninterruptibly();
        loops.shutdownGracefully();
    }

    private final class Answers extends SimpleChannelInboundHandler<TextWebSocketFrame> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame message) {
            String[] words = message.text().split(" ", 3);
            switch (words[0]) {
                case "HELLO" -> {
                    viewers.add(context.channel());
                    context.writeAndFlush(new TextWebSocketFrame("WELCOME"));
                }
                case "ASK" -> {
                    TextWebSocketFrame news = new TextWebSocketFrame("NEWS " + words[2]);
                    viewers.writeAndFlush(news, viewer -> viewer != context.channel());
                    context.writeAndFlush(new TextWebSocketFrame("TELL " + words[1] + " " + words[2]));
                }
                default -> {
                    // BYE: the viewer closes.
                }
            }
        }
    }
}
