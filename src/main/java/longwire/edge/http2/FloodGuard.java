package longwire.edge.http2;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import longwire.edge.loop.ByteCount;

/**
 * Ends a connection of HTTP/2 on which the viewer sends frames for their own sake: of pings, settings, priorities,
 * window updates, resets or empty frames there may be so many bytes as requests and bodies of either direction warrant.
 */
final class FloodGuard extends ChannelDuplexHandler {
    /** A week of a ping every ten seconds, and little work where they come at once. */
    private static final long FREE_BYTES = 1 << 20;
    /** A frame has a head of nine bytes, even where it carries one. */
    private static final int MOST_BYTES_PER_USEFUL = 16;
    /** Packed, the head of a request can have fewer. */
    private static final int USEFUL_BYTES_OF_HEAD = 64;

    private final ByteCount bytes;
    private long usefulBytes;

    FloodGuard(ByteCount bytes) {
        this.bytes = bytes;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object frame) {
        weigh(frame);
        context.fireChannelRead(frame);
    }

    @Override
    public void write(ChannelHandlerContext context, Object frame, ChannelPromise promise) {
        weigh(frame);
        context.write(frame, promise);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.fireChannelReadComplete();
        if (bytes.fromViewer() > FREE_BYTES + MOST_BYTES_PER_USEFUL * usefulBytes) {
            context.writeAndFlush(new DefaultHttp2GoAwayFrame(Http2Error.ENHANCE_YOUR_CALM));
            // Below the codec, which would wait for its streams and go on reading meanwhile.
            context.pipeline().context(bytes).close();
        }
    }

    private void weigh(Object frame) {
        if (frame instanceof Http2DataFrame data) {
            usefulBytes += data.content().readableBytes();
        } else if (frame instanceof Http2HeadersFrame) {
            usefulBytes += USEFUL_BYTES_OF_HEAD;
        }
    }
}
