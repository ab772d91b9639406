package longwire.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.CharsetUtil;
import longwire.network.Endpoint;
import longwire.network.EventLoops;
import longwire.network.Listener;

/** What stands behind the edge while it warms up: it accepts every WebSocket, echoes its bytes, and answers every other request. */
final class WarmUpOrigin implements AutoCloseable {
    private static final String END = "\r\n\r\n";
    private static final String SWITCHING =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + WarmUpViewer.ACCEPT + END;
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 2" + END + "ok";

    private final EventLoops loops;
    private final Listener listener;

    private WarmUpOrigin(EventLoops loops, Listener listener) {
        this.loops = loops;
        this.listener = listener;
    }

    /** Starts it on a free port of the loopback interface. */
    static WarmUpOrigin start() {
        EventLoops loops = EventLoops.start("warm-up", 1);
        try {
            return new WarmUpOrigin(
                    loops, Listener.bind(new Endpoint("127.0.0.1", 0), loops, accepted -> accepted.pipeline()
                            .addLast(new Answers())));
        } catch (RuntimeException failure) {
            loops.close();
            throw failure;
        }
    }

    Endpoint endpoint() {
        return listener.endpoint();
    }

    @Override
    public void close() {
        listener.close();
        loops.close();
    }

    private static final class Answers extends SimpleChannelInboundHandler<ByteBuf> {
        private final StringBuilder head = new StringBuilder();
        private boolean tunnel;

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf some) {
            if (tunnel) {
                context.writeAndFlush(some.retain());
                return;
            }
            head.append(some.toString(CharsetUtil.US_ASCII));
            if (head.indexOf(END) >= 0) {
                tunnel = head.indexOf(WarmUpViewer.KEY) >= 0;
                head.setLength(0);
                context.writeAndFlush(ByteBufUtil.writeAscii(context.alloc(), tunnel ? SWITCHING : OK));
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable reset) {
            context.close();
        }
    }
}
