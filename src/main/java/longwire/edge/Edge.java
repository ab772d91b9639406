package longwire.edge;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.resolver.AddressResolverGroup;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import longwire.edge.accesslog.AccessLog;
import longwire.edge.loop.Count;
import longwire.edge.loop.Distribution;
import longwire.edge.loop.EdgeLoop;
import longwire.edge.loop.OriginLatency;
import longwire.edge.loop.Shared;
import longwire.edge.settings.EdgeSettings;
import longwire.edge.settings.Listening;
import longwire.edge.settings.SocketSettings;
import longwire.fault.InputFault;
import longwire.network.Endpoint;
import longwire.network.EventLoops;
import longwire.network.Listener;
import longwire.network.status.StatusServer;

/** A running edge, from its start until it is closed. */
public final class Edge implements AutoCloseable {
    private static final long DRAIN_LOOK_MILLIS = 20;

    private final EventLoops eventLoops;
    private final Shared shared;
    private final Map<EventExecutor, EdgeLoop> edgeLoops = new IdentityHashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Distribution distribution;
    private Listener http;
    private Listener https;
    private StatusServer admin;

    private Edge(Distribution distribution, EventLoops eventLoops, Shared shared) {
        this.distribution = distribution;
        this.eventLoops = eventLoops;
        this.shared = shared;
    }

    /**
     * Starts an edge with {@code settings}. The edge also starts if the name of an origin cannot be resolved; requests
     * for that origin get a 502.
     *
     * @throws InputFault if a file cannot be used
     * @throws longwire.fault.OutsideFault if a port is in use; nothing is left running
     */
    public static Edge start(EdgeSettings settings) {
        return start(settings, settings.sockets().transport().nameResolver());
    }

    /** Same as {@link #start(EdgeSettings)}, with {@code names} as the resolver. */
    static Edge start(EdgeSettings settings, AddressResolverGroup<InetSocketAddress> names) {
        SocketSettings sockets = settings.sockets();
        Distribution distribution = Distribution.of(settings);
        Shared shared = new Shared(names, AccessLog.open(settings.accessLog()));
        EventLoops eventLoops = EventLoops.start(
                "edge", sockets.eventLoops(), sockets.transport().ioHandlerFactory());
        Edge edge = new Edge(distribution, eventLoops, shared);
        try {
            edge.open(settings.listen());
            return edge;
        } catch (RuntimeException failure) {
            edge.close();
            throw failure;
        }
    }

    /** The address for viewers without TLS; the TLS address if there is no listener without TLS. */
    public Endpoint endpoint() {
        return (http != null ? http : https).endpoint();
    }

    /** The address for viewers with TLS, if there is one. */
    public Optional<Endpoint> secureEndpoint() {
        return Optional.ofNullable(https).map(Listener::endpoint);
    }

    /** The admin address, if there is one. */
    public Optional<Endpoint> adminEndpoint() {
        return Optional.ofNullable(admin).map(StatusServer::endpoint);
    }

    /** The totals so far by name, in a fixed order. The counts of a busy loop can lag by a moment. */
    public Map<String, Long> counters() {
        Map<String, Long> totals = new LinkedHashMap<>();
        for (Count count : Count.values()) {
            long total = edgeLoops.values().stream()
                    .mapToLong(loop -> loop.counters().get(count))
                    .sum();
            totals.put(count.key(), total);
        }
        totals.put("connections", (long) shared.connections());
        totals.put("accessLogLost", shared.accessLog().lost());
        return totals;
    }

    /** Whether the edge is shutting down. */
    boolean isDraining() {
        return shared.isDraining();
    }

    /** The origin latency of all loops together. */
    OriginLatency originLatency() {
        OriginLatency sum = new OriginLatency();
        edgeLoops.values().forEach(loop -> sum.add(loop.originLatency()));
        return sum;
    }

    /**
     * Applies {@code next} to every request that begins after this method returns. Open tunnels and current exchanges
     * keep the previous settings. The access log is reopened.
     *
     * @throws InputFault if a file cannot be used, or if a setting changed that needs a restart; the previous settings
     *     then stay in effect
     */
    public void reload(EdgeSettings next) {
        Reload.check(distribution.settings(), next);
        Distribution ready = distribution.next(next);
        shared.accessLog().reopen(next.accessLog());
        distribution = ready;
        List<Future<?>> changes = new ArrayList<>();
        edgeLoops.values().forEach(loop -> changes.add(loop.eventLoop().submit(() -> loop.use(ready))));
        changes.forEach(Future::awaitUninterruptibly);
    }

    /**
     * Stops accepting connections and waits until all open ones have ended, at most the drain timeout.
     *
     * @return whether all connections have ended
     */
    public boolean drain() throws InterruptedException {
        if (closed.get()) {
            return true;
        }
        long giveUp = System.nanoTime() + distribution.settings().drainTimeout().toNanos();
        shared.drain();
        closeListeners();
        edgeLoops.values().forEach(loop -> loop.eventLoop().execute(loop::drain));
        while (shared.connections() > 0 && System.nanoTime() < giveUp) {
            TimeUnit.MILLISECONDS.sleep(DRAIN_LOOK_MILLIS);
        }
        return shared.connections() == 0;
    }

    /** Stops listening and closes all connections. A second call does nothing. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        closeListeners();
        if (admin != null) {
            admin.close();
        }
        shared.closeResolver();
        eventLoops.close();
        // A loop that is still terminating may write from its transfer memory, so that memory is freed after it.
        eventLoops.group().terminationFuture().addListener(ended -> edgeLoops
                .values()
                .forEach(EdgeLoop::close));
        shared.close();
    }

    private void open(Listening listen) {
        for (EventExecutor loop : eventLoops.group()) {
            edgeLoops.put(loop, new EdgeLoop((EventLoop) loop, shared, distribution));
        }
        // With TLS, Netty cannot distinguish a half-close from a close.
        listen.https().ifPresent(at -> {
            https = listen(at, false, viewer -> ViewerPipeline.accept(loopOf(viewer), viewer, true));
            shared.httpsPort(https.endpoint().port());
        });
        listen.http().ifPresent(at -> {
            http = listen(at, true, viewer -> ViewerPipeline.accept(loopOf(viewer), viewer, false));
        });
        listen.admin().ifPresent(at -> admin = AdminPage.open(at, this));
    }

    private Listener listen(Endpoint at, boolean halfClosure, Consumer<SocketChannel> accept) {
        SocketSettings sockets = distribution.settings().sockets();
        ServerBootstrap bootstrap = new ServerBootstrap()
                .option(ChannelOption.SO_BACKLOG, sockets.backlog())
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, sockets.tcpNoDelay())
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, halfClosure)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, sockets.waterMark())
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, sockets.readSizes());
        return Listener.bind(bootstrap, at, eventLoops, sockets.transport(), sockets.reusePort(), accept);
    }

    private EdgeLoop loopOf(SocketChannel viewer) {
        return edgeLoops.get(viewer.eventLoop());
    }

    private void closeListeners() {
        List<Listener> open = new ArrayList<>();
        if (http != null) {
            open.add(http);
        }
        if (https != null) {
            open.add(https);
        }
        open.forEach(Listener::close);
    }
}
