package longwire.edge;

import io.netty.channel.socket.SocketChannel;
import longwire.edge.http1.RequestDecoder;
import longwire.edge.http1.ResponseEncoder;
import longwire.edge.loop.ByteCount;
import longwire.edge.loop.EdgeLoop;

/** Sets up an accepted connection: TLS if it came to the TLS port, then the version of HTTP. */
final class ViewerPipeline {
    private ViewerPipeline() {}

    /** Sets up a new connection of {@code loop}; {@code secure} if it came to the TLS port. */
    static void accept(EdgeLoop loop, SocketChannel viewer, boolean secure) {
        if (secure) {
            viewer.pipeline().addLast(loop.viewerTls().orElseThrow().newHandler(viewer.alloc()));
        }
        if (secure && loop.settings().http2().enabled()) {
            viewer.pipeline().addLast(new Negotiation(loop, viewer));
        } else {
            speakHttp1(loop, viewer, secure);
        }
    }

    /** Adds the handlers for HTTP/1.1; they start when the channel becomes active. */
    static void speakHttp1(EdgeLoop loop, SocketChannel viewer, boolean secure) {
        RequestDecoder decoder = new RequestDecoder(loop.settings().limits());
        ResponseEncoder encoder = new ResponseEncoder();
        ByteCount bytes = new ByteCount(loop.counters());
        ViewerConnection connection = new ViewerConnection(loop, viewer, secure, bytes, decoder, encoder);
        viewer.pipeline().addLast(bytes, decoder, encoder, connection);
    }
}
