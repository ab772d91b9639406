package longwire.edge.http2;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2ResetFrame;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.util.ReferenceCountUtil;
import longwire.edge.accesslog.AccessRecord;
import longwire.edge.http1.RequestEncoder;
import longwire.edge.http1.ResponseDecoder;
import longwire.edge.loop.EdgeLoop;
import longwire.edge.origin.OriginConnection;
import longwire.edge.tunnel.ChannelTunnel;
import longwire.edge.tunnel.TunnelLife;

/**
 * A tunnel whose viewer side is an HTTP/2 stream (RFC 8441). The payload of DATA frames is forwarded to and from the
 * origin; END_STREAM corresponds to a FIN, RST_STREAM to a reset. As in {@link ChannelTunnel}, auto-read of one side is
 * on while the other side has room; for the viewer, room is the flow-control window of its stream.
 */
final class StreamTunnel {
    private final Http2StreamChannel viewer;
    private final SocketChannel origin;
    private final TunnelLife life;

    private boolean viewerEnded;
    private boolean originEnded;

    private StreamTunnel(EdgeLoop loop, Http2StreamChannel viewer, SocketChannel origin, AccessRecord record) {
        this.viewer = viewer;
        this.origin = origin;
        this.life = new TunnelLife(loop, record, this::close, false);
    }

    /**
     * Opens the tunnel after the response to the viewer has been written. Bytes that followed the origin's head go
     * first.
     */
    static void open(
            EdgeLoop loop,
            Http2StreamChannel viewer,
            ChannelHandler viewerEnd,
            OriginConnection originEnd,
            AccessRecord record) {
        new StreamTunnel(loop, viewer, originEnd.leave(), record).open(viewerEnd, originEnd);
    }

    private void open(ChannelHandler viewerEnd, OriginConnection originEnd) {
        origin.config().setAllowHalfClosure(!originEnd.isSecure());
        viewer.pipeline().replace(viewerEnd, null, new ViewerSide());
        origin.pipeline().remove(RequestEncoder.class);
        origin.pipeline().replace(originEnd, null, new OriginSide());
        origin.pipeline().remove(ResponseDecoder.class);
        viewer.flush();
        viewer.config().setAutoRead(origin.isWritable());
        origin.config().setAutoRead(viewer.isWritable());
        if (origin.isInputShutdown()) {
            passOriginsEnd();
        }
    }

    /**
     * The viewer has ended its direction: sends a FIN to the origin, or closes it if it does not support half-close.
     */
    private void passViewersEnd() {
        viewerEnded = true;
        origin.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(written -> {
            if (!origin.config().isAllowHalfClosure()) {
                origin.close();
            } else if (origin.isActive()) {
                origin.shutdownOutput();
            }
        });
    }

    private ChannelFuture passOriginsEnd() {
        originEnded = true;
        return viewer.writeAndFlush(new DefaultHttp2DataFrame(true));
    }

    private void resetOrigin() {
        if (origin.isOpen()) {
            origin.config().setSoLinger(0);
            origin.close();
        }
    }

    /** Ends the stream with CANCEL. */
    private void close() {
        viewer.close();
        origin.close();
    }

    private final class ViewerSide extends ChannelInboundHandlerAdapter {
        private boolean reset;

        @Override
        public void channelRead(ChannelHandlerContext context, Object frame) {
            if (frame instanceof Http2DataFrame data && !reset) {
                boolean last = data.isEndStream();
                life.passed(false, data.content().readableBytes());
                origin.write(data.content(), origin.voidPromise());
                if (last) {
                    passViewersEnd();
                }
                return;
            }
            if (frame instanceof Http2HeadersFrame trailers && trailers.isEndStream()) {
                passViewersEnd();
            }
            ReferenceCountUtil.release(frame);
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            origin.flush();
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            origin.config().setAutoRead(viewer.isWritable());
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof Http2ResetFrame) {
                reset = true;
                resetOrigin();
                // The stream ends when all earlier frames have been read.
                viewer.config().setAutoRead(true);
            }
            ReferenceCountUtil.release(event);
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            life.ended();
            origin.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }

        /** A stream error; the handler that detected it resets the stream after this one. */
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
            resetOrigin();
        }
    }

    private final class OriginSide extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            life.passed(true, ((ByteBuf) bytes).readableBytes());
            viewer.write(new DefaultHttp2DataFrame((ByteBuf) bytes));
        }

        @Override
        public void channelReadComplete(ChannelHandlerContext context) {
            viewer.flush();
        }

        @Override
        public void channelWritabilityChanged(ChannelHandlerContext context) {
            viewer.config().setAutoRead(origin.isWritable());
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof ChannelInputShutdownEvent) {
                passOriginsEnd();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            if (!originEnded) {
                passOriginsEnd().addListener(ChannelFutureListener.CLOSE);
            } else if (!viewerEnded) {
                viewer.close();
            }
        }

        /** A reset or another failure of the origin's connection: the viewer's stream is reset too. */
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
            close();
        }
    }
}
