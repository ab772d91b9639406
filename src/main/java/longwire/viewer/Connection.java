package longwire.viewer;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import longwire.fault.OutsideFault;
import longwire.measurement.Count;
import longwire.measurement.Series;
import longwire.network.TcpCounts;
import longwire.viewer.http2.Carrier;
import longwire.viewer.http2.Passenger;
import longwire.viewer.http2.Road;
import longwire.viewer.http2.StreamEnd;

/**
 * One attempt of a viewer to connect, and the connection if it succeeds: a socket of its own, or a stream on an HTTP/2 connection
 * that it shares. The clock is read here, next to the socket.
 */
@ChannelHandler.Sharable // One after another: each answer may use up a stream or a socket.
final class Connection extends ChannelInboundHandlerAdapter implements Passenger {
    private final Viewer viewer;
    private final Route route;
    private long dialNanos;
    /** The present socket or stream; null while the shared connection is not there yet. */
    private Channel channel;
    /** The connection that it shares, or null. */
    private Carrier carrier;

    private Future<?> timeout;
    private String failure = "";
    /** Why the other side gave up the stream, or empty. */
    private String streamEnd = "";
    /** Whether the wire knows of the connection. */
    private boolean begun;

    private boolean over;
    /** Whether the socket has carried its one request, and another is dialled for the next. */
    private boolean spent;
    /** The request for which a new socket is being dialled, or null. */
    private ByteBuf pending;
    /** What sockets before the present one carried. */
    private TcpCounts carried = TcpCounts.NONE;

    /**
     * The two ends of a connection.
     *
     * @param address of the target
     * @param target the target, with its name for TLS and for messages
     * @param tls null for a plain connection
     * @param source local address, or null for any
     * @param shared the HTTP/2 connection that it shares with others, or null
     */
    record Route(InetSocketAddress address, Target target, SslContext tls, InetSocketAddress source, Road shared) {
        /** Whether both ends read the same clock. A proxy in between may forward to another host; its owner knows that. */
        boolean sameHost() {
            return address.getAddress().isLoopbackAddress();
        }
    }

    private Connection(Viewer viewer, Route route) {
        this.viewer = viewer;
        this.route = route;
    }

    /** Prepares to connect, which {@link #begin} does; {@code limit} is the time until the wire must be able to carry messages. */
    static Connection attempt(Viewer viewer, Route route, Duration limit) {
        Connection connection = new Connection(viewer, route);
        connection.timeout = viewer.loop()
                .eventLoop()
                .schedule(
                        () -> connection.refuse("no handshake within " + limit.toMillis() + " ms"),
                        limit.toNanos(),
                        TimeUnit.NANOSECONDS);
        return connection;
    }

    /** Connects; its viewer must know of it by now. */
    void begin() {
        if (route.shared() == null) {
            dial();
        } else {
            carrier =
                    viewer.loop().carriers().board(route.shared(), viewer.loop().bootstrap(), this);
            if (over) {
                carrier.leave(this);
            }
        }
    }

    private void dial() {
        dialNanos = viewer.loop().clock().nanoTime();
        ChannelFuture connecting = viewer.loop()
                .bootstrap()
                .handler(route.tls() == null ? this : securing())
                .connect(route.address(), route.source());
        channel = connecting.channel();
        connecting.addListener(this::connected);
    }

    Channel channel() {
        return channel;
    }

    /** The wire can carry messages; the limit ends. */
    void opened() {
        timeout.cancel(false);
        failure = "";
    }

    /** Gives up the attempt because of {@code reason}. */
    void refuse(String reason) {
        failing(reason);
        hangUp();
    }

    /** Ends the connection on behalf of the viewer. */
    void abandon() {
        timeout.cancel(false);
        hangUp();
    }

    /** Sends {@code request}, which it releases: on the present socket, or on a new one if that is spent. */
    void ask(ByteBuf request) {
        if (spent) {
            spent = false;
            pending = request;
            dial();
        } else {
            channel.writeAndFlush(request, channel.voidPromise());
        }
    }

    /** The socket has carried its one request and the answer; it is closed, which ends nothing for the viewer. */
    void spend() {
        spent = true;
        carried = TcpCounts.of(channel).map(carried::plus).orElse(carried);
        channel.close();
    }

    /** Whether its socket is spent, and none is there for the time being. */
    boolean isSpent() {
        return spent;
    }

    /** Whether requests can be sent: on the present socket, or on one that is dialled for it. */
    boolean isUsable() {
        return spent || pending != null || channel.isActive();
    }

    /** Bytes that are not sent, as far as they make the channel unwritable. */
    long unsentBytes() {
        return spent || pending != null ? 0 : channel.bytesBeforeWritable();
    }

    private void hangUp() {
        if (channel == null || spent) {
            ended(failure);
        } else {
            channel.close();
        }
    }

