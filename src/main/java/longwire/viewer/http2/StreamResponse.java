package longwire.viewer.http2;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2Headers;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The response on a stream, passed on as HTTP/1.1. A body is passed on in chunks, the last one with the end of the stream: a wire
 * that has its answer can ask again at once, since nothing of the stream is left. {@link StreamEnd#ANSWERED} goes up the pipeline
 * just before.
 */
final class StreamResponse {
    private static final String OK = "200";
    private static final String NO_CONTENT = "204";
    private static final String NOT_MODIFIED = "304";
    private static final String CONTENT_LENGTH = "content-length";
    private static final String END_OF_LINE = "\r\n";
    private static final String LAST_CHUNK = "0\r\n\r\n";
    /** The size of a chunk in hexadecimal digits, the ends of lines, and the last chunk. */
    private static final int CHUNK_AROUND_BYTES = 24;

    private final RequestFields request;
    private Body body;
    /** The head of a response without a body, whose stream has not ended yet: the wire would take it for the end. */
    private ByteBuf held = Unpooled.EMPTY_BUFFER;

    private enum Body {
        TUNNEL,
        CHUNKS,
        NONE
    }

    StreamResponse(RequestFields request) {
        this.request = request;
    }

    /** @param last whether the stream ends with {@code fields} */
    void readHead(ChannelHandlerContext context, Http2Headers fields, boolean last) {
        if (body != null) {
            // Trailers.
            readData(context, Unpooled.EMPTY_BUFFER, last);
            return;
        }
        String status = String.valueOf(fields.status());
        if (status.startsWith("1")) {
            // The final response follows.
            return;
        }
        boolean bodiless = status.equals(NO_CONTENT) || status.equals(NOT_MODIFIED);
        if (request.opensTunnel() && status.equals(OK)) {
            body = Body.TUNNEL;
        } else {
            body = last || bodiless ? Body.NONE : Body.CHUNKS;
        }
        ByteBuf head = context.alloc().buffer();
        head.writeCharSequence(head(status, fields, bodiless), StandardCharsets.ISO_8859_1);
        if (body == Body.NONE && !last) {
            held = head;
        } else {
            pass(context, head, last);
        }
    }

    /** @param content released by the caller */
    void readData(ChannelHandlerContext context, ByteBuf content, boolean last) {
        if (body == Body.CHUNKS) {
            pass(context, chunk(context, content, last), last);
        } else if (body == Body.TUNNEL) {
            pass(context, content.retainedSlice(), last);
        } else if (last) {
            ByteBuf head = held;
            held = Unpooled.EMPTY_BUFFER;
            pass(context, head, true);
        }
    }

    void release() {
        held.release();
        held = Unpooled.EMPTY_BUFFER;
    }

    private void pass(ChannelHandlerContext context, ByteBuf bytes, boolean last) {
        if (last && body != Body.TUNNEL && !request.opensTunnel()) {
            context.fireUserEventTriggered(StreamEnd.ANSWERED);
        }
        context.fireChannelRead(bytes);
        if (last && body == Body.TUNNEL) {
            // As a FIN does, it ends the tunnel.
            context.channel().close();
        }
    }

    private String head(String status, Http2Headers fields, boolean bodiless) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ");
        switch (body) {
            case TUNNEL ->
                head.append(
                                "101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: ")
                        .append(request.accept());
            case CHUNKS -> head.append(status).append(" \r\nTransfer-Encoding: chunked");
            default -> head.append(status).append(bodiless ? " " : " \r\nContent-Length: 0");
        }
        head.append(END_OF_LINE);
        for (Map.Entry<CharSequence, CharSequence> field : fields) {
            String name = field.getKey().toString();
            // A body ends where its stream does.
            if (!name.startsWith(":") && !name.equals(CONTENT_LENGTH)) {
                head.append(name).append(": ").append(field.getValue()).append(END_OF_LINE);
            }
        }
        return head.append(END_OF_LINE).toString();
    }

    private static ByteBuf chunk(ChannelHandlerContext context, ByteBuf content, boolean last) {
        int length = content.readableBytes();
        ByteBuf chunk = context.alloc().buffer(length + CHUNK_AROUND_BYTES);
        if (length > 0) {
            chunk.writeCharSequence(Integer.toHexString(length) + END_OF_LINE, StandardCharsets.US_ASCII);
            chunk.writeBytes(content, content.readerIndex(), length);
            chunk.writeCharSequence(END_OF_LINE, StandardCharsets.US_ASCII);
        }
        if (last) {
            chunk.writeCharSequence(LAST_CHUNK, StandardCharsets.US_ASCII);
        }
        return chunk;
    }
}
