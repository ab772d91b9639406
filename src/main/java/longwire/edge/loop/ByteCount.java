package longwire.edge.loop;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import longwire.edge.accesslog.AccessRecord;

/** Counts a viewer's bytes while it speaks HTTP. A tunnel counts its own, which saves one handler in its pipeline. */
public final class ByteCount extends ChannelDuplexHandler {
    private final LoopCounters counters;
    private long fromViewer;
    private long toViewer;
    /** The bytes of earlier requests and responses. */
    private long earlierFromViewer;

    private long earlierToViewer;

    public ByteCount(LoopCounters counters) {
        this.counters = counters;
    }

    public long fromViewer() {
        return fromViewer;
    }

    public long toViewer() {
        return toViewer;
    }

    /**
     * Adds to {@code record} the bytes that have passed since the previous record.
     *
     * @param heldBytes bytes that have arrived but belong to the next record
     */
    public void tell(AccessRecord record, int heldBytes) {
        record.passed(false, fromViewer - heldBytes - earlierFromViewer);
        record.passed(true, toViewer - earlierToViewer);
        earlierFromViewer = fromViewer - heldBytes;
        earlierToViewer = toViewer;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        int bytes = ((ByteBuf) message).readableBytes();
        fromViewer += bytes;
        counters.add(Count.BYTES_FROM_VIEWERS, bytes);
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        int bytes = ((ByteBuf) message).readableBytes();
        toViewer += bytes;
        counters.add(Count.BYTES_TO_VIEWERS, bytes);
        context.write(message, promise);
    }
}
