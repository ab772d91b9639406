package longwire.edge;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import longwire.network.Endpoint;
import longwire.network.EventLoops;
import longwire.network.Listener;

/** Answers {@code GET /counters}, on an event loop of its own so that asking doesn't hold up a viewer. */
final class AdminPage implements AutoCloseable {
    private static final String PATH = "/counters";

    private final EventLoops eventLoops;
    private final Listener listener;

    private AdminPage(EventLoops eventLoops, Listener listener) {
        this.eventLoops = eventLoops;
        this.listener = listener;
    }

    /** Opens it; as {@link Listener#bind} where that can't be. */
    static AdminPage open(Endpoint endpoint, Supplier<Map<String, Long>> counters) {
        EventLoops eventLoops = EventLoops.start("edge-admin", 1);
        try {
            Listener listener = Listener.bind(endpoint, eventLoops, accepted -> accepted.pipeline()
                    .addLast(new HttpServerCodec(), new Answer(counters)));
            return new AdminPage(eventLoops, listener);
        } catch (RuntimeException failure) {
            eventLoops.close();
            throw failure;
        }
    }

    Endpoint endpoint() {
        return listener.endpoint();
    }

    @Override
    public void close() {
        listener.close();
        eventLoops.close();
    }

    /** One answer to each connection; whoever asks, asks seldom. */
    private static final class Answer extends SimpleChannelInboundHandler<HttpRequest> {
        private final Supplier<Map<String, Long>> counters;

        Answer(Supplier<Map<String, Long>> counters) {
            this.counters = counters;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, HttpRequest request) {
            boolean known = request.decoderResult().isSuccess()
                    && request.method().equals(HttpMethod.GET)
                    && request.uri().equals(PATH);
            byte[] body = (known ? json() : "").getBytes(StandardCharsets.US_ASCII);
            FullHttpResponse response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1,
                    known ? HttpResponseStatus.OK : HttpResponseStatus.NOT_FOUND,
                    Unpooled.wrappedBuffer(body));
            response.headers()
                    .set(Names.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON)
                    .set(Names.CONTENT_LENGTH, body.length)
                    .set(Names.CONNECTION, HttpHeaderValues.CLOSE);
            context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable gone) {
            context.close();
        }

        private String json() {
            return counters.get().entrySet().stream()
                    .map(total -> "\"" + total.getKey() + "\":" + total.getValue())
                    .collect(Collectors.joining(",", "{", "}\n"));
        }
    }
}
