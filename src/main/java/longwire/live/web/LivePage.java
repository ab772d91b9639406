package longwire.live.web;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import longwire.live.state.LiveSnapshot;
import longwire.network.Endpoint;
import longwire.network.EventLoops;
import longwire.network.Listener;

/**
 * Answers those who look at a run from outside, on an event loop of its own. One answer to each connection: a viewer that
 * does not ask, or does not read, is gone after some seconds and held up nobody.
 */
public final class LivePage implements AutoCloseable {
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);
    /** Some browsers and scrapers; each may have an answer of a megabyte on its way. */
    private static final int MOST_CONNECTIONS = 64;

    private final EventLoops eventLoops;
    private final Listener listener;

    private LivePage(EventLoops eventLoops, Listener listener) {
        this.eventLoops = eventLoops;
        this.listener = listener;
    }

    /**
     * Opens it.
     *
     * @throws longwire.fault.OutsideFault when the port is in use or the address is not this machine's
     */
    public static LivePage open(Endpoint endpoint, Supplier<LiveSnapshot> snapshots) {
        return open(endpoint, snapshots, LONGEST_SILENCE);
    }

    /** Same as {@link #open(Endpoint, Supplier)}, with the time after which an idle client is disconnected. */
    static LivePage open(Endpoint endpoint, Supplier<LiveSnapshot> snapshots, Duration longestSilence) {
        EventLoops eventLoops = EventLoops.start("live", 1);
        try {
            LiveAnswers answers = new LiveAnswers(snapshots, HostNames.of(endpoint));
            ChannelGroup accepted = new DefaultChannelGroup(eventLoops.next());
            return new LivePage(
                    eventLoops,
                    Listener.bind(endpoint, eventLoops, channel -> accept(channel, accepted, answers, longestSilence)));
        } catch (RuntimeException failure) {
            eventLoops.close();
            throw failure;
        }
    }

    /** The address on which it listens; for port 0, with the chosen port. */
    public Endpoint endpoint() {
        return listener.endpoint();
    }

    @Override
    public void close() {
        listener.close();
        eventLoops.close();
    }

    private static void accept(Channel channel, ChannelGroup accepted, LiveAnswers answers, Duration longestSilence) {
        if (accepted.size() >= MOST_CONNECTIONS) {
            channel.close();
            return;
        }
        accepted.add(channel);
        channel.pipeline()
                .addLast(
                        new ReadTimeoutHandler(longestSilence.toMillis(), TimeUnit.MILLISECONDS),
                        new WriteTimeoutHandler(longestSilence.toMillis(), TimeUnit.MILLISECONDS),
                        new HttpServerCodec(),
                        new Answer(answers));
    }

    private static final class Answer extends SimpleChannelInboundHandler<HttpRequest> {
        private final LiveAnswers answers;
        private boolean answered;

        Answer(LiveAnswers answers) {
            this.answers = answers;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, HttpRequest request) {
            if (answered) {
                return;
            }
            answered = true;
            // Further requests stay unread in the socket: endless requests must not cause endless responses.
            context.channel().config().setAutoRead(false);
            LiveAnswers.Answer answer = request.decoderResult().isFailure()
                    ? LiveAnswers.Answer.text(400, "not HTTP")
                    : answers.to(
                            request.method().name(),
                            request.uri(),
                            request.headers().get(HttpHeaderNames.HOST),
                            request.headers().get(HttpHeaderNames.ACCEPT));
            context.writeAndFlush(response(answer)).addListener(ChannelFutureListener.CLOSE);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable gone) {
            context.close();
        }

        private static FullHttpResponse response(LiveAnswers.Answer answer) {
            FullHttpResponse response = new DefaultFullHttpResponse(
                    HttpVersion.HTTP_1_1,
                    HttpResponseStatus.valueOf(answer.status()),
                    Unpooled.wrappedBuffer(answer.body()));
            response.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, answer.type())
                    .set(HttpHeaderNames.CONTENT_LENGTH, answer.body().length)
                    .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE)
                    .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE)
                    .set("X-Content-Type-Options", "nosniff")
                    .set("Cross-Origin-Resource-Policy", "same-origin")
                    .set(HttpHeaderNames.CONTENT_SECURITY_POLICY, LiveAnswers.POLICY);
            return response;
        }
    }
}
