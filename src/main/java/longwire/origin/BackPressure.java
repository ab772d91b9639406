package longwire.origin;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.IOException;
import longwire.fault.Exit;

/**
 * The last handler of each connection: reads no faster than the peer takes what is written to it. What was written
 * leaves together, at the end of each read.
 */
@Sharable
final class BackPressure extends ChannelInboundHandlerAdapter {
    static final BackPressure LAST = new BackPressure();

    private BackPressure() {}

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        // What was not flushed can't drain.
        context.flush();
        boolean writable = context.channel().isWritable();
        context.channel().config().setAutoRead(writable);
        if (writable) {
            // Requests that had to wait were answered by the line above, with no end of a read to follow.
            context.flush();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == ChannelInputShutdownEvent.INSTANCE) {
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
        // That a peer goes away is its right; anything else is a fault of ours, and must be seen.
        if (!(failure instanceof IOException)) {
            Exit.report(failure);
        }
        context.close();
    }
}
