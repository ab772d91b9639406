package longwire.edge.http1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslHandler;
import java.util.List;
import longwire.edge.settings.Limits;

/**
 * Decodes a viewer's requests one at a time. Bytes after a request stay undecoded until {@link #next}, because only the
 * response tells whether they are the next request or belong to a tunnel.
 */
public final class RequestDecoder extends MessageDecoder {
    /** RFC 9112, section 2.2, tolerates empty lines, which old viewers send after a body. */
    private static final int MOST_EMPTY_LINES = 2;

    private final int mostTargetBytes;
    private ChannelHandlerContext context;
    private boolean tls;
    private boolean decoding;
    private int emptyLines;

    public RequestDecoder(Limits limits) {
        super(limits.headBytes());
        mostTargetBytes = limits.urlBytes();
        begin();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
        tls = added.pipeline().get(SslHandler.class) != null;
    }

    /** Decodes the next request; none, some or all of its bytes may have arrived already. */
    public void next() {
        begin();
        emptyLines = 0;
        if (decoding) {
            // The decoding loop that called us continues by itself.
            return;
        }
        try {
            channelRead(context, Unpooled.EMPTY_BUFFER);
        } catch (Exception failure) {
            context.fireExceptionCaught(failure);
        }
    }

    /** The number of bytes that have arrived and are not decoded. */
    public int heldBytes() {
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
    public void channelReadComplete(ChannelHandlerContext reading) {
        // Not super's: it would keep reading, without limit, while bytes are held undecoded.
        discardSomeReadBytes();
        reading.fireChannelReadComplete();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext reading, Object event) {
        // Not super's: at a half-close it would drop the held bytes.
        reading.fireUserEventTriggered(event);
    }

    @Override
    protected void decodeLast(ChannelHandlerContext reading, ByteBuf bytes, List<Object> decoded) {
        // An incomplete request of a viewer that has gone is ignored.
    }

    @Override
    protected HttpMessage first(byte[] line) throws BadMessage {
        if (line.length == 0 && emptyLines < MOST_EMPTY_LINES) {
            emptyLines++;
            return null;
        }
        return RequestLine.parse(line, mostTargetBytes);
    }

    @Override
    protected Body bodyOf(HttpMessage message) throws BadMessage {
        RequestTarget.settle((HttpRequest) message, tls);
        return Framing.of(message, Body.NONE);
    }

    @Override
    protected HttpMessage unknown() {
        return new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/", newHeaders());
    }
}
