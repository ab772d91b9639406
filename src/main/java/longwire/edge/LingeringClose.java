package longwire.edge;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.concurrent.TimeUnit;
import longwire.edge.loop.ByteCount;

/**
 * Closes a connection whose viewer may still be sending: it sends a FIN after the last byte of the response, then
 * discards input for a while. A plain close with unread input is a reset, and a reset destroys a response that the
 * viewer has not read yet.
 */
final class LingeringClose extends ChannelInboundHandlerAdapter {
    /** Long enough for a response to cross an ocean and a FIN to come back. */
    private static final long LIMIT_SECONDS = 2;

    private final SocketChannel channel;
    private final long stallNanos;

    /** The bytes that waited to be sent at the last check. */
    private long pendingBytes = -1;

    private boolean flushed;

    private LingeringClose(SocketChannel channel, long stallNanos) {
        this.channel = channel;
        this.stallNanos = stallNanos;
    }

    /**
     * Replaces {@code owner} in the pipeline and removes the decoder.
     *
     * @param stallNanos how long a viewer may read nothing of the rest of the response
     */
    static void begin(
            SocketChannel channel, ChannelHandler owner, ChannelHandler decoder, boolean inputEnded, long stallNanos) {
        LingeringClose closing = new LingeringClose(channel, stallNanos);
        channel.pipeline().replace(owner, null, closing);
        channel.pipeline().remove(decoder);
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(sent -> closing.sent(inputEnded));
        closing.watch();
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls != null && !tls.handshakeFuture().isDone()) {
            // Nothing can be sent before the viewer's part of the TLS handshake has been read.
            channel.read();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object unwanted) {
        ReferenceCountUtil.release(unwanted);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (flushed) {
            channel.read();
        }
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

    private void sent(boolean inputEnded) {
        flushed = true;
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (!channel.isActive() || inputEnded || channel.isInputShutdown()) {
            channel.close();
        } else if (tls == null) {
            linger();
        } else {
            tls.closeOutbound().addListener(told -> {
                if (!channel.isActive()) {
                    return;
                }
                // From now on, input is discarded without being decrypted.
                channel.pipeline().remove(ByteCount.class);
                channel.pipeline().remove(tls);
                linger();
            });
        }
    }

    private void linger() {
        channel.shutdownOutput();
        channel.read();
        channel.eventLoop().schedule(() -> channel.close(), LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    /** Checks repeatedly whether the viewer reads the response, and closes the connection if it does not. */
    private void watch() {
        ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
        if (flushed || buffer == null) {
            return;
        }
        if (buffer.totalPendingWriteBytes() == pendingBytes) {
            channel.close();
            return;
        }
        pendingBytes = buffer.totalPendingWriteBytes();
        channel.eventLoop().schedule(this::watch, stallNanos, TimeUnit.NANOSECONDS);
    }
}
