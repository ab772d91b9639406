package longwire.edge.http1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.List;

/**
 * Decodes one message at a time, strictly by RFC 9112: a head, then the parts of its body. The bytes after it stay
 * undecoded until {@link #begin}. Netty's own decoder is lenient. A strict check in front of it would give two opinions
 * on where a message ends, and request smuggling exploits such differences.
 *
 * <p>An invalid message ends the decoding: the message, or its last part, has a {@code decoderResult} with a
 * {@link BadMessage}, and all later bytes are discarded.
 */
abstract class MessageDecoder extends ByteToMessageDecoder {
    /** Makes trailers without validation. */
    static final HttpHeadersFactory TRAILERS =
            DefaultHttpHeadersFactory.trailersFactory().withValidation(false);

    /** Netty's validation would be redundant: the decoder checks headers itself, and the edge's own are valid. */
    private static final HttpHeadersFactory HEADERS =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false);

    private final int mostHeadBytes;
    private final BadMessage longHead;
    private final Lines lines = new Lines();

    /** The message being decoded; null before its first line. */
    private HttpMessage message;

    /** Null before the end of the head. */
    private Body body;

    /** Whether there is nothing to decode: no message has begun, or it is complete. */
    private boolean whole = true;

    private boolean broken;

    MessageDecoder(int mostHeadBytes) {
        this.mostHeadBytes = mostHeadBytes;
        this.longHead = BadMessage.tooLong("a head of more than " + mostHeadBytes + " bytes");
    }

    static HttpHeaders newHeaders() {
        return HEADERS.newHeaders();
    }

    /** The message that begins with {@code line}; null if the line is to be skipped. */
    protected abstract HttpMessage first(byte[] line) throws BadMessage;

    /** The body of {@code message}, whose head is complete. */
    protected abstract Body bodyOf(HttpMessage message) throws BadMessage;

    /** A placeholder for a message whose first line could not be decoded. */
    protected abstract HttpMessage unknown();

    /** A message is complete. */
    protected void ended(HttpMessage last) {}

    /** Bytes have arrived after the last message, and {@link #begin} was not called. */
    protected void behind() throws BadMessage {}

    /** Expects another message. */
    protected final void begin() {
        message = null;
        body = null;
        whole = false;
        lines.begin(mostHeadBytes, longHead);
    }

    /** Whether {@code kind} is being decoded. */
    protected final boolean isIn(Body kind) {
        return body == kind && !whole;
    }

    /** Adds a part of the body; null is no part. */
    protected final void content(HttpContent part, List<Object> decoded) {
        if (part == null) {
            return;
        }
        decoded.add(part);
        if (part instanceof LastHttpContent) {
            whole = true;
            ended(message);
        }
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf bytes, List<Object> decoded) {
        if (broken) {
            bytes.skipBytes(bytes.readableBytes());
            return;
        }
        try {
            if (whole) {
                behind();
            } else if (body == null) {
                head(bytes, decoded);
            } else {
                content(body.next(bytes), decoded);
            }
        } catch (BadMessage bad) {
            broken = true;
            bytes.skipBytes(bytes.readableBytes());
            decoded.add(failed(bad));
        }
    }

    private void head(ByteBuf bytes, List<Object> decoded) throws BadMessage {
        for (byte[] line = lines.next(bytes); line != null; line = lines.next(bytes)) {
            if (message == null) {
                message = first(line);
            } else if (line.length > 0) {
                FieldLine.addTo(message.headers(), line);
            } else {
                headEnded(decoded);
                return;
            }
        }
    }

    private void headEnded(List<Object> decoded) throws BadMessage {
        Body following = bodyOf(message);
        decoded.add(message);
        body = following;
        if (following == Body.NONE) {
            content(LastHttpContent.EMPTY_LAST_CONTENT, decoded);
        }
    }

    private HttpObject failed(BadMessage bad) {
        HttpObject last = message == null ? unknown() : message;
        if (body != null) {
            last = new DefaultLastHttpContent(Unpooled.EMPTY_BUFFER, TRAILERS);
        }
        last.setDecoderResult(DecoderResult.failure(bad));
        return last;
    }
}
