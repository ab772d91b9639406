package longwire.relay;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import java.util.function.Supplier;

/** A viewer's connection to the relay and the relay's to the server, on one event loop. */
public final class Link {
    private final DuplexChannel viewer;
    private final DuplexChannel server;
    private final Way up;
    private final Way down;
    private final Supplier<Impairment> impairment;
    private boolean held;

    Link(DuplexChannel viewer, DuplexChannel server, Supplier<Impairment> impairment) {
        this.viewer = viewer;
        this.server = server;
        this.impairment = impairment;
        this.up = new Way(viewer, server);
        this.down = new Way(server, viewer);
        viewer.pipeline().addLast(new Side(up));
        server.pipeline().addLast(new Side(down));
        // What waits for a side that is gone goes nowhere.
        viewer.closeFuture().addListener(gone -> down.abandon());
        server.closeFuture().addListener(gone -> up.abandon());
    }

    /** The server is there: begins to read and to deliver. */
    void open() {
        up.open();
        down.open();
    }

    /** Holds both ways from now on, until the impairment ends. */
    void hold() {
        held = true;
        up.hold(true);
        down.hold(true);
    }

    /** The impairment has ended. */
    void relieve() {
        if (held) {
            held = false;
            up.hold(false);
            down.hold(false);
        }
    }

    /** Ends both connections with a reset. */
    void reset() {
        up.abandon();
        down.abandon();
        reset(viewer);
        reset(server);
    }

    /** Tells the server that the viewer has ended its side, after what the viewer has sent. */
    void endViewersSide() {
        up.end();
    }

    private static void reset(Channel channel) {
        if (channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        }
        channel.close();
    }

    /** Reads one side. */
    private final class Side extends ChannelInboundHandlerAdapter {
        private final Way way;

        private Side(Way way) {
            this.way = way;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            impairment.get().pass(way, (ByteBuf) message);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof ChannelInputShutdownEvent) {
                way.end();
            }
        }

        @Override
        public void channelInactive(ChannelHandlerContext context) {
            way.endWhole();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
            context.close();
        }
    }
}
