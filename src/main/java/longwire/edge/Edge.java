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

/** An edge that is serving, from its start until it is closed. */
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
     * Starts serving as {@code settings} say. An origin whose name isn't known is a 502, not a reason not to start.
     *
     * @throws InputFault when a file can't be used
     * @throws longwire.fault.OutsideFault when a port is in use; nothing is left running then
     */
    public static Edge start(EdgeSettings settings) {
        return start(settings, settings.sockets().transport().nameResolver());
    }

    /** As {@link #start(EdgeSettings)}, with names looked up by {@code names}. */
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

    /** Where viewers come: without TLS, where there is such a listener. */
    public Endpoint endpoint() {
        return (http != null ? http : https).endpoint();
    }

    /** Where viewers with TLS come, if anywhere. */
    public Optional<Endpoint> secureEndpoint() {
        return Optional.ofNullable(https).map(Listener::endpoint);
    }

    /** Where counters, metrics and health are told, if anywhere. */
    public Optional<Endpoint> adminEndpoint() {
        return Optional.ofNullable(admin).map(StatusServer::endpoint);
    }

    /** The totals so far by their names, in a fixed order; loops that are busy may be a moment ahead. */
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

    /** Whether it is about to end. */
    boolean isDraining() {
        return shared.isDraining();
    }

    /** How long origins took to begin their responses. */
    OriginLatency originLatency() {
        OriginLatency sum = new OriginLatency();
        edgeLoops.values().forEach(loop -> sum.add(loop.originLatency()));
        return sum;
    }

    /**
     * Serves new requests as {@code next} says, once this returns; open tunnels and what is being answered go on as they
     * began. The access log is opened anew.
     *
     * @throws InputFault when a file can't be used, or something changed that only a restart can change; all stays as it
     *     was then
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
     * Takes no new connections, and waits until what is open has ended, or for as long as the settings say.
     *
     * @return whether nothing is open any more
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

    /** Stops listening and closes all connections. Harmless when closed. */
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
        // A loop that is slow to end may still be writing from the memory it uses.
        eventLoops.group().terminationFuture().addListener(ended -> edgeLoops
                .values()
                .forEach(EdgeLoop::close));
        shared.close();
    }

    private void open(Listening listen) {
        for (EventExecutor loop : eventLoops.group()) {
            edgeLoops.put(loop, new EdgeLoop((EventLoop) loop, shared, distribution));
        }
        // TLS has no half-close that Netty could keep apart from a close.
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
