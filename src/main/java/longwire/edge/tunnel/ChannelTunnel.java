package longwire.edge.tunnel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;

/**
 * One side of a tunnel on Netty channels of any kind. A single handler writes what it reads unchanged to the peer,
 * without a promise, and flushes after each round of reads.
 *
 * <p>Auto-read follows the peer's write buffer: off above the high water mark, on again below the low one.
 */
public final class ChannelTunnel extends ChannelInboundHandlerAdapter {
    private final SocketChannel own;
    private final SocketChannel peer;
    private final TunnelLife life;
    private final boolean fromOrigin;
    private boolean retired;

    ChannelTunnel(SocketChannel own, SocketChannel peer, TunnelLife life, boolean fromOrigin) {
        this.own = own;
        this.peer = peer;
        this.life = life;
        this.fromOrigin = fromOrigin;
    }

    /** Starts reading if the peer has room. */
    void begin() {
        own.config().setAutoRead(peer.isWritable());
        if (own.isInputShutdown()) {
            passEnd();
        }
    }

    /** Does nothing from now on: a {@link SocketTunnel} has taken the sockets. */
    void retire() {
        retired = true;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        life.passed(fromOrigin, ((ByteBuf) message).readableBytes());
        peer.write(message, peer.voidPromise());
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        peer.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        peer.config().setAutoRead(own.isWritable());
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            passEnd();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (!fromOrigin) {
            life.ended();
        }
        peer.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    /** A reset or another failure: the peer is reset too, and so learns that its data may be incomplete. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
        if (peer.isOpen()) {
            peer.config().setSoLinger(0);
            peer.close();
        }
        own.close();
    }

    /** Passes the FIN on after all written bytes; closes the peer instead if it does not support half-close. */
    private void passEnd() {
        peer.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            if (retired) {
                return;
            }
            if (!peer.config().isAllowHalfClosure()) {
                peer.close();
            } else if (peer.isActive()) {
                peer.shutdownOutput();
            }
            closeWhereBothEnded(peer);
            closeWhereBothEnded(own);
        });
    }

    private static void closeWhereBothEnded(SocketChannel channel) {
        if (channel.isInputShutdown() && channel.isOutputShutdown()) {
            channel.close();
        }
    }
}
