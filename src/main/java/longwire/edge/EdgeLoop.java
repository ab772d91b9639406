package longwire.edge;

import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslContext;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import longwire.edge.settings.EdgeSettings;
import longwire.edge.settings.OriginSettings;
import longwire.edge.settings.SocketSettings;

/** What the connections of one event loop share: settings, counters, the ways to origins. Used on its thread only. */
final class EdgeLoop implements AutoCloseable {
    private final EventLoop eventLoop;
    private final Shared shared;
    private final LoopCounters counters = new LoopCounters();
    private final OriginLatency originLatency = new OriginLatency();
    private final Set<Drained> viewers = new LinkedHashSet<>();

    private Distribution distribution;
    private final Transfer transfer;
    private List<Route> routes = List.of();
    private Map<OriginSettings, OriginPools> pools = Map.of();

    EdgeLoop(EventLoop eventLoop, Shared shared, Distribution distribution) {
        this.eventLoop = eventLoop;
        this.shared = shared;
        SocketSettings sockets = distribution.settings().sockets();
        int mostBytes = sockets.receiveBufferBytes();
        this.transfer = sockets.splice() ? new TransferPipe(mostBytes) : new TransferBuffer(mostBytes);
        use(distribution);
    }

    /** Serves new requests as {@code next} says. What is under way goes on as it began. */
    void use(Distribution next) {
        Map<OriginSettings, OriginPools> kept = new HashMap<>();
        for (OriginSettings origin : next.originTls().keySet()) {
            OriginPools same = pools.get(origin);
            if (same != null) {
                same.secure().use(next.originTls().get(origin));
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

    /** The server's side of TLS for new connections, where viewers may speak it. */
    Optional<SslContext> viewerTls() {
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

    /** A viewer's connection begins: it is one of those that a drain ends between two requests. */
    void joined(Drained viewer) {
        viewers.add(viewer);
    }

    /** A viewer's connection has become a tunnel or has closed. */
    void left(Drained viewer) {
        viewers.remove(viewer);
    }

    /** Ends what waits for a next request. */
    void drain() {
        List.copyOf(viewers).forEach(Drained::drain);
    }

    /** A request is over: it is counted and written down. */
    void finished(AccessRecord record) {
        counters.add(Count.ofStatus(record.status()), 1);
        if (record.isError()) {
            counters.add(Count.ERRORS, 1);
        }
        shared.accessLog().write(record);
    }

    EventLoop eventLoop() {
        return eventLoop;
    }

    EdgeSettings settings() {
        return distribution.settings();
    }

    /** Where a request for {@code target} goes; the paths that behaviours name are met in any spelling. */
    Route route(String target) {
        String plain = PlainPath.of(target);
        for (Route route : routes) {
            if (route.behaviour().path().matches(plain)) {
                return route;
            }
        }
        throw new IllegalStateException("the last behaviour matches every path");
    }

    LoopCounters counters() {
        return counters;
    }

    OriginLatency originLatency() {
        return originLatency;
    }

    Shared shared() {
        return shared;
    }

    /** The way of plain tunnels' bytes. */
    Transfer transfer() {
        return transfer;
    }

    int readsPerFlush() {
        return settings().sockets().readsPerFlush();
    }

    /** Gives back what is not the collector's; the event loop must have ended. */
    @Override
    public void close() {
        transfer.close();
    }
}
