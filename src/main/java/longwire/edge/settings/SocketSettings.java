package longwire.edge.settings;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import longwire.fault.InputFault;
import longwire.network.Sockets;

/**
 * The machine's side of the edge: nothing of what it does for whom, all of how fast.
 *
 * @param eventLoops 1 to 1024; each is a thread
 * @param raw whether plain tunnels leave Netty's channels where they can
 * @param receiveBufferBytes of one read
 * @param readsPerFlush of one wake-up, written together
 * @param lowWaterBytes at which a stopped side is read again
 * @param highWaterBytes for one side at which the other's reading stops
 */
public record SocketSettings(
        Sockets transport,
        int eventLoops,
        boolean raw,
        int receiveBufferBytes,
        int readsPerFlush,
        int lowWaterBytes,
        int highWaterBytes,
        boolean splice,
        boolean tcpNoDelay,
        int backlog,
        boolean reusePort) {
    private static final int LEAST_READ_BYTES = 64;
    private static final int FIRST_READ_BYTES = 2_048;

    public SocketSettings {
        if (lowWaterBytes > highWaterBytes) {
            throw new InputFault("sockets.low-water", lowWaterBytes, "at most high-water, " + highWaterBytes);
        }
        if (splice && !(raw && transport == Sockets.EPOLL)) {
            throw new InputFault("sockets.splice", true, "only with data-path sockets and transport epoll");
        }
    }

    /** Sizes of reads that follow the traffic, few to a round: after it what was read is flushed. */
    public RecvByteBufAllocator readSizes() {
        int least = Math.min(LEAST_READ_BYTES, receiveBufferBytes);
        int first = Math.min(FIRST_READ_BYTES, receiveBufferBytes);
        return new AdaptiveRecvByteBufAllocator(least, first, receiveBufferBytes).maxMessagesPerRead(readsPerFlush);
    }

    /** When a side that isn't read stops the other from being read: the bound on what the edge holds for it. */
    public WriteBufferWaterMark waterMark() {
        return new WriteBufferWaterMark(lowWaterBytes, highWaterBytes);
    }
}
