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
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import longwire.edge.http1.Names;
import longwire.network.Endpoint;
import longwire.network.EventLoops;
import longwire.network.Listener;

/**
 * Answers {@code GET /counters}, {@code /metrics} and {@code /health}, on an event loop of its own so that asking
 * doesn't hold up a viewer.
 */
final class AdminPage implements AutoCloseable {
    private static final int LONGEST_SILENCE_SECONDS = 10;
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain; charset=utf-8";

    private final EventLoops eventLoops;
    private final Listener listener;

    private AdminPage(EventLoops eventLoops, Listener listener) {
        this.eventLoops = eventLoops;
        this.listener = listener;
    }

    /** Opens it; as {@link Listener#bind} where that can't be. */
    static AdminPage open(Endpoint endpoint, Edge edge) {
        EventLoops eventLoops = EventLoops.start("edge-admin", 1);
        try {
            Listener listener = Listener.bind(endpoint, eventLoops, accepted -> accepted.pipeline()
                    .addLast(new ReadTimeoutHandler(LONGEST_SILENCE_SECONDS), new HttpServerCodec(), new Answer(edge)));
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
        private final Edge edge;

        Answer(Edge edge) {
            this.edge = edge;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, HttpRequest request) {
            boolean good =
                    request.decoderResult().isSuccess() && request.method().equals(HttpMethod.GET);
            FullHttpResponse response = good ? answer(request.uri()) : response(HttpResponseStatus.NOT_FOUND, TEXT, "");
            context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable gone) {
            context.close();
        }

        private FullHttpResponse answer(String path) {
            return switch (path) {
                case "/counters" -> response(HttpResponseStatus.OK, JSON, json());
                case "/metrics" -> response(HttpResponseStatus.OK, Metrics.CONTENT_TYPE, Metrics.of(edge));
                case "/health" ->
                    edge.isDraining()
                            ? response(HttpResponseStatus.SERVICE_UNAVAILABLE, TEXT, "draining\n")
                            : response(HttpResponseStatus.OK, TEXT, "ok\n");
                default -> response(HttpResponseStatus.NOT_FOUND, TEXT, "/health, /metrics or /counters\n");
            };
        }

        private String json() {
            return edge.counters().entrySet().stream()
                    .map(total -> "\"" + total.getKey() + "\":" + total.getValue())
                    .collect(Collectors.joining(",", "{", "}\n"));
        }

        private static FullHttpResponse response(HttpResponseStatus status, String type, String text) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            FullHttpResponse response =
                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
            response.headers()
                    .set(Names.CONTENT_TYPE, type)
                    .set(Names.CONTENT_LENGTH, body.length)
                    .set(Names.CONNECTION, HttpHeaderValues.CLOSE);
            return response;
        }
    }
}
