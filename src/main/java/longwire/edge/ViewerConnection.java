package longwire.edge;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.AsciiString;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import longwire.edge.accesslog.AccessRecord;
import longwire.edge.accesslog.RequestId;
import longwire.edge.accesslog.ResultType;
import longwire.edge.exchange.Admission;
import longwire.edge.exchange.Exchange;
import longwire.edge.exchange.ViewerEnd;
import longwire.edge.http1.RequestDecoder;
import longwire.edge.http1.ResponseEncoder;
import longwire.edge.loop.ByteCount;
import longwire.edge.loop.Count;
import longwire.edge.loop.Drained;
import longwire.edge.loop.EdgeLoop;
import longwire.edge.origin.OriginConnection;
import longwire.edge.policy.Refusal;
import longwire.edge.policy.RequestRules;
import longwire.edge.policy.ResponseHeaders;
import longwire.edge.tunnel.Tunnel;
import longwire.network.Quiet;

/** The viewer's end of an HTTP/1.1 connection: one exchange after another, in the order of the requests. */
final class ViewerConnection extends ChannelInboundHandlerAdapter implements ViewerEnd, Drained {
    private final EdgeLoop loop;
    private final SocketChannel channel;
    private final boolean secure;
    private final ByteCount bytes;
    private final RequestDecoder decoder;
    private final ResponseEncoder encoder;
    private final Quiet headWatch;

    /** The current exchange; null between requests. */
    private Exchange exchange;

    /** The record of the current request, or null. */
    private AccessRecord record;

    private boolean admitted;
    private boolean inputEnded;
    /** Whether the next request waits until the viewer has read more of the previous responses. */
    private boolean awaitsRoom;

    /** The viewer's progress when a request head was last overdue. */
    private long overdueProgress = -1;

    ViewerConnection(
            EdgeLoop loop,
            SocketChannel channel,
            boolean secure,
            ByteCount bytes,
            RequestDecoder decoder,
            ResponseEncoder encoder) {
        this.loop = loop;
        this.channel = channel;
        this.secure = secure;
        this.bytes = bytes;
        this.decoder = decoder;
        this.encoder = encoder;
        this.headWatch =
                new Quiet(loop.eventLoop(), loop.settings().headTimeout().toNanos(), this::headOverdue);
    }

    @Override
    public boolean isSecure() {
        return secure;
    }

    @Override
    public AsciiString via() {
        return ResponseHeaders.VIA;
    }

    @Override
    public void write(HttpObject part) {
        channel.write(part, channel.voidPromise());
    }

    @Override
    public void flush() {
        channel.flush();
    }

    @Override
    public boolean isWritable() {
        return channel.isWritable();
    }

    @Override
    public void readOn() {
        if (awaitsRoom) {
            return;
        }
        if (exchange == null && inputEnded) {
            closeWhenFlushed();
        } else if (exchange == null || exchange.wantsInput()) {
            channel.read();
        }
    }

    @Override
    public long progress() {
        // Bytes that arrived plus bytes that left: the total grows with either.
        return bytes.fromViewer()
                + bytes.toViewer()
                - channel.unsafe().outboundBuffer().totalPendingWriteBytes();
    }

    @Override
    public void answered(boolean closing) {
        exchange = null;
        conclude();
        channel.flush();
        // A drain may have begun after the head of the response was written.
        if (closing || loop.shared().isDraining()) {
            closeSoftly();
            return;
        }
        headWatch.start();
        nextRequest();
    }

    @Override
    public void refuse(Refusal refusal, boolean last) {
        boolean closing = last || loop.shared().isDraining();
        FullHttpResponse response = refusal.response(record.id(), closing);
        record.answered(refusal.status().code(), refusal.type(), response.headers());
        write(response);
        answered(closing);
    }

    @Override
    public void cut(boolean delimited) {
        exchange = null;
        conclude();
        channel.flush();
        if (delimited) {
            closeSoftly();
        } else {
            // Only the close marks the end of this response, so a broken one must end with a reset.
            channel.config().setSoLinger(0);
            channel.close();
        }
    }

