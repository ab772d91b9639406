package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http.websocketx.extensions.WebSocketServerExtensionHandler;
import io.netty.handler.codec.http.websocketx.extensions.compression.PerMessageDeflateServerExtensionHandshaker;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import longwire.clock.Patience;
import longwire.measurement.Count;
import longwire.network.deflate.DeflateOffer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A viewer and a server that is not ours: Netty's, with a window and a preference of its own. Whole messages only: Netty 4.2.18
 * ends a connection at a fragment from which nothing can be inflated yet.
 */
@Timeout(Patience.TEST_SECONDS)
class DeflatePeerTest {
    private static final int MOST_BYTES = 1 << 20;
    private static final int LEVEL = 6;

    @ParameterizedTest(
            name = "viewer: takeover {0}, {1} and {2} bits; server prefers {3} bits, no takeover of the viewer: {4}")
    @CsvSource({
        "true, 15, 15, 15, false",
        "false, 15, 15, 15, false",
        "true, 9, 9, 15, false",
        "true, 12, 15, 10, false",
        "false, 10, 13, 11, true",
        "true, 15, 8, 9, true",
    })
    void everyDeflatedMessageComesBackFromNetty(
            boolean takeover, int serverBits, int clientBits, int preferredBits, boolean forgets) throws Exception {
        DeflateOffer offer = new DeflateOffer(takeover, takeover, serverBits, clientBits, LEVEL);
        EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
        try (Rig rig = Rig.start(Rig.SETTINGS.frames(new FrameSettings(1, Optional.of(offer))))) {
            Channel server = echo(loops, Math.min(preferredBits, clientBits), forgets);
            int port = ((InetSocketAddress) server.localAddress()).getPort();
            List<Viewer> viewers = rig.open(2, Transport.WEBSOCKET, new Target(false, "127.0.0.1", port, "/"));
            for (Viewer viewer : viewers) {
                rig.stream(viewer, Rig.messages(200, Duration.ofMillis(100)).ofBytes(5_000));
            }

            rig.assertAllCameBack();
            assertThat(rig.count(Count.SENT)).isEqualTo(40);
        } finally {
            loops.shutdownGracefully(0, 0, TimeUnit.SECONDS).sync();
        }
    }

    private static Channel echo(EventLoopGroup loops, int preferredClientBits, boolean forgets) throws Exception {
        return new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel accepted) {
                        accepted.pipeline()
                                .addLast(new HttpServerCodec(), new HttpObjectAggregator(MOST_BYTES))
                                .addLast(new WebSocketServerExtensionHandler(
                                        new PerMessageDeflateServerExtensionHandshaker(
                                                LEVEL, true, preferredClientBits, true, forgets, MOST_BYTES)))
                                .addLast(new WebSocketServerProtocolHandler("/", null, true))
                                .addLast(new WebSocketFrameAggregator(MOST_BYTES), new Echo());
                    }
                })
                .bind("127.0.0.1", 0)
                .sync()
                .channel();
    }

    private static final class Echo extends SimpleChannelInboundHandler<WebSocketFrame> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            context.writeAndFlush(frame.retain());
        }
    }
}
