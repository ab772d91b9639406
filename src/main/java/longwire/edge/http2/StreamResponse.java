package longwire.edge.http2;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2StreamChannel;
import longwire.edge.http1.Names;

/** Writes the parts of an HTTP/1.1 response as frames of a stream. A 101 becomes a 200, its equivalent in HTTP/2. */
final class StreamResponse {
    private final Http2StreamChannel stream;
    private ChannelFuture end;
    private boolean inInterim;
    private boolean toHead;
    private long bytes;
    private long gone;

    StreamResponse(Http2StreamChannel stream) {
        this.stream = stream;
    }

    /** Sets whether it answers HEAD; then it has no body, whether it is the origin's response or a refusal. */
    void toHead(boolean isHead) {
        toHead = isHead;
    }

    /** The number of bytes written: bodies, and heads before compression. */
    long bytes() {
        return bytes;
    }

    /** The number of body parts that have been sent; it grows while the viewer reads. */
    long gone() {
        return gone;
    }

    /** Completes when the end of the response has been sent; null before it is written. */
    ChannelFuture end() {
        return end;
    }

    void write(HttpObject part) {
        if (part instanceof HttpResponse response) {
            head(response);
        }
        if (part instanceof HttpContent content) {
            content(content);
        }
    }

    private void head(HttpResponse response) {
        int status = response.status().code();
        // The end of an interim response is not the end of the stream.
        inInterim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (status == HttpResponseStatus.SWITCHING_PROTOCOLS.code()) {
            // RFC 8441, section 5. A tunnel has no length.
            status = HttpResponseStatus.OK.code();
            response.headers().remove(Names.CONTENT_LENGTH);
        }
        fields(StreamFields.ofHead(status, response.headers()), false);
    }

    private void content(HttpContent content) {
        if (inInterim) {
            content.release();
            inInterim = !(content instanceof LastHttpContent);
        } else if (content instanceof LastHttpContent last) {
            HttpHeaders trailers = last.trailingHeaders();
            end = data(content, trailers.isEmpty());
            if (!trailers.isEmpty()) {
                end = fields(StreamFields.ofTrailers(trailers), true);
            }
        } else if (content.content().isReadable()) {
            data(content, false);
        } else {
            content.release();
        }
    }

    private ChannelFuture fields(Http2Headers fields, boolean ends) {
        bytes += StreamFields.bytes(fields);
        return stream.write(new DefaultHttp2HeadersFrame(fields, ends));
    }

    private ChannelFuture data(HttpContent content, boolean ends) {
        ByteBuf body = content.content();
        if (toHead) {
            body.release();
            body = Unpooled.EMPTY_BUFFER;
        }
        bytes += body.readableBytes();
        return stream.write(new DefaultHttp2DataFrame(body, ends)).addListener(written -> gone++);
    }
}
