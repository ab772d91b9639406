package longwire.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.ssl.SslContext;
import java.time.Duration;
import longwire.clock.Patience;
import longwire.measurement.Count;
import longwire.measurement.Series;
import longwire.network.Endpoint;
import longwire.network.EventLoops;
import longwire.network.Listener;
import longwire.network.Tls;
import longwire.viewer.StreamSettings.Arrival;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections over TLS, to a server of Netty's with a certificate that nobody signed. */
@Timeout(Patience.TEST_SECONDS)
class SecureTest {
    private static final Endpoint ANY_PORT = new Endpoint("127.0.0.1", 0);
    private static final int LARGEST_FRAME = 1 << 20;

    private final SslContext development = Tls.build(Tls.development());

    @ParameterizedTest
    @ValueSource(ints = {24, 40_000})
    void messagesGoThroughTlsAndBack(int payloadBytes) throws Exception {
        StreamSettings settings = new StreamSettings(
                50, Arrival.UNIFORM, 1, payloadBytes, false, Duration.ZERO, Duration.ofMillis(200), Patience.LIMIT);

        try (EventLoops loops = EventLoops.start("server", 1);
                Listener server = Listener.bind(ANY_PORT, loops, this::setUp);
                Rig rig = Rig.start(settings(false))) {
            Viewer viewer = rig.open(Transport.WEBSOCKET, target(server));
            rig.stream(viewer, settings);
            rig.close(viewer);

            rig.assertAllCameBack();
            assertThat(rig.count(Count.SENT)).isEqualTo(10);
            for (Series once : new Series[] {Series.HANDSHAKE, Series.TCP, Series.TLS, Series.UPGRADE}) {
                assertThat(rig.samples(once)).as(once.tag()).isEqualTo(1);
            }
            assertThat(rig.count(Count.CLOSED)).isEqualTo(1);
        }
    }

    @Test
    void aCertificateThatNobodySignedIsRefusedWhereItIsLookedAt() throws Exception {
        try (EventLoops loops = EventLoops.start("server", 1);
                Listener server = Listener.bind(ANY_PORT, loops, this::setUp);
                Rig rig = Rig.start(settings(true))) {
            String reason = rig.giveUp(Transport.WEBSOCKET, target(server));

            assertThat(reason).startsWith("TLS: ").contains("certification path");
            assertThat(rig.count(Count.HANDSHAKE_FAILED)).isEqualTo(1 + Rig.SOON.attempts());
            assertThat(rig.samples(Series.TLS)).isZero();
        }
    }

    @Test
    void aServerWithoutTlsIsSaidToHaveNone() throws Exception {
        try (ScriptedServer server = ScriptedServer.telling(connection -> {
                    connection.send("HTTP/1.1 400 Bad Request\r\n\r\n");
                    connection.readToEnd();
                });
                Rig rig = Rig.start(settings(false))) {
            Target plain = server.target("/");
            String reason = rig.giveUp(Transport.WEBSOCKET, new Target(true, plain.host(), plain.port(), "/"));

            assertThat(reason).startsWith("TLS: ").contains("not an SSL/TLS record");
        }
    }

    private void setUp(SocketChannel accepted) {
        WebSocketServerProtocolConfig config = WebSocketServerProtocolConfig.newBuilder()
                .websocketPath("/echo")
                .decoderConfig(WebSocketDecoderConfig.newBuilder()
                        .maxFramePayloadLength(LARGEST_FRAME)
                        .build())
                .build();
        accepted.pipeline()
                .addLast(development.newHandler(accepted.alloc()))
                .addLast(new HttpServerCodec(), new HttpObjectAggregator(LARGEST_FRAME))
                .addLast(new WebSocketServerProtocolHandler(config), new Echo());
    }

    private static ViewerSettings settings(boolean verifyTls) {
        return new ViewerSettings(1, 1, Patience.LIMIT, Rig.SOON, Duration.ZERO, verifyTls, Duration.ZERO);
    }

    private static Target target(Listener server) {
        return new Target(true, "127.0.0.1", server.endpoint().port(), "/echo");
    }

    private static final class Echo extends SimpleChannelInboundHandler<WebSocketFrame> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
            context.writeAndFlush(frame.retain());
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable refusedByTheViewer) {
            context.close();
        }
    }
}
