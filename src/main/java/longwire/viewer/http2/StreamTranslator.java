package longwire.viewer.http2;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;

/**
 * One stream as its wire sees it: a connection of HTTP/1.1 with one request. The first write of the wire has the whole head; the
 * bytes behind it become DATA.
 */
final class StreamTranslator extends ChannelDuplexHandler {
    private static final String END_OF_HEAD = "\r\n\r\n";

    private static final String OFFERS_NONE =
            "offers no WebSocket over HTTP/2: SETTINGS_ENABLE_CONNECT_PROTOCOL was not sent";

    private final boolean tls;
    /** Whether the other side has said that it takes an extended CONNECT. */
    private final boolean tunnels;

    private RequestFields request;
    private StreamResponse response;
    private long bodyLeft;
    private boolean endSent;

    StreamTranslator(boolean tls, boolean tunnels) {
        this.tls = tls;
        this.tunnels = tunnels;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        ByteBuf bytes = (ByteBuf) message;
        if (request == null && !writeHead(context, bytes)) {
            bytes.release();
            context.fireExceptionCaught(new StreamEnd(OFFERS_NONE));
        } else if (bytes.isReadable() && !endSent) {
            bodyLeft -= bytes.readableBytes();
            endSent = !request.opensTunnel() && bodyLeft <= 0;
            context.write(new DefaultHttp2DataFrame(bytes, endSent));
        } else {
            bytes.release();
        }
    }

    /** False if the other side would not understand it. */
    private boolean writeHead(ChannelHandlerContext context, ByteBuf bytes) {
        String head = bytes.toString(StandardCharsets.ISO_8859_1);
        int end = head.indexOf(END_OF_HEAD);
        request = RequestFields.of(head.substring(0, end), tls);
        response = new StreamResponse(request);
        if (request.opensTunnel() && !tunnels) {
            return false;
        }
        bytes.skipBytes(end + END_OF_HEAD.length());
        bodyLeft = request.bodyBytes();
        endSent = !request.opensTunnel() && bodyLeft == 0;
        context.write(new DefaultHttp2HeadersFrame(request.fields(), endSent)).addListener(written -> {
            if (!written.isSuccess()) {
                // For example because the other side permits no further stream on this connection.
                context.fireExceptionCaught(written.cause());
            }
        });
        return true;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (message instanceof Http2HeadersFrame headers) {
                response.readHead(context, headers.headers(), headers.isEndStream());
            } else if (message instanceof Http2DataFrame data) {
                response.readData(context, data.content(), data.isEndStream());
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event instanceof Http2ResetFrame reset) {
            Http2Error error = Http2Error.valueOf(reset.errorCode());
            context.fireExceptionCaught(
                    new StreamEnd("stream reset with " + (error == null ? reset.errorCode() : error)));
        } else {
            super.userEventTriggered(context, event);
        }
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        if (request != null && request.opensTunnel() && !endSent) {
            // As a FIN does, it tells a proxy that all has been said; the stream is given up right behind it.
            endSent = true;
            context.writeAndFlush(new DefaultHttp2DataFrame(true));
        }
        context.close(promise);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (response != null) {
            response.release();
        }
    }
}
