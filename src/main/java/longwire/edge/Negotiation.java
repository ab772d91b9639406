package longwire.edge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import longwire.edge.http2.ViewerStreams;
import longwire.edge.loop.EdgeLoop;
import longwire.network.Quiet;

/** A viewer's connection until ALPN has selected the version of HTTP; without ALPN it is HTTP/1.1. */
final class Negotiation extends ApplicationProtocolNegotiationHandler {
    private final EdgeLoop loop;
    private final SocketChannel channel;
    private final Quiet greetingWatch;
    private boolean admitted;

    Negotiation(EdgeLoop loop, SocketChannel channel) {
        super(ApplicationProtocolNames.HTTP_1_1);
        this.loop = loop;
        this.channel = channel;
        this.greetingWatch =
                new Quiet(loop.eventLoop(), loop.settings().headTimeout().toNanos(), channel::close);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        // If the edge is full, the handler of the selected protocol tells the viewer.
        admitted = loop.shared().admit(loop.settings().limits().connections());
        greetingWatch.start();
        channel.read();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        leave();
        super.channelInactive(context);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
        channel.close();
    }

    @Override
    protected void configurePipeline(ChannelHandlerContext context, String protocol) {
        leave();
        if (protocol.equals(ApplicationProtocolNames.HTTP_2)) {
            ViewerStreams.serve(loop, channel);
        } else {
            ViewerPipeline.speakHttp1(loop, channel, true);
            context.fireChannelActive();
        }
    }

    /** Releases its place; the next handler takes one itself in the same iteration of the loop. */
    private void leave() {
        greetingWatch.cancel();
        if (admitted) {
            admitted = false;
            loop.shared().release();
        }
    }
}
