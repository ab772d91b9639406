package longwire.edge;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoop;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.SocketChannel;
import java.net.InetSocketAddress;

/** What the connections of one event loop share: settings, counters and idle connections to the origin. */
final class EdgeLoop {
    private static final int LOW_BYTES = 65_536;
    /** More than one round of reading brings, so that a transfer that flows never has its reading stopped. */
    private static final int HIGH_BYTES = 262_144;

    private static final int READS_PER_ROUND = 2;

    /** When a side that isn't read stops the other from being read: the bound on what the edge holds for it. */
    static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(LOW_BYTES, HIGH_BYTES);

    private final EventLoop eventLoop;
    private final EdgeSettings settings;
    private final LoopCounters counters = new LoopCounters();
    private final ByteCount byteCount = new ByteCount(counters);
    private final String originAuthority;
    private final OriginPool origins;

    EdgeLoop(EventLoop eventLoop, EdgeSettings settings, InetSocketAddress origin) {
        this.eventLoop = eventLoop;
        this.settings = settings;
        this.originAuthority = settings.origin().authority();
        this.origins = new OriginPool(this, origin);
    }

    /** Sizes of reads that follow the traffic, 64 B to 64 KiB, few to a round: after it what was read is flushed. */
    static RecvByteBufAllocator readSizes() {
        return new AdaptiveRecvByteBufAllocator().maxMessagesPerRead(READS_PER_ROUND);
    }

    /** Makes a new connection a viewer's. */
    void accept(SocketChannel viewer) {
        ChannelPipeline pipeline = viewer.pipeline();
        settings.viewerTls().ifPresent(tls -> pipeline.addLast(tls.newHandler(viewer.alloc())));
        RequestDecoder decoder = new RequestDecoder();
        ResponseEncoder encoder = new ResponseEncoder();
        pipeline.addLast(byteCount, decoder, encoder, new ViewerConnection(this, viewer, decoder, encoder));
    }

    EventLoop eventLoop() {
        return eventLoop;
    }

    Timeouts timeouts() {
        return settings.timeouts();
    }

    Origin origin() {
        return settings.origin();
    }

    String originAuthority() {
        return originAuthority;
    }

    LoopCounters counters() {
        return counters;
    }

    OriginPool origins() {
        return origins;
    }
}
