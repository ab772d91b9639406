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
 * Decodes an origin's responses, one for each {@link #expect}, with the interim responses before it. Bytes without a
 * request are an invalid message; bytes after a 101 stay undecoded.
 */
public final class ResponseDecoder extends MessageDecoder {
    /** The most that common servers send; CloudFront documents no limit. */
    private static final int MOST_HEAD_BYTES = 65_536;

    /** More than any known use needs; each one costs work without finishing the request. */
    private static final int MOST_INTERIM = 10;

    private static final Body UNTIL_CLOSE =
            bytes -> new DefaultHttpContent(bytes.readRetainedSlice(bytes.readableBytes()));

    private boolean head;
    private boolean heard;
    private int interim;

    public ResponseDecoder() {
        super(MOST_HEAD_BYTES);
    }

    /** Expects the response to a new request, which is HEAD or not. */
    public void expect(boolean isHead) {
        head = isHead;
        heard = false;
        interim = 0;
        begin();
    }

    /** Whether a byte has arrived since the request. */
    public boolean heard() {
        return heard;
    }

    /** Whether unrequested bytes follow the last response. */
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
        // The framing headers of a 101 are ignored; those of any other response must be valid.
        Body announced = isSwitch ? Body.NONE : Framing.of(message, UNTIL_CLOSE);
        if (isInterim || status.code() == HttpResponseStatus.NO_CONTENT.code()) {
            // RFC 9110, section 8.6, and RFC 9112, section 6.1, forbid both headers here.
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
