package longwire.edge.http2;

import static io.netty.handler.codec.http.HttpResponseStatus.SWITCHING_PROTOCOLS;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameStreamException;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.util.AsciiString;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import longwire.edge.accesslog.AccessRecord;
import longwire.edge.accesslog.ResultType;
import longwire.edge.exchange.Admission;
import longwire.edge.exchange.Exchange;
import longwire.edge.exchange.ViewerEnd;
import longwire.edge.loop.Count;
import longwire.edge.loop.EdgeLoop;
import longwire.edge.origin.OriginConnection;
import longwire.edge.policy.Refusal;
import longwire.edge.policy.ResponseHeaders;

/** The viewer's end of one exchange in an HTTP/2 stream. */
final class ViewerStream extends ChannelInboundHandlerAdapter implements ViewerEnd {
    private static final Exception ENDED = new Http2Exception(Http2Error.NO_ERROR, "the edge ends the stream");

    private final EdgeLoop loop;
    private final ViewerStreams connection;
    private final Http2StreamChannel stream;
    /** Whether the edge had a place for this stream. */
    private final boolean admitted;

    private final StreamResponse response;

    private ChannelHandlerContext context;
    /** Null before the head has arrived and after the exchange is over. */
    private Exchange exchange;
    /** The record of the current request, or null. */
    private AccessRecord record;

    private boolean begun;
    private boolean inputEnded;
    private long framesRead;
    private long progressSeen = -1;

    ViewerStream(EdgeLoop loop, ViewerStreams connection, Http2StreamChannel stream, boolean admitted) {
        this.loop = loop;
        this.connection = connection;
        this.stream = stream;
        this.admitted = admitted;
        this.response = new StreamResponse(stream);
    }

    @Override
    public boolean isSecure() {
        return true;
    }

    @Override
    public AsciiString via() {
        return ResponseHeaders.VIA_STREAM;
    }

    @Override
    public void write(HttpObject part) {
        if (part instanceof HttpResponse switching && switching.status().equals(SWITCHING_PROTOCOLS)) {
            record.answered(HttpResponseStatus.OK.code(), ResultType.MISS, switching.headers());
        }
        response.write(part);
    }

    @Override
    public void flush() {
        stream.flush();
    }

    @Override
    public boolean isWritable() {
        return stream.isWritable();
    }

    @Override
    public void readOn() {
        if (exchange != null && exchange.wantsInput()) {
            stream.read();
        }
    }

    @Override
    public long progress() {
        return framesRead + response.gone();
    }

    @Override
    public void answered(boolean closing) {
        exchange = null;
        conclude();
        stream.flush();
        if (!inputEnded) {
            // The rest of the request is not needed; but the response must be sent before the reset.
            response.end().addListener(gone -> reset(Http2Error.NO_ERROR));
        }
    }

    @Override
    public void refuse(Refusal refusal, boolean closing) {
        FullHttpResponse refused = refusal.response(record.id(), false);
        record.answered(refusal.status().code(), refusal.type(), refused.headers());
        write(refused);
        answered(closing);
    }

    @Override
    public void cut(boolean delimited) {
        exchange = null;
        conclude();
        stream.flush();
        reset(Http2Error.INTERNAL_ERROR);
    }

    @Override
    public void tunnel(OriginConnection origin) {
        AccessRecord whole = record;
        whole.passed(true, response.bytes());
        exchange = null;
        record = null;
        loop.counters().add(Count.ofStatus(whole.status()), 1);
        StreamTunnel.open(loop, stream, this, origin, whole);
    }

