package longwire.edge;

import io.netty.channel.socket.SocketChannel;
import longwire.edge.http1.RequestDecoder;
import longwire.edge.http1.ResponseEncoder;
import longwire.edge.loop.ByteCount;
import longwire.edge.loop.EdgeLoop;

/** Makes an accepted connection a viewer's: TLS where it is spoken, then the version of HTTP. */
final class ViewerPipeline {
    private ViewerPipeline() {}

    /** Prepares a new connection of {@code loop}; {@code secure} where it came to the port of TLS. */
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

    /** Makes a connection one of HTTP/1.1; it begins when the channel says that it is active. */
    static void speakHttp1(EdgeLoop loop, SocketChannel viewer, boolean secure) {
        RequestDecoder decoder = new RequestDecoder(loop.settings().limits());
        ResponseEncoder encoder = new ResponseEncoder();
        ByteCount bytes = new ByteCount(loop.counters());
        ViewerConnection connection = new ViewerConnection(loop, viewer, secure, bytes, decoder, encoder);
        viewer.pipeline().addLast(bytes, decoder, encoder, connection);
    }
}
