package longwire.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;

/**
 * One side of a connection after its 101: what is read here is written to the peer as it came. This is the path that
 * every frame takes, so it does no more than it must: one handler, no promise, a flush when a round of reading ends.
 *
 * <p>Auto-read stands for the peer's room: off as soon as more waits for the peer than the high water mark, on again
 * below the low one.
 */
final class Tunnel extends ChannelInboundHandlerAdapter {
    private final SocketChannel own;
    private final SocketChannel peer;
    private final LoopCounters counters;
    private final Count bytes;
    /** Expires when the origin has been silent for too long. Both sides end it; the origin's bytes put it off. */
    private final Quiet silence;

    private Tunnel(SocketChannel own, SocketChannel peer, LoopCounters counters, Count bytes, Quiet silence) {
        this.own = own;
        this.peer = peer;
        this.counters = counters;
        this.bytes = bytes;
        this.silence = silence;
    }

    /** Makes one pipe of both ends, whose 101 has been written. Bytes that came behind the heads go first. */
    static void open(EdgeLoop loop, ViewerConnection viewerEnd, OriginConnection originEnd) {
        SocketChannel viewer = viewerEnd.leave();
        SocketChannel origin = originEnd.leave();
        LoopCounters counters = loop.counters();
        Quiet silence = new Quiet(loop.eventLoop(), loop.timeouts().tunnel().toNanos(), () -> {
            viewer.close();
            origin.close();
        });
        Tunnel fromViewer = new Tunnel(viewer, origin, counters, Count.BYTES_FROM_VIEWERS, silence);
        Tunnel fromOrigin = new Tunnel(origin, viewer, counters, Count.BYTES_TO_VIEWERS, silence);
        counters.add(Count.TUNNELS_OPENED, 1);
        counters.add(Count.TUNNELS_OPEN, 1);
        silence.start();
        origin.config().setAllowHalfClosure(!loop.origin().tls());
        // Encoders first: removing a decoder passes on what it held, which must meet no encoder on the other side.
        viewer.pipeline().remove(ResponseEncoder.class);
        origin.pipeline().remove(RequestEncoder.class);
        viewer.pipeline().remove(ByteCount.class);
        viewer.pipeline().replace(viewerEnd, null, fromViewer);
        origin.pipeline().replace(originEnd, null, fromOrigin);
        // Held bytes were counted when they came, and are again as they pass.
        counters.add(Count.BYTES_FROM_VIEWERS, -viewerEnd.heldBytes());
        viewer.pipeline().remove(RequestDecoder.class);
        origin.pipeline().remove(ResponseDecoder.class);
        viewer.flush();
        viewer.config().setAutoRead(origin.isWritable());
        origin.config().setAutoRead(viewer.isWritable());
        if (viewer.isInputShutdown()) {
            fromViewer.passEnd();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        counters.add(bytes, ((ByteBuf) message).readableBytes());
        if (bytes == Count.BYTES_TO_VIEWERS) {
            silence.touch();
        }
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
        if (bytes == Count.BYTES_FROM_VIEWERS) {
            counters.add(Count.TUNNELS_OPEN, -1);
        }
        silence.cancel();
        peer.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    /** A reset, or as bad as one: the peer gets one too, and learns that what it has may not be all. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
        if (peer.isOpen()) {
            peer.config().setSoLinger(0);
            peer.close();
        }
        own.close();
    }

    /** Passes the FIN on behind all that was written, as a close where the peer has no half-close. */
    private void passEnd() {
        peer.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
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
