package longwire.edge;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;

/** The viewer's end while it speaks HTTP: one exchange after another, in the order of its requests. */
final class ViewerConnection extends ChannelInboundHandlerAdapter {
    private final EdgeLoop loop;
    private final SocketChannel channel;
    private final RequestDecoder decoder;
    private final ResponseEncoder encoder;
    private final Quiet headWatch;

    /** The exchange of the request that is being answered, or null between requests. */
    private Exchange exchange;

    private boolean inputEnded;

    ViewerConnection(EdgeLoop loop, SocketChannel channel, RequestDecoder decoder, ResponseEncoder encoder) {
        this.loop = loop;
        this.channel = channel;
        this.decoder = decoder;
        this.encoder = encoder;
        this.headWatch = new Quiet(loop.eventLoop(), loop.timeouts().head().toNanos(), this::closeWhenFlushed);
    }

    void write(HttpObject part) {
        channel.write(part, channel.voidPromise());
    }

    void flush() {
        channel.flush();
    }

    boolean isWritable() {
        return channel.isWritable();
    }

    /** Reads on, where somebody wants what comes: the next head, or a body for which the origin has room. */
    void readOn() {
        if (exchange == null && inputEnded) {
            closeWhenFlushed();
        } else if (exchange == null || exchange.wantsInput()) {
            channel.read();
        }
    }

    /** The response is written. */
    void answered(boolean closing) {
        exchange = null;
        channel.flush();
        if (closing) {
            closeSoftly();
            return;
        }
        headWatch.start();
        decoder.next();
        inputDone();
    }

    /** Answers in the origin's stead. */
    void refuse(HttpResponseStatus status, String id, boolean closing) {
        write(Refusal.of(status, id, closing));
        answered(closing);
    }

    /**
     * Ends the connection in the middle of a response, so that the viewer sees it is not whole.
     *
     * @param delimited whether its length shows that; where only the close ends it, the close must be a reset
     */
    void cut(boolean delimited) {
        exchange = null;
        channel.flush();
        if (delimited) {
            closeSoftly();
        } else {
            channel.config().setSoLinger(0);
            channel.close();
        }
    }

    /** Gives the channel away, to live on as a tunnel. */
    SocketChannel leave() {
        exchange = null;
        headWatch.cancel();
        return channel;
    }

    /** Bytes behind the request that is being answered: whose they are, its answer tells. */
    int heldBytes() {
        return decoder.heldBytes();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        headWatch.start();
        channel.read();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && channel.isActive()) {
            begin(request);
        } else if (message instanceof HttpContent content && exchange != null) {
            exchange.fromViewer(content);
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        inputDone();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (exchange != null && channel.isWritable()) {
            exchange.viewerHasRoom();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            inputEnded = true;
            // A viewer may send its FIN right behind a request and still wants the response.
            if (exchange == null) {
                closeWhenFlushed();
            } else if (exchange.isMissingInput()) {
                channel.close();
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        Exchange deserted = exchange;
        leave();
        if (deserted != null) {
            deserted.viewerGone();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
        channel.close();
    }

    private void begin(HttpRequest request) {
        headWatch.pause();
        encoder.answeringHead(request.method().equals(HttpMethod.HEAD));
        Optional<HttpResponseStatus> refusal = RequestRules.refusal(request);
        boolean webSocket = refusal.isEmpty() && Handshake.isAskedBy(request);
        if (webSocket) {
            refusal = Handshake.refusal(request);
        }
        if (refusal.isPresent()) {
            loop.counters().add(Count.ERRORS, 1);
            refuse(refusal.get(), RequestId.next(), true);
            return;
        }
        if (!webSocket) {
            loop.counters().add(Count.REQUESTS, 1);
        }
        if (HttpUtil.is100ContinueExpected(request) && RequestRules.hasBody(request)) {
            // The origin is never asked, so the viewer would wait for nobody's consent.
            HttpResponseStatus goOn = HttpResponseStatus.CONTINUE;
            channel.writeAndFlush(
                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, goOn, Unpooled.EMPTY_BUFFER),
                    channel.voidPromise());
        }
        String address = channel.remoteAddress().getAddress().getHostAddress();
        exchange = new Exchange(loop, this, request, webSocket ? Handshake.of(request) : null, address);
    }

    private void inputDone() {
        if (exchange != null) {
            exchange.flush();
        }
        readOn();
    }

    private void closeWhenFlushed() {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    private void closeSoftly() {
        headWatch.cancel();
        LingeringClose.begin(channel, this, decoder, inputEnded);
    }
}