    @Override
    public void tunnel(OriginConnection origin) {
        bytes.tell(record, decoder.heldBytes());
        loop.counters().add(Count.ofStatus(record.status()), 1);
        AccessRecord whole = record;
        record = null;
        Tunnel.open(loop, new Tunnel.ViewerSide(leave(), this, secure, decoder.heldBytes()), origin, whole);
    }

    /** Hands over the channel, for a tunnel or a lingering close. Its place among the viewers stays taken. */
    SocketChannel leave() {
        exchange = null;
        headWatch.cancel();
        loop.left(this);
        return channel;
    }

    /** Closes the connection, unless a request is being answered. */
    @Override
    public void drain() {
        if (exchange == null) {
            closeWhenFlushed();
        }
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        admitted = loop.shared().admit(loop.settings().limits().connections());
        if (!admitted) {
            loop.counters().add(Count.TURNED_AWAY, 1);
            write(Refusal.FULL.response(RequestId.next(), true));
            closeSoftly();
            return;
        }
        loop.joined(this);
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
        if (!channel.isWritable()) {
            return;
        }
        if (exchange != null) {
            exchange.viewerHasRoom();
        } else if (awaitsRoom) {
            nextRequest();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            inputEnded = true;
            // A viewer may send its FIN directly after a request and still expect the response.
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
        giveBackPlace();
        if (deserted != null) {
            deserted.viewerGone();
            if (record.status() != 0) {
                record.broke(ResultType.CLIENT_COMM_ERROR);
            }
            conclude();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
        channel.close();
    }

    private void begin(HttpRequest request) {
        headWatch.pause();
        encoder.answeringHead(request.method().equals(HttpMethod.HEAD));
        InetSocketAddress viewer = channel.remoteAddress();
        record = new AccessRecord(
                viewer, secure, request, loop.shared().accessLog().isOn());
        if (secure) {
            record.tls(channel.pipeline().get(SslHandler.class).engine().getSession());
        }
        Admission admission = Admission.of(loop, request, secure);
        if (admission.webSocket()) {
            record.webSocket();
        }
        if (admission.refusal().isPresent()) {
            refuse(admission.refusal().get(), admission.last());
            return;
        }
        if (!admission.webSocket()) {
            loop.counters().add(Count.REQUESTS, 1);
        }
        if (HttpUtil.is100ContinueExpected(request) && RequestRules.hasBody(request)) {
            // The edge removes Expect and answers it itself: otherwise the viewer would wait for an answer that nobody
            // sends.
            HttpResponseStatus goOn = HttpResponseStatus.CONTINUE;
            channel.writeAndFlush(
                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, goOn, Unpooled.EMPTY_BUFFER),
                    channel.voidPromise());
        }
        String address = viewer.getAddress().getHostAddress();
        exchange = new Exchange(loop, this, request, admission, record, address, Admission.keepsAlive(request));
    }

    /** Decodes the next request once the viewer has read enough of the previous responses. */
    private void nextRequest() {
        awaitsRoom = !channel.isWritable();
        if (!awaitsRoom) {
            decoder.next();
            inputDone();
        }
    }

    /** Concludes the current request. */
    private void conclude() {
        bytes.tell(record, decoder.heldBytes());
        loop.finished(record.ended());
        record = null;
    }

    private void inputDone() {
        if (exchange != null) {
            exchange.flush();
        }
        readOn();
    }

    private void giveBackPlace() {
        if (admitted) {
            admitted = false;
            loop.shared().release();
        }
    }

    /**
     * No request came in time. A viewer that is still reading the last response gets more time as long as it makes
     * progress.
     */
    private void headOverdue() {
        ChannelOutboundBuffer unsent = channel.unsafe().outboundBuffer();
        if (unsent == null || unsent.isEmpty()) {
            closeWhenFlushed();
        } else if (progress() == overdueProgress) {
            channel.close();
        } else {
            overdueProgress = progress();
            headWatch.start();
        }
    }

    private void closeWhenFlushed() {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    private void closeSoftly() {
        leave();
        channel.closeFuture().addListener(closed -> giveBackPlace());
        long stallNanos = loop.settings().stallTimeout().toNanos();
        LingeringClose.begin(channel, this, decoder, inputEnded, stallNanos);
    }
}
