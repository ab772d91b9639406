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
 * The last handler of each connection. It reads only as fast as the peer accepts what is written, and it flushes once, at
 * the end of each read.
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
        // Unflushed data cannot drain.
        context.flush();
        boolean writable = context.channel().isWritable();
        context.channel().config().setAutoRead(writable);
        if (writable) {
            // The line above may have answered waiting requests, and no end of a read follows.
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
        // A peer may go away at any time; any other failure is a bug of ours and must be visible.
        if (!(failure instanceof IOException)) {
            Exit.report(failure);
        }
        context.close();
    }
}
