package longwire.viewer;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import longwire.fault.OutsideFault;
import longwire.measurement.Count;
import longwire.measurement.Series;

/**
 * One attempt of a viewer to connect, and the connection if it succeeds. The clock is read here, next to the socket.
 */
final class Connection extends ChannelInboundHandlerAdapter {
    private final Viewer viewer;
    private final long dialNanos;
    private Channel channel;
    private Future<?> timeout;
    private String failure = "";

    /**
     * The two ends of a connection.
     *
     * @param address of the target
     * @param target the target, with its name for TLS and for messages
     * @param tls null for a plain connection
     * @param source local address, or null for any
     */
    record Route(InetSocketAddress address, Target target, SslContext tls, InetSocketAddress source) {
        /** Whether both ends read the same clock. A proxy in between may forward to another host; its owner knows that. */
        boolean sameHost() {
            return address.getAddress().isLoopbackAddress();
        }
    }

    private Connection(Viewer viewer) {
        this.viewer = viewer;
        this.dialNanos = viewer.loop().clock().nanoTime();
    }

    /** Starts to connect; {@code limit} is the time until the wire must be able to carry messages. */
    static Connection dial(Viewer viewer, Route route, Duration limit) {
        Connection connection = new Connection(viewer);
        connection.timeout = viewer.loop()
                .eventLoop()
                .schedule(
                        () -> connection.refuse("no handshake within " + limit.toMillis() + " ms"),
                        limit.toNanos(),
                        TimeUnit.NANOSECONDS);
        ChannelFuture connecting = viewer.loop()
                .bootstrap()
                .handler(route.tls() == null ? connection : connection.securing(route))
                .connect(route.address(), route.source());
        connection.channel = connecting.channel();
        connecting.addListener(connection::connected);
        return connection;
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
        channel.close();
    }

    /** Ends the connection on behalf of the viewer. */
    void abandon() {
        timeout.cancel(false);
        channel.close();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        long now = viewer.loop().clock().nanoTime();
        viewer.record(Series.TCP, now - dialNanos);
        SslHandler tls = context.pipeline().get(SslHandler.class);
        if (tls == null) {
            viewer.wire().connected();
            return;
        }
        tls.handshakeFuture().addListener(handshake -> {
            if (handshake.isSuccess()) {
                viewer.record(Series.TLS, viewer.loop().clock().nanoTime() - now);
                viewer.wire().connected();
            } else {
                failing("TLS: " + reason(rootOf(handshake.cause())));
            }
        });
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
        ended(failure.isEmpty() ? "closed the connection before it answered the handshake" : failure);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        failing(reason(cause));
        context.close();
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
        viewer.disconnected(reason);
    }

    /** Keeps the first reason, because later failures follow from it. */
    private void failing(String reason) {
        if (failure.isEmpty()) {
            failure = reason;
        }
    }

    /** Adds TLS to the connection. */
    private ChannelInitializer<Channel> securing(Route route) {
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
