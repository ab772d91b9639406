package longwire.edge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpStatusClass;

/** Decodes an origin's responses, and knows whether anything came at all and whether too much did. */
final class ResponseDecoder extends HttpResponseDecoder {
    /** As much as common servers send at most; CloudFront documents no figure. */
    private static final int MOST_HEAD_BYTES = 65_536;

    private static final int LARGEST_CONTENT_BYTES = 65_536;

    private boolean head;
    private boolean heard;

    ResponseDecoder() {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(MOST_HEAD_BYTES)
                .setMaxHeaderSize(MOST_HEAD_BYTES)
                .setMaxChunkSize(LARGEST_CONTENT_BYTES));
    }

    /** Says that what comes next answers a new request, and whether that is HEAD. */
    void expect(boolean isHead) {
        head = isHead;
        heard = false;
    }

    /** Whether a byte has come since the request. */
    boolean heard() {
        return heard;
    }

    /** Whether bytes lie behind the response that was decoded last: nobody asked for them. */
    boolean hasSurplus() {
        return actualReadableBytes() > 0;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
        heard = true;
        super.channelRead(context, bytes);
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpMessage message) {
        boolean informational = ((HttpResponse) message).status().codeClass() == HttpStatusClass.INFORMATIONAL;
        return informational || head || super.isContentAlwaysEmpty(message);
    }
}