    /** Resets the stream if the viewer has read nothing of its response since the last call. */
    void endIfStalled() {
        if (response.end() != null && progress() == progressSeen) {
            reset(Http2Error.CANCEL);
        }
        progressSeen = progress();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        stream.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext reading, Object frame) {
        framesRead++;
        if (frame instanceof Http2HeadersFrame head && !begun) {
            begun = true;
            inputEnded = head.isEndStream();
            begin(head.headers());
        } else if (frame instanceof Http2HeadersFrame trailers && exchange != null) {
            // Trailers are not forwarded; they only mark the end of the request.
            inputEnded = true;
            record.passed(false, StreamFields.bytes(trailers.headers()));
            exchange.fromViewer(new DefaultLastHttpContent());
        } else if (frame instanceof Http2DataFrame data && exchange != null) {
            inputEnded = data.isEndStream();
            record.passed(false, data.content().readableBytes());
            exchange.fromViewer(
                    inputEnded ? new DefaultLastHttpContent(data.content()) : new DefaultHttpContent(data.content()));
        } else {
            ReferenceCountUtil.release(frame);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext reading) {
        if (exchange != null) {
            exchange.flush();
        }
        readOn();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext changed) {
        if (exchange != null && stream.isWritable()) {
            exchange.viewerHasRoom();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext told, Object event) {
        if (event instanceof Http2ResetFrame) {
            gone();
            // The stream ends when all earlier frames have been read.
            stream.config().setAutoRead(true);
        }
        ReferenceCountUtil.release(event);
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
        gone();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext caught, Throwable broken) {
        // A stream error: the handler that detected it resets the stream after this one.
        if (record != null && record.status() == 0) {
            record.broke(ResultType.INVALID_REQUEST);
        }
    }

    private void begin(Http2Headers fields) {
        HttpRequest request =
                StreamRequest.of(fields, inputEnded, loop.settings().http2().webSocket());
        response.toHead(request.method().equals(HttpMethod.HEAD));
        record = new AccessRecord(
                connection.remoteAddress(),
                true,
                request,
                loop.shared().accessLog().isOn());
        record.inStream();
        record.passed(false, StreamFields.bytes(fields));
        if (request.decoderResult().isFailure()) {
            // RFC 9113, section 8.1.1: a stream error, not a response.
            record.broke(ResultType.INVALID_REQUEST);
            conclude();
            reset(Http2Error.PROTOCOL_ERROR);
            return;
        }
        Admission admission = Admission.of(loop, request, true);
        if (admission.webSocket()) {
            record.webSocket();
        }
        refusal(request, admission)
                .ifPresentOrElse(refusal -> refuse(refusal, true), () -> exchange(request, admission));
    }

    private Optional<Refusal> refusal(HttpRequest request, Admission admission) {
        if (!admitted) {
            loop.counters().add(Count.TURNED_AWAY, 1);
            return Optional.of(Refusal.FULL);
        }
        if (request.uri().length() > loop.settings().limits().urlBytes()) {
            return Optional.of(Refusal.ofRequest(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE));
        }
        return admission.refusal();
    }

    private void exchange(HttpRequest request, Admission admission) {
        boolean webSocket = admission.webSocket();
        if (!webSocket) {
            loop.counters().add(Count.REQUESTS, 1);
        }
        if (HttpUtil.is100ContinueExpected(request)) {
            // The edge removes Expect and answers it itself: otherwise the viewer would wait for an answer that nobody
            // sends.
            write(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
            write(LastHttpContent.EMPTY_LAST_CONTENT);
            stream.flush();
        }
        String address = connection.remoteAddress().getAddress().getHostAddress();
        exchange = new Exchange(loop, this, request, admission, record, address, true);
        // A handshake has no body: the bytes after it belong to the tunnel and wait until it is open.
        if (inputEnded || webSocket) {
            exchange.fromViewer(LastHttpContent.EMPTY_LAST_CONTENT);
        }
    }

    private void gone() {
        Exchange deserted = exchange;
        exchange = null;
        if (deserted != null) {
            deserted.viewerGone();
            if (record.status() != 0) {
                record.broke(ResultType.CLIENT_COMM_ERROR);
            }
            conclude();
        }
    }

    private void conclude() {
        record.passed(true, response.bytes());
        loop.finished(record.ended());
        record = null;
    }

    private void reset(Http2Error why) {
        if (stream.isActive()) {
            // The end of the pipeline resets the stream with that error; a plain close would send CANCEL.
            context.fireExceptionCaught(new Http2FrameStreamException(stream.stream(), why, ENDED));
        }
    }
}
