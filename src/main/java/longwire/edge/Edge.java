package longwire.edge;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import longwire.fault.InputFault;
import longwire.network.Endpoint;
import longwire.network.EventLoops;
import longwire.network.Listener;

/** An edge that is serving, from its start until it is closed. */
public final class Edge implements AutoCloseable {
    private final EventLoops eventLoops;
    private final Map<EventExecutor, EdgeLoop> edgeLoops = new IdentityHashMap<>();
    private Listener listener;
    private AdminPage adminPage;

    private Edge(EventLoops eventLoops) {
        this.eventLoops = eventLoops;
    }

    /**
     * Starts serving as {@code settings} say.
     *
     * @throws InputFault when the origin's name is not known
     * @throws longwire.fault.OutsideFault when a port is in use; nothing is left running then
     */
    public static Edge start(EdgeSettings settings) {
        InetSocketAddress origin = settings.origin().endpoint().resolve();
        if (origin.isUnresolved()) {
            throw new InputFault("origin", settings.origin().endpoint(), "a host whose address is known");
        }
        Edge edge = new Edge(EventLoops.start("edge", settings.eventLoops()));
        try {
            edge.open(settings, origin);
            return edge;
        } catch (RuntimeException failure) {
            edge.close();
            throw failure;
        }
    }

    /** Where viewers come. */
    public Endpoint endpoint() {
        return listener.endpoint();
    }

    /** Where counters are answered, if anywhere. */
    public Optional<Endpoint> adminEndpoint() {
        return Optional.ofNullable(adminPage).map(AdminPage::endpoint);
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
        return totals;
    }

    /** Stops listening and closes all connections. Harmless when closed. */
    @Override
    public void close() {
        if (listener != null) {
            listener.close();
        }
        if (adminPage != null) {
            adminPage.close();
        }
        eventLoops.close();
    }

    private void open(EdgeSettings settings, InetSocketAddress origin) {
        for (EventExecutor loop : eventLoops.group()) {
            edgeLoops.put(loop, new EdgeLoop((EventLoop) loop, settings, origin));
        }
        ServerBootstrap bootstrap = new ServerBootstrap()
                .childOption(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.TCP_NODELAY, true)
                // TLS has no half-close that Netty could keep apart from a close.
                .childOption(
                        ChannelOption.ALLOW_HALF_CLOSURE, settings.viewerTls().isEmpty())
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, EdgeLoop.WATER_MARK)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, EdgeLoop.readSizes());
        listener = Listener.bind(bootstrap, settings.listen(), eventLoops, this::accept);
        settings.admin().ifPresent(endpoint -> adminPage = AdminPage.open(endpoint, this::counters));
    }

    private void accept(SocketChannel viewer) {
        edgeLoops.get(viewer.eventLoop()).accept(viewer);
    }
}
