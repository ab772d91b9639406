package longwire.edge.loop;

import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslContext;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import longwire.edge.accesslog.AccessRecord;
import longwire.edge.origin.OriginPools;
import longwire.edge.origin.Route;
import longwire.edge.policy.PlainPath;
import longwire.edge.settings.EdgeSettings;
import longwire.edge.settings.OriginSettings;
import longwire.edge.settings.SocketSettings;
import longwire.network.Transfer;
import longwire.network.TransferBuffer;
import longwire.network.TransferPipe;

/** What the connections of one event loop share: settings, counters and origin pools. Used on its thread only. */
public final class EdgeLoop implements AutoCloseable {
    private final EventLoop eventLoop;
    private final Shared shared;
    private final LoopCounters counters = new LoopCounters();
    private final OriginLatency originLatency = new OriginLatency();
    private final Set<Drained> viewers = new LinkedHashSet<>();

    private Distribution distribution;
    private final Transfer transfer;
    private List<Route> routes = List.of();
    private Map<OriginSettings, OriginPools> pools = Map.of();

    public EdgeLoop(EventLoop eventLoop, Shared shared, Distribution distribution) {
        this.eventLoop = eventLoop;
        this.shared = shared;
        SocketSettings sockets = distribution.settings().sockets();
        int mostBytes = sockets.receiveBufferBytes();
        this.transfer = sockets.splice() ? new TransferPipe(mostBytes) : new TransferBuffer(mostBytes);
        use(distribution);
    }

    /** Applies {@code next} to new requests. Current exchanges and tunnels keep the previous settings. */
    public void use(Distribution next) {
        Map<OriginSettings, OriginPools> kept = new HashMap<>();
        for (OriginSettings origin : next.originTls().keySet()) {
            OriginPools same = pools.get(origin);
            if (same != null) {
                next.originTls().get(origin).ifPresent(same.secure()::use);
            }
            kept.put(origin, same != null ? same : open(origin, next));
        }
        pools.forEach((origin, pool) -> {
            if (!kept.containsKey(origin)) {
                pool.retire();
            }
        });
        distribution = next;
        pools = kept;
        routes = next.settings().behaviours().stream()
                .map(behaviour -> new Route(
                        behaviour,
                        kept.get(behaviour.origin()).plain(),
                        kept.get(behaviour.origin()).secure()))
                .collect(Collectors.toUnmodifiableList());
    }

    /** The server side of TLS for new connections, if there is a TLS listener. */
    public Optional<SslContext> viewerTls() {
        return distribution.viewerTls();
    }

    private OriginPools open(OriginSettings origin, Distribution next) {
        return OriginPools.of(
                eventLoop,
                shared.resolver(),
                origin,
                next.originTls().get(origin),
                next.settings().sockets());
    }

    /** A viewer's connection begins to speak HTTP; from now on a drain closes it between two requests. */
    public void joined(Drained viewer) {
        viewers.add(viewer);
    }

    /** A viewer's connection has become a tunnel or is closing. */
    public void left(Drained viewer) {
        viewers.remove(viewer);
    }

    /** Closes the connections that wait for their next request. */
    public void drain() {
        List.copyOf(viewers).forEach(Drained::drain);
    }

    /** A request is over: counts it and writes it to the access log. */
    public void finished(AccessRecord record) {
        counters.add(Count.ofStatus(record.status()), 1);
        if (record.isError()) {
            counters.add(Count.ERRORS, 1);
        }
        shared.accessLog().write(record);
    }

    public EventLoop eventLoop() {
        return eventLoop;
    }

    public EdgeSettings settings() {
        return distribution.settings();
    }

    /**
     * The route of a request for {@code target}; the target is normalized before it is matched, see {@link PlainPath}.
     */
    public Route route(String target) {
        String plain = PlainPath.of(target);
        for (Route route : routes) {
            if (route.behaviour().path().matches(plain)) {
                return route;
            }
        }
        throw new IllegalStateException("the last behaviour matches every path");
    }

    public LoopCounters counters() {
        return counters;
    }

    public OriginLatency originLatency() {
        return originLatency;
    }

    public Shared shared() {
        return shared;
    }

    /** Transfers the bytes of tunnels without TLS. */
    public Transfer transfer() {
        return transfer;
    }

    public int readsPerFlush() {
        return settings().sockets().readsPerFlush();
    }

    /** Frees the memory that is not garbage-collected; the event loop must have ended. */
    @Override
    public void close() {
        transfer.close();
    }
}