    /** What the kernel counted on its socket; empty if it cannot be asked, or if the socket is another viewer's to weigh. */
    Optional<TcpCounts> counts() {
        boolean weighs = carrier == null || carrier.first().filter(this::equals).isPresent();
        if (!weighs) {
            return Optional.empty();
        }
        return spent
                ? Optional.of(carried)
                : TcpCounts.of(carrier == null ? channel : carrier.channel()).map(carried::plus);
    }

    /** The sum over the viewers on its socket. */
    long together(ToLongFunction<Passenger> count) {
        return carrier == null
                ? count.applyAsLong(this)
                : carrier.passengers().stream().mapToLong(count).sum();
    }

    /** What a drop counts under for which the wire has no word: why the other side gave up the stream, if it said so. */
    String endWord() {
        return streamEnd.isEmpty() ? Viewer.NO_CODE : streamEnd;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        channel = context.channel();
        if (route.shared() != null) {
            begun();
            return;
        }
        long now = viewer.loop().clock().nanoTime();
        connected(now - dialNanos);
        SslHandler tls = context.pipeline().get(SslHandler.class);
        if (tls == null) {
            begun();
            return;
        }
        tls.handshakeFuture().addListener(handshake -> {
            if (handshake.isSuccess()) {
                secured(viewer.loop().clock().nanoTime() - now);
                begun();
            } else {
                failing("TLS: " + reason(rootOf(handshake.cause())));
            }
        });
    }

    /** The socket or the stream is there: the first one, or one in place of another that is used up. */
    private void begun() {
        if (!begun) {
            begun = true;
            viewer.wire().connected();
        } else if (pending != null) {
            ByteBuf request = pending;
            pending = null;
            channel.writeAndFlush(request, channel.voidPromise());
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event == StreamEnd.ANSWERED) {
            carrier.open(this);
        } else {
            super.userEventTriggered(context, event);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        long receivedNanos = viewer.loop().clock().nanoTime();
        ByteBuf bytes = (ByteBuf) message;
        try {
            viewer.wire().read(bytes, receivedNanos);
        } catch (OutsideFault notOurProtocol) {
            failing(notOurProtocol.getMessage());
            viewer.readings().tally().add(Count.CORRUPTED);
            context.close();
        } finally {
            bytes.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        viewer.readComplete();
        // A burst of replies must not delay messages that become due meanwhile.
        viewer.loop().fireDue();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (isPast(context)) {
            return;
        }
        if (carrier != null && failure.isEmpty()) {
            failure = carrier.failure();
        }
        ended(failure.isEmpty() ? "closed the connection before it answered the handshake" : failure);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (isPast(context)) {
            return;
        }
        failing(reason(cause));
        if (cause instanceof StreamEnd) {
            streamEnd = cause.getMessage();
        }
        context.close();
    }

    @Override
    public ChannelHandler handler() {
        return this;
    }

    @Override
    public void turnedAway(String reason) {
        ended(failure.isEmpty() ? reason : failure);
    }

    @Override
    public void connected(long nanos) {
        viewer.record(Series.TCP, nanos);
    }

    @Override
    public void secured(long nanos) {
        viewer.record(Series.TLS, nanos);
    }

    @Override
    public long answered() {
        return viewer.answered();
    }

    @Override
    public long events() {
        return viewer.feed() == null ? 0 : viewer.feed().outcome().answered();
    }

    /** Whether it is about a stream or a socket that is used up. */
    private boolean isPast(ChannelHandlerContext context) {
        return spent || context.channel() != channel;
    }

    private void connected(Future<? super Void> connecting) {
        if (connecting.isSuccess()) {
            return;
        }
        String reason = failure.isEmpty() ? reason(connecting.cause()) : failure;
        if (viewer.loop().eventLoop().inEventLoop()) {
            ended(reason);
        } else {
            // If no socket could be created, for example without a free file descriptor, another thread reports it.
            viewer.loop().eventLoop().execute(() -> ended(reason));
        }
    }

    private void ended(String reason) {
        timeout.cancel(false);
        if (over) {
            return;
        }
        over = true;
        if (pending != null) {
            pending.release();
            pending = null;
        }
        if (carrier != null) {
            carrier.leave(this);
        }
        viewer.disconnected(reason);
    }

    /** Keeps the first reason, because later failures follow from it. */
    private void failing(String reason) {
        if (failure.isEmpty()) {
            failure = reason;
        }
    }

    /** Adds TLS to the connection. */
    private ChannelInitializer<Channel> securing() {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel made) {
                Target target = route.target();
                SslHandler tls = route.tls().newHandler(made.alloc(), target.host(), target.port());
                made.pipeline().addLast(tls, Connection.this);
            }
        };
    }

    /** The innermost cause: it says what TLS found, and the exceptions around it only that TLS failed. */
    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
