package longwire.edge;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection whose viewer may still be sending: FIN after the last byte of the response, then what comes is
 * thrown away for a while. A plain close with unread input is a reset, which destroys a response not yet read.
 */
final class LingeringClose extends ChannelInboundHandlerAdapter {
    /** Long enough for a response to cross an ocean and a FIN to come back. */
    private static final long LIMIT_SECONDS = 2;

    private final SocketChannel channel;

    private LingeringClose(SocketChannel channel) {
        this.channel = channel;
    }

    /** Takes the place of {@code owner} in the pipeline; the decoder goes too. */
    static void begin(SocketChannel channel, ChannelHandler owner, ChannelHandler decoder, boolean inputEnded) {
        LingeringClose closing = new LingeringClose(channel);
        channel.pipeline().replace(owner, null, closing);
        channel.pipeline().remove(decoder);
        boolean linger = !inputEnded && channel.config().isAllowHalfClosure();
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER)
                .addListener(
                        linger ? (ChannelFutureListener) flushed -> closing.linger() : ChannelFutureListener.CLOSE);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object unwanted) {
        ReferenceCountUtil.release(unwanted);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        channel.read();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent && channel.isOutputShutdown()) {
            channel.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
        channel.close();
    }

    private void linger() {
        if (!channel.isActive() || channel.isInputShutdown()) {
            channel.close();
            return;
        }
        channel.shutdownOutput();
        channel.read();
        channel.eventLoop().schedule(() -> channel.close(), LIMIT_SECONDS, TimeUnit.SECONDS);
    }
}
