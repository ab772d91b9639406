package longwire.edge;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.EventLoop;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import longwire.edge.settings.EdgeSettings;
import longwire.edge.settings.OriginSettings;
import longwire.edge.settings.SocketSettings;

/** What the connections of one event loop share: settings, counters, the ways to origins. Used on its thread only. */
final class EdgeLoop implements AutoCloseable {
    private static final int LEAST_READ_BYTES = 64;

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

    /** Sizes of reads that follow the traffic, few to a round: after it what was read is flushed. */
    static RecvByteBufAllocator readSizes(SocketSettings sockets) {
        int most = sockets.receiveBufferBytes();
        int least = Math.min(LEAST_READ_BYTES, most);
        return new AdaptiveRecvByteBufAllocator(least, Math.min(2_048, most), most)
                .maxMessagesPerRead(sockets.readsPerFlush());
    }

    /** When a side that isn't read stops the other from being read: the bound on what the edge holds for it. */
    static WriteBufferWaterMark waterMark(SocketSettings sockets) {
        return new WriteBufferWaterMark(sockets.lowWaterBytes(), sockets.highWaterBytes());
    }

    /** Serves new requests as {@code next} says. What is under way goes on as it began. */
    void use(Distribution next) {
        Map<OriginSettings, OriginPools> kept = new HashMap<>();
        for (OriginSettings origin : next.originTls().keySet()) {
            OriginPools same = pools.get(origin);
            if (same != null) {
                same.secure().use(next.originTls().get(origin));
            }
            kept.put(origin, same != null ? same : OriginPools.of(this, origin, next));
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

    /** Makes a new connection a viewer's. */
    void accept(SocketChannel viewer, boolean secure) {
        if (secure) {
            viewer.pipeline().addLast(distribution.viewerTls().orElseThrow().newHandler(viewer.alloc()));
        }
        if (secure && settings().http2().enabled()) {
            viewer.pipeline().addLast(new Negotiation(this, viewer));
        } else {
            speakHttp1(viewer, secure);
        }
    }

    /** Makes a connection one of HTTP/1.1; it begins when the channel says that it is active. */
    void speakHttp1(SocketChannel viewer, boolean secure) {
        RequestDecoder decoder = new RequestDecoder(settings().limits());
        ResponseEncoder encoder = new ResponseEncoder();
        ByteCount bytes = new ByteCount(counters);
        ViewerConnection connection = new ViewerConnection(this, viewer, secure, bytes, decoder, encoder);
        viewer.pipeline().addLast(bytes, decoder, encoder, connection);
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
