package longwire.edge.http1;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;

/**
 * Decodes an origin's responses, one to each {@link #expect}, with the interim ones before it. What comes unasked is a
 * bad message; what is behind a 101 stays as it is.
 */
public final class ResponseDecoder extends MessageDecoder {
    /** As much as common servers send at most; CloudFront documents no figure. */
    private static final int MOST_HEAD_BYTES = 65_536;

    /** More than any use of them needs; each is work that brings the request no nearer to its end. */
    private static final int MOST_INTERIM = 10;

    private static final Body UNTIL_CLOSE =
            bytes -> new DefaultHttpContent(bytes.readRetainedSlice(bytes.readableBytes()));

    private boolean head;
    private boolean heard;
    private int interim;

    public ResponseDecoder() {
        super(MOST_HEAD_BYTES);
    }

    /** Says that what comes next answers a new request, and whether that is HEAD. */
    public void expect(boolean isHead) {
        head = isHead;
        heard = false;
        interim = 0;
        begin();
    }

    /** Whether a byte has come since the request. */
    public boolean heard() {
        return heard;
    }

    /** Whether bytes lie behind the response that was decoded last: nobody asked for them. */
    public boolean hasSurplus() {
        return actualReadableBytes() > 0;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
        heard = true;
        super.channelRead(context, bytes);
    }

    @Override
    protected void decodeLast(ChannelHandlerContext context, ByteBuf bytes, List<Object> decoded) {
        if (isIn(UNTIL_CLOSE)) {
            content(LastHttpContent.EMPTY_LAST_CONTENT, decoded);
        }
    }

    @Override
    protected HttpMessage first(byte[] line) throws BadMessage {
        return StatusLine.parse(line);
    }

    @Override
    protected Body bodyOf(HttpMessage message) throws BadMessage {
        HttpResponseStatus status = ((HttpResponse) message).status();
        boolean isInterim = status.codeClass() == HttpStatusClass.INFORMATIONAL;
        if (isInterim && ++interim > MOST_INTERIM) {
            throw BadMessage.syntax("more than " + MOST_INTERIM + " interim responses");
        }
        boolean isSwitch = status.code() == HttpResponseStatus.SWITCHING_PROTOCOLS.code();
        // What a switch says of its body means nothing, whatever it is; with any other response it must make sense.
        Body announced = isSwitch ? Body.NONE : Framing.of(message, UNTIL_CLOSE);
        if (isInterim || status.code() == HttpResponseStatus.NO_CONTENT.code()) {
            // RFC 9110, section 8.6, and RFC 9112, section 6.1: they may not be there.
            message.headers().remove(Names.CONTENT_LENGTH).remove(Names.TRANSFER_ENCODING);
            return Body.NONE;
        }
        return head || status.code() == HttpResponseStatus.NOT_MODIFIED.code() ? Body.NONE : announced;
    }

    @Override
    protected void ended(HttpMessage last) {
        int code = ((HttpResponse) last).status().code();
        boolean isInterim =
                code < HttpResponseStatus.OK.code() && code != HttpResponseStatus.SWITCHING_PROTOCOLS.code();
        if (isInterim) {
            begin();
        }
    }

    @Override
    protected void behind() throws BadMessage {
        throw BadMessage.syntax("bytes that no request asked for");
    }

    @Override
    protected HttpMessage unknown() {
        return new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.BAD_GATEWAY);
    }
}
