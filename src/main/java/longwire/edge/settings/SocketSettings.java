package longwire.edge.settings;

import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import longwire.fault.InputFault;
import longwire.network.Sockets;

/**
 * Settings of threads and sockets: they change how fast the edge is, not what it does.
 *
 * @param eventLoops 1 to 1024; each is a thread
 * @param raw whether tunnels without TLS bypass Netty's channels where possible
 * @param receiveBufferBytes the most that one read takes
 * @param readsPerFlush the most reads before what was read is written
 * @param lowWaterBytes when less than this waits for one side, the other is read again
 * @param highWaterBytes when more than this waits for one side, the other is no longer read
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
            throw new InputFault(
                    "sockets.splice", true, "false with data-path channels or a transport other than epoll");
        }
    }

    /** Read sizes that adapt to the traffic, with at most {@code readsPerFlush} reads before a flush. */
    public RecvByteBufAllocator readSizes() {
        int least = Math.min(LEAST_READ_BYTES, receiveBufferBytes);
        int first = Math.min(FIRST_READ_BYTES, receiveBufferBytes);
        return new AdaptiveRecvByteBufAllocator(least, first, receiveBufferBytes).maxMessagesPerRead(readsPerFlush);
    }

    /** The water marks, which limit what the edge buffers for a side that does not read. */
    public WriteBufferWaterMark waterMark() {
        return new WriteBufferWaterMark(lowWaterBytes, highWaterBytes);
    }
}
