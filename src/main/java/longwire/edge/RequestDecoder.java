package longwire.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;

/**
 * Decodes a viewer's requests one at a time: bytes behind a request stay undecoded until {@link #next}, since only the
 * answer tells whether they are the next request or already belong to a tunnel.
 */
final class RequestDecoder extends HttpRequestDecoder {
    private static final int LARGEST_CONTENT_BYTES = 65_536;

    private ChannelHandlerContext context;
    private boolean holding;
    private boolean decoding;

    RequestDecoder() {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(RequestRules.MOST_HEAD_BYTES)
                .setMaxHeaderSize(RequestRules.MOST_HEAD_BYTES)
                .setMaxChunkSize(LARGEST_CONTENT_BYTES));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    /** Decodes the request behind the last, of which some bytes, or all, or none may have come already. */
    void next() {
        holding = false;
        if (decoding) {
            // The loop that called us goes on by itself.
            return;
        }
        try {
            channelRead(context, Unpooled.EMPTY_BUFFER);
        } catch (Exception failure) {
            context.fireExceptionCaught(failure);
        }
    }

    /** How many bytes have come and are not decoded. */
    int heldBytes() {
        return actualReadableBytes();
    }

    @Override
    public void channelRead(ChannelHandlerContext reading, Object bytes) throws Exception {
        decoding = true;
        try {
            super.channelRead(reading, bytes);
        } finally {
            decoding = false;
        }
    }

    @Override
    protected void decode(ChannelHandlerContext reading, ByteBuf bytes, List<Object> decoded) throws Exception {
        if (holding) {
            return;
        }
        super.decode(reading, bytes, decoded);
        holding = !decoded.isEmpty() && decoded.get(decoded.size() - 1) instanceof LastHttpContent;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext reading) {
        // Not super's: it would read on while we hold, without limit.
        discardSomeReadBytes();
        reading.fireChannelReadComplete();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext reading, Object event) {
        // Not super's: at a half-close it would drop the bytes that we hold.
        reading.fireUserEventTriggered(event);
    }

    @Override
    protected void decodeLast(ChannelHandlerContext reading, ByteBuf bytes, List<Object> decoded) {
        // A request that isn't whole when its viewer has gone is none.
    }
}
