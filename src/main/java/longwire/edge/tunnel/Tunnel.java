package longwire.edge.tunnel;

import io.netty.channel.ChannelHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.socket.SocketChannel;
import longwire.edge.accesslog.AccessRecord;
import longwire.edge.http1.RequestDecoder;
import longwire.edge.http1.RequestEncoder;
import longwire.edge.http1.ResponseDecoder;
import longwire.edge.http1.ResponseEncoder;
import longwire.edge.loop.ByteCount;
import longwire.edge.loop.Count;
import longwire.edge.loop.EdgeLoop;
import longwire.edge.origin.OriginConnection;

/** Joins a viewer's connection and an origin's into one pipe after the 101 has been written. */
public final class Tunnel {
    private final SocketChannel viewer;
    private final SocketChannel origin;

    private Tunnel(SocketChannel viewer, SocketChannel origin) {
        this.viewer = viewer;
        this.origin = origin;
    }

    /** Opens the tunnel. Bytes that followed the heads go first. */
    public static void open(EdgeLoop loop, ViewerSide viewerEnd, OriginConnection originEnd, AccessRecord record) {
        Tunnel tunnel = new Tunnel(viewerEnd.channel(), originEnd.leave());
        TunnelLife life = new TunnelLife(loop, record, tunnel::closeChannels);
        tunnel.open(loop, viewerEnd, originEnd, life);
    }

    private void open(EdgeLoop loop, ViewerSide viewerEnd, OriginConnection originEnd, TunnelLife life) {
        ChannelTunnel fromViewer = new ChannelTunnel(viewer, origin, life, false);
        ChannelTunnel fromOrigin = new ChannelTunnel(origin, viewer, life, true);
        origin.config().setAllowHalfClosure(!originEnd.isSecure());
        // Encoders first: removing a decoder passes on its held bytes, which must not meet an encoder on the other
        // side.
        viewer.pipeline().remove(ResponseEncoder.class);
        origin.pipeline().remove(RequestEncoder.class);
        viewer.pipeline().remove(ByteCount.class);
        viewer.pipeline().replace(viewerEnd.handler(), null, fromViewer);
        origin.pipeline().replace(originEnd, null, fromOrigin);
        // Held bytes were counted when they arrived, and are counted again when they pass.
        loop.counters().add(Count.BYTES_FROM_VIEWERS, -viewerEnd.heldBytes());
        viewer.pipeline().remove(RequestDecoder.class);
        origin.pipeline().remove(ResponseDecoder.class);
        viewer.flush();
        origin.flush();
        boolean plain = !viewerEnd.isSecure() && !originEnd.isSecure();
        if (plain && loop.settings().sockets().raw() && areEpoll()) {
            SocketTunnel.take(viewer, origin, life, () -> {
                fromViewer.retire();
                fromOrigin.retire();
            });
        } else {
            fromViewer.begin();
            fromOrigin.begin();
        }
    }

    /** Checked in this class, because {@link SocketTunnel} cannot be loaded without the native transport. */
    private boolean areEpoll() {
        return viewer instanceof EpollSocketChannel && origin instanceof EpollSocketChannel;
    }

    private void closeChannels() {
        viewer.close();
        origin.close();
    }

    /**
     * A viewer's connection that was handed over to become a tunnel.
     *
     * @param handler the last one in its pipeline, which the tunnel replaces
     * @param isSecure whether it speaks TLS
     * @param heldBytes the number of bytes that its decoder holds: they followed the handshake
     */
    public record ViewerSide(SocketChannel channel, ChannelHandler handler, boolean isSecure, int heldBytes) {}
}
