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
 * Ends an HTTP/2 connection on which the viewer sends too many frames that carry nothing. The bytes of pings, settings,
 * priorities, window updates, resets and empty frames must stay in proportion to the requests and bodies in both
 * directions.
 */
final class FloodGuard extends ChannelDuplexHandler {
    /** Enough for a ping every ten seconds for a week, and little work even if all come at once. */
    private static final long FREE_BYTES = 1 << 20;
    /** A frame has a header of nine bytes, even if it carries only one byte. */
    private static final int MOST_BYTES_PER_USEFUL = 16;
    /** A compressed request head can be smaller. */
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
            // Closed below the codec, which would wait for its streams and keep reading meanwhile.
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
