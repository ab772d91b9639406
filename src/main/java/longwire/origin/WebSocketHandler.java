package longwire.origin;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import java.util.concurrent.TimeUnit;
import longwire.origin.FrameMirror.State;

/**
 * A WebSocket after its handshake. It sends back what {@link FrameMirror} returns for the received bytes, until one side
 * closes.
 */
class WebSocketHandler extends ChannelInboundHandlerAdapter {
    private static final int WHOLE_CLOSE = 0x88;
    private static final int LINGER_SECONDS = 1;

    private final FrameMirror mirror;
    private final OriginLoop loop;
    private ChannelHandlerContext connection;
    private boolean ended;
    private boolean leaving;

    WebSocketHandler(FrameMirror mirror, OriginLoop loop) {
        this.mirror = mirror;
        this.loop = loop;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        connection = context;
        loop.webSockets().add(this);
        loop.tally().add(OriginCount.WEB_SOCKETS_OPENED);
        loop.tally().add(OriginCount.WEB_SOCKETS_OPEN);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        loop.webSockets().remove(this);
        loop.tally().add(OriginCount.WEB_SOCKETS_OPEN, -1);
    }

    /** Ends the connection with a close frame, after the frame that is being sent back. */
    final void leave() {
        leaving = true;
        leaveBetweenFrames();
    }

    private void leaveBetweenFrames() {
        if (leaving && !ended && mirror.isBetweenFrames()) {
            end(connection, State.LEAVING);
        }
    }

    @Override
    public final void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        if (ended) {
            bytes.release();
            return;
        }
        bytes = mirror.withHeld(context.alloc(), bytes);
        State state = mirror.mirror(bytes);
        if (bytes.isReadable()) {
            context.write(bytes, context.voidPromise());
        } else {
            bytes.release();
        }
        if (state != State.OPEN) {
            end(context, state);
        }
        leaveBetweenFrames();
    }

    /** Ends the connection with the close code of {@code state}, since something came that no viewer may send. */
    final void fail(State state) {
        if (!ended) {
            end(connection, state);
        }
    }

    /** Called before the first frame where messages are deflated. */
    void deflatedBy(DeflatedFrames frames) {}

    /** Called once nothing more may be sent. */
    void ended() {}

    private void end(ChannelHandlerContext context, State state) {
        ended = true;
        ended();
        if (state == State.CLOSED) {
            context.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
            return;
        }
        ByteBuf close = context.alloc().ioBuffer(2 + Short.BYTES);
        close.writeByte(WHOLE_CLOSE).writeByte(Short.BYTES).writeShort(state.closeCode());
        context.writeAndFlush(close).addListener(sent -> linger(context));
    }

    private static void linger(ChannelHandlerContext context) {
        // Closing with unread bytes would reset the connection, and the viewer might never see the close frame.
        ((DuplexChannel) context.channel()).shutdownOutput();
        context.executor().schedule(() -> context.close(), LINGER_SECONDS, TimeUnit.SECONDS);
    }
}
