package longwire.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;

/** Counts a viewer's bytes as long as it speaks HTTP; a tunnel counts its own, to spare its data this handler. */
@Sharable
final class ByteCount extends ChannelDuplexHandler {
    private final LoopCounters counters;

    ByteCount(LoopCounters counters) {
        this.counters = counters;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        counters.add(Count.BYTES_FROM_VIEWERS, ((ByteBuf) message).readableBytes());
        context.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        counters.add(Count.BYTES_TO_VIEWERS, ((ByteBuf) message).readableBytes());
        context.write(message, promise);
    }
}
