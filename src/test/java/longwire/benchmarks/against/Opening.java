package longwire.benchmarks.against;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.CharsetUtil;
import java.io.IOException;
import java.util.function.Consumer;
import longwire.viewer.Target;

/** The upgrade of one connection to a WebSocket, without objects for its headers: the generator shares the proxy's cores. */
final class Opening extends SimpleChannelInboundHandler<ByteBuf> {
    private static final String SWITCHING = "HTTP/1.1 101";
    private static final String END = "\r\n\r\n";

    private final String request;
    private final Consumer<Channel> opened;
    private final Consumer<Throwable> failed;
    private String head = "";

    /** Upgrades to {@code target}, and calls one of the two, once. */
    Opening(Target target, Consumer<Channel> opened, Consumer<Throwable> failed) {
        this.request = "GET " + target.path() + " HTTP/1.1\r\nHost: " + target.host() + ":" + target.port()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                + "Sec-WebSocket-Version: 13\r\n\r\n";
        this.opened = opened;
        this.failed = failed;
    }

    /** With TLS, its handler keeps the request until it has shaken hands. */
    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.writeAndFlush(ByteBufUtil.writeAscii(context.alloc(), request), context.voidPromise());
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf some) {
        if (head == null) {
            return;
        }
        head += some.toString(CharsetUtil.US_ASCII);
        if (!head.endsWith(END)) {
            return;
        }
        if (head.startsWith(SWITCHING)) {
            head = null;
            opened.accept(context.channel());
        } else {
            failed.accept(new IOException(head.lines().findFirst().orElseThrow()));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (head != null) {
            failed.accept(new IOException("closed before the 101"));
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        failed.accept(cause);
    }
}
