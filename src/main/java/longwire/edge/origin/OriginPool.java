package longwire.edge.origin;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.NetUtil;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import longwire.edge.accesslog.ResultType;
import longwire.edge.http1.RequestEncoder;
import longwire.edge.http1.ResponseDecoder;
import longwire.edge.settings.OriginSettings;
import longwire.edge.settings.SocketSettings;
import longwire.network.Endpoint;

/** The connections of one event loop to one origin: opens them, and keeps idle ones for reuse. */
public final class OriginPool {
    private final EventLoop eventLoop;
    private final OriginSettings origin;
    /** The client side of TLS, or null. */
    private SslContext tls;

    private final long keepAliveNanos;
    private final Bootstrap bootstrap;
    /** Longest idle first. The last is taken first, because the origin is least likely to have closed it. */
    private final Deque<OriginConnection> idle = new ArrayDeque<>();

    private boolean sweepIsDue;
    private boolean retired;

    OriginPool(
            EventLoop eventLoop,
            AddressResolverGroup<InetSocketAddress> resolver,
            OriginSettings origin,
            SslContext tls,
            SocketSettings sockets) {
        this.eventLoop = eventLoop;
        this.origin = origin;
        this.tls = tls;
        this.keepAliveNanos = origin.keepAliveTimeout().toNanos();
        Endpoint endpoint = origin.endpoint(tls != null);
        // Names are resolved anew for each connection, without blocking the event loop.
        boolean isAddress = NetUtil.isValidIpV4Address(endpoint.host()) || NetUtil.isValidIpV6Address(endpoint.host());
        InetSocketAddress address =
                isAddress ? endpoint.resolve() : InetSocketAddress.createUnresolved(endpoint.host(), endpoint.port());
        this.bootstrap = new Bootstrap()
                .group(eventLoop)
                .channel(sockets.transport().channel())
                .remoteAddress(address)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        origin.connectTimeout().toMillis())
                .option(ChannelOption.AUTO_READ, false)
                .option(ChannelOption.TCP_NODELAY, sockets.tcpNoDelay())
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, sockets.waterMark())
                .option(ChannelOption.RECVBUF_ALLOCATOR, sockets.readSizes())
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel fresh) {
                        OriginPool.this.initialize(fresh);
                    }
                });
        if (isAddress) {
            bootstrap.disableResolver();
        } else {
            bootstrap.resolver(resolver);
        }
    }

    public OriginSettings origin() {
        return origin;
    }

    /** The value of Host for requests under the origin's own name. */
    public String authority() {
        return origin.authority(tls != null);
    }

    /** The TLS server name for a request that is forwarded with {@code host}; null without TLS. */
    public String serverName(String host) {
        return tls == null ? null : host;
    }

    /**
     * Takes an idle connection; null if there is none. It may be stale: a FIN from the origin can be on its way.
     *
     * @param serverName the server name it must have been opened for
     */
    public OriginConnection takeIdle(String serverName) {
        for (Iterator<OriginConnection> last = idle.descendingIterator(); last.hasNext(); ) {
            OriginConnection connection = last.next();
            if (Objects.equals(connection.serverName(), serverName)) {
                last.remove();
                if (connection.isActive()) {
                    return connection;
                }
            }
        }
        return null;
    }

    /** Opens a connection for {@code requester}, with as many attempts as the settings allow. */
    public void connect(Requester requester, String serverName) {
        connect(requester, serverName, origin.connectAttempts());
    }

    /** Keeps a connection for reuse, or closes it if enough are idle. */
    void put(OriginConnection connection) {
        if (retired || idle.size() >= origin.keepAliveConnections()) {
            connection.close();
            return;
        }
        connection.rest(now());
        idle.addLast(connection);
        if (!sweepIsDue) {
            scheduleSweep(keepAliveNanos);
        }
    }

    /** Uses {@code renewed} for new connections; its files may have changed. */
    public void use(SslContext renewed) {
        tls = renewed;
    }

    /** Forgets a connection that has closed. */
    void forget(OriginConnection connection) {
        idle.remove(connection);
    }

    /** Closes all idle connections and keeps none from now on. */
    void retire() {
        retired = true;
        while (!idle.isEmpty()) {
            idle.pollFirst().close();
        }
    }

    private void connect(Requester requester, String serverName, int attemptsLeft) {
        long begun = now();
        ChannelFuture attempt = bootstrap.connect();
        if (!attempt.isDone() || attempt.isSuccess()) {
            requester.connecting(attempt.channel());
        }
        // If no file descriptor is left, Netty fails the attempt on another thread.
        attempt.addListener(tried -> onLoop(() -> tried(requester, serverName, attemptsLeft, begun, attempt)));
    }

    private void tried(Requester requester, String serverName, int attemptsLeft, long begun, ChannelFuture attempt) {
        if (!attempt.isSuccess()) {
            failed(requester, serverName, attemptsLeft, attempt.cause());
        } else if (tls == null) {
            requester.connected(attempt.channel().pipeline().get(OriginConnection.class));
        } else {
            secure(attempt.channel(), serverName, begun).addListener(greeted -> {
                if (greeted.isSuccess()) {
                    requester.connected(attempt.channel().pipeline().get(OriginConnection.class));
                } else {
                    attempt.channel().close();
                    failed(requester, serverName, attemptsLeft, greeted.cause());
                }
            });
        }
    }

    private void onLoop(Runnable work) {
        if (eventLoop.inEventLoop()) {
            work.run();
        } else {
            eventLoop.execute(work);
        }
    }

    private void failed(Requester requester, String serverName, int attemptsLeft, Throwable cause) {
        // A rejected certificate or an unknown name would fail again at once.
        boolean mayChange = !isOfCertificate(cause) && !(cause instanceof UnknownHostException);
        if (mayChange && attemptsLeft > 1 && !requester.isOver()) {
            connect(requester, serverName, attemptsLeft - 1);
        } else {
            requester.unreachable(
                    cause instanceof UnknownHostException
                            ? ResultType.ORIGIN_DNS_ERROR
                            : ResultType.ORIGIN_CONNECT_ERROR);
        }
    }

    private static boolean isOfCertificate(Throwable failure) {
        return failure != null && (failure instanceof CertificateException || isOfCertificate(failure.getCause()));
    }

    /**
     * Starts TLS. The certificate may be valid for the requested server name or for the origin's own name.
     *
     * @param begun when the attempt began; the connect timeout covers all of it
     */
    private Future<Channel> secure(Channel fresh, String serverName, long begun) {
        SslHandler handler = OriginTls.handler(tls, fresh.alloc(), origin, serverName);
        handler.setHandshakeTimeout(
                Math.max(1, origin.connectTimeout().toNanos() - (now() - begun)), TimeUnit.NANOSECONDS);
        fresh.pipeline().addFirst(handler);
        fresh.pipeline().get(OriginConnection.class).serverName(serverName);
        fresh.read();
        return handler.handshakeFuture();
    }

    private void initialize(SocketChannel fresh) {
        ResponseDecoder decoder = new ResponseDecoder();
        fresh.pipeline().addLast(decoder, new RequestEncoder(), new OriginConnection(eventLoop, this, fresh, decoder));
    }

    private void sweep() {
        sweepIsDue = false;
        long longAgo = now() - keepAliveNanos;
        while (!idle.isEmpty() && idle.peekFirst().idleSinceNanos() <= longAgo) {
            idle.pollFirst().close();
        }
        if (!idle.isEmpty()) {
            scheduleSweep(idle.peekFirst().idleSinceNanos() - longAgo);
        }
    }

    private void scheduleSweep(long delayNanos) {
        sweepIsDue = true;
        eventLoop.schedule(this::sweep, delayNanos, TimeUnit.NANOSECONDS);
    }

    private long now() {
        return eventLoop.ticker().nanoTime();
    }
}
