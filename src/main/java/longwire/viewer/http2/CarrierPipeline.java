package longwire.viewer.http2;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http2.DefaultHttp2WindowUpdateFrame;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2Settings;

/** The pipeline of a carrier: TLS if there is any, Netty's codec with the windows of the plan, and its streams. */
final class CarrierPipeline extends ChannelInitializer<Channel> {
    private final Road road;
    private final Carrier carrier;

    CarrierPipeline(Road road, Carrier carrier) {
        this.road = road;
        this.carrier = carrier;
    }

    @Override
    protected void initChannel(Channel channel) {
        if (road.tls() != null) {
            channel.pipeline()
                    .addLast(road.tls()
                            .newHandler(
                                    channel.alloc(), road.host(), road.address().getPort()));
        }
        channel.pipeline()
                .addLast(
                        codec(),
                        // No server may begin a stream: push is off.
                        new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()),
                        new ConnectionWindow(),
                        carrier);
    }

    private Http2FrameCodec codec() {
        return Http2FrameCodecBuilder.forClient()
                .initialSettings(Http2Settings.defaultSettings()
                        .pushEnabled(false)
                        .initialWindowSize(road.sharing().streamWindowBytes()))
                // Viewers that all close at once reset that many streams.
                .encoderEnforceMaxRstFramesPerWindow(0, 1)
                .decoderEnforceMaxRstFramesPerWindow(0, 1)
                // The last stream has left before the connection is closed.
                .gracefulShutdownTimeoutMillis(0)
                .build();
    }

    /** Enlarges the window of the whole connection, which no setting does (RFC 9113, section 6.9.2). */
    private final class ConnectionWindow extends ChannelInboundHandlerAdapter {
        @Override
        public void channelActive(ChannelHandlerContext context) {
            int more = road.sharing().connectionWindowBytes() - Http2Sharing.FIRST_WINDOW_BYTES;
            if (more > 0) {
                context.write(new DefaultHttp2WindowUpdateFrame(more));
            }
            context.fireChannelActive();
        }
    }
}
