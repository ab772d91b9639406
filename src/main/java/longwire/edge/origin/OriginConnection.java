package longwire.edge.origin;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpObject;
import io.netty.util.ReferenceCountUtil;
import longwire.edge.http1.ResponseDecoder;
import longwire.network.Quiet;

/** A connection to an origin: serves one request after another, and stays idle in the pool in between. */
public final class OriginConnection extends ChannelInboundHandlerAdapter {
    private final OriginPool pool;
    private final SocketChannel channel;
    private final ResponseDecoder decoder;
    private final Quiet silence;

    /** The server name of the TLS connection, or null without TLS. */
    private String serverName;

    /** The requester it serves, or null. */
    private Requester requester;

    private long idleSinceNanos;

    OriginConnection(EventLoop eventLoop, OriginPool pool, SocketChannel channel, ResponseDecoder decoder) {
        this.pool = pool;
        this.channel = channel;
        this.decoder = decoder;
        this.silence = new Quiet(eventLoop, pool.origin().responseTimeout().toNanos(), this::silent);
    }

    void serverName(String name) {
        serverName = name;
    }

    String serverName() {
        return serverName;
    }

    public boolean isSecure() {
        return serverName != null;
    }

    /** Serves {@code served} from now on. */
    public void begin(Requester served) {
        requester = served;
        decoder.expect(served.isHead());
        silence.start();
        channel.read();
    }

    public void write(HttpObject part) {
        channel.write(part, channel.voidPromise());
    }

    public void flush() {
        channel.flush();
    }

    /** Reads more of the response, now that there is room for it. */
    public void read() {
        channel.read();
    }

    boolean isActive() {
        return channel.isActive();
    }

    public boolean isWritable() {
        return channel.isWritable();
    }

    /** Whether unrequested bytes have arrived; such a connection must not be reused. */
    boolean hasSurplus() {
        return decoder.hasSurplus();
    }

    /** Restarts the response timeout. */
    public void waitOn() {
        silence.start();
    }

    /** The requester is done; the connection may serve another if {@code reusable}. */
    public void release(boolean reusable) {
        if (reusable && isActive() && !hasSurplus()) {
            pool.put(this);
        } else {
            close();
        }
    }

    /** Becomes idle, but keeps reading in order to notice when the origin closes the connection. */
    void rest(long nowNanos) {
        requester = null;
        silence.pause();
        idleSinceNanos = nowNanos;
        channel.read();
    }

    long idleSinceNanos() {
        return idleSinceNanos;
    }

    /** Hands over the channel, for a tunnel or for closing. */
    public SocketChannel leave() {
        requester = null;
        silence.cancel();
        return channel;
    }

    /** Ends the connection without telling the requester. */
    public void close() {
        leave().close();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (requester == null) {
            ReferenceCountUtil.release(message);
            close();
            return;
        }
        silence.touch();
        requester.fromOrigin((HttpObject) message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (requester != null) {
            requester.originHasRead();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (requester != null && channel.isWritable()) {
            requester.originHasRoom();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        pool.forget(this);
        gone();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
        // The requester is told first: at the close, the decoder would take what has arrived so far for a complete
        // response.
        gone();
        channel.close();
    }

    private void gone() {
        Requester deserted = requester;
        leave();
        if (deserted != null) {
            deserted.originGone(decoder.heard());
        }
    }

    private void silent() {
        if (requester != null) {
            requester.originSilent();
        }
    }
}
