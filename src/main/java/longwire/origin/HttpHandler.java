package longwire.origin;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.flow.FlowControlHandler;
import io.netty.util.ReferenceCountUtil;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import longwire.fault.InputFault;
import longwire.network.deflate.DeflateAgreement;
import longwire.network.deflate.Deflation;

/** A connection while it speaks HTTP. It answers requests in order, until one of them opens a WebSocket. */
final class HttpHandler extends ChannelInboundHandlerAdapter {
    private static final String FEED = "/feed";
    private static final String STREAM = "/sse";
    /** The root as well, for proxies that forward no other path. */
    private static final Set<String> WEB_SOCKETS = Set.of("/", "/echo", FEED);

    private static final long DEFAULT_HOLD_MILLIS = 25_000;
    /** Proxies wait a minute for an answer, if they are not told otherwise. */
    private static final long LONGEST_HOLD_MILLIS = 60_000;

    private static final String PATH = "longwire";

    private final OriginLoop loop;
    private final SelfReport report;
    private final Farewell farewell;
    private final OriginSettings settings;
    private HttpRequest request;
    /** The long poll that waits on this connection, or null. */
    private HeldPoll held;

    /** The token stream that was asked for last on this connection, or null. */
    private TokenAnswer tokens;

    private boolean ended;

    HttpHandler(OriginLoop loop, SelfReport report, Farewell farewell, OriginSettings settings) {
        this.loop = loop;
        this.report = report;
        this.farewell = farewell;
        this.settings = settings;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (!ended) {
                take(context, (HttpObject) message);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (held != null) {
            held.abandon();
        }
        if (tokens != null) {
            tokens.abandon();
        }
    }

    private void take(ChannelHandlerContext context, HttpObject part) {
        if (part instanceof HttpRequest head) {
            request = head;
        }
        if (part.decoderResult().isFailure()) {
            answer(context, HttpAnswer.BAD_REQUEST.encode(context.alloc(), true, true), true);
        } else if (part instanceof LastHttpContent) {
            serve(context);
        }
    }

    private void serve(ChannelHandlerContext context) {
        if (held != null) {
            // Answers come in the order of requests, and the next one need not wait for news.
            held.answerNothingNew();
            held = null;
        }
        if (tokens != null && !tokens.isOver()) {
            // Nobody asks again before the end, and there is no place for another answer in the middle of this one.
            context.close();
            return;
        }
        String path = path(request.uri());
        boolean head = request.method().equals(HttpMethod.HEAD);
        if (path.equals(TokenAnswer.PATH) && request.method().equals(HttpMethod.POST)) {
            tokens(context);
        } else if (!head && !request.method().equals(HttpMethod.GET)) {
            answer(context, HttpAnswer.METHOD_NOT_ALLOWED);
        } else if (!head && Handshake.isWanted(request)) {
            upgrade(context, path);
        } else if (path.equals("/poll")) {
            poll(context, !head);
        } else if (path.equals("/long-poll")) {
            longPoll(context, !head);
        } else if (path.equals(STREAM)) {
            stream(context, !head);
        } else {
            answer(context, resource(path));
        }
    }

    private HttpAnswer resource(String path) {
        return switch (path) {
            case "/health" -> HttpAnswer.HEALTHY;
            case "/counters" -> HttpAnswer.of("200 OK", "application/json", report.counters());
            case "/pauses" ->
                // Reading the pauses takes them: the next GET would not get what a HEAD has read.
                request.method().equals(HttpMethod.HEAD)
                        ? HttpAnswer.GET_ONLY
                        : HttpAnswer.text("200 OK", report.pauses());
            case "/events" -> answered(() -> report.events(request.uri()) + "\n");
            case "/close" ->
                answered(() -> {
                    farewell.begin(request.uri());
                    return "closing\n";
                });
            case "/echo", FEED -> HttpAnswer.UPGRADE_REQUIRED;
            default -> HttpAnswer.NOT_FOUND;
        };
    }

    /** The text that {@code resource} makes of the query, or what is wrong with that. */
    private static HttpAnswer answered(Supplier<String> resource) {
        try {
            return HttpAnswer.text("200 OK", resource.get());
        } catch (InputFault fault) {
            return HttpAnswer.text("400 Bad Request", fault.getMessage() + "\n");
        }
    }

    private void poll(ChannelHandlerContext context, boolean withBody) {
        loop.tally().add(OriginCount.POLLS);
        boolean last = isLast();
        try {
            answer(context, PollAnswer.encode(loop.events(), request, context.alloc(), withBody, last), last);
        } catch (InputFault fault) {
            answer(context, HttpAnswer.text("400 Bad Request", fault.getMessage() + "\n"));
        }
    }

    private void longPoll(ChannelHandlerContext context, boolean withBody) {
        loop.tally().add(OriginCount.LONG_POLLS);
        EventRing events = loop.events();
        boolean last = isLast();
        try {
            long after = PollAnswer.since(request.uri(), "after");
            long holdMillis = Query.number(
                    request.uri(),
                    "hold-millis",
                    DEFAULT_HOLD_MILLIS,
                    LONGEST_HOLD_MILLIS,
                    "0 to " + LONGEST_HOLD_MILLIS);
            // A number that is not ours is that of an origin before this one.
            boolean unknown = after == PollAnswer.LATEST_ONLY || after > events.latest();
            int news = events.countAfter(unknown ? events.latest() - 1 : after);
            if (news > 0) {
                loop.tally().add(OriginCount.EVENTS_SENT, news);
                answer(context, PollAnswer.events(events, news, context.alloc(), withBody, last), last);
            } else {
                held = new HeldPoll(context, loop, withBody, last, holdMillis);
                ended = last;
            }
        } catch (InputFault fault) {
            answer(context, HttpAnswer.text("400 Bad Request", fault.getMessage() + "\n"));
        }
    }

    private void stream(ChannelHandlerContext context, boolean withBody) {
        if (withBody) {
            context.pipeline().replace(this, null, new EventStream(loop, request));
        } else {
            boolean last = isLast();
            answer(context, context.alloc().ioBuffer().writeBytes(EventStream.head()), last);
        }
    }

    private void tokens(ChannelHandlerContext context) {
        loop.tally().add(OriginCount.TOKEN_STREAMS);
        try {
            boolean last = isLast();
            tokens = new TokenAnswer(context, request, last);
            ended = last;
            tokens.begin();
        } catch (InputFault fault) {
            answer(context, HttpAnswer.text("400 Bad Request", fault.getMessage() + "\n"));
        }
    }

    private void upgrade(ChannelHandlerContext context, String path) {
        HttpAnswer refusal = WEB_SOCKETS.contains(path) ? refusal(path) : HttpAnswer.NOT_FOUND;
        if (refusal != null) {
            // The connection is closed: frames may follow a handshake, and they must not be read as requests.
            answer(context, refusal.encode(context.alloc(), true, true), true);
            return;
        }
        WebSocketHandler webSocket = webSocket(path);
        Optional<DeflateAgreement> deflate = Handshake.deflate(request);
        context.write(Handshake.acceptance(request, deflate, context.alloc()), context.voidPromise());
        ChannelPipeline pipeline = context.pipeline();
        // Nearest to the socket: messages are deflated in the order in which they leave.
        deflate.ifPresent(agreed -> pipeline.addBefore(context.name(), null, deflating(agreed, webSocket)));
        Delay.of(request.uri())
                .ifPresent(delay -> pipeline.addBefore(
                        context.name(),
                        null,
                        new DelayedReplies(delay, loop.departures(), loop.delays(), settings.maxMessageBytes())));
        pipeline.replace(this, null, webSocket);
        pipeline.remove(FlowControlHandler.class);
        // Removed last, since it then passes on the frames that came in the same read as the handshake.
        pipeline.remove(HttpRequestDecoder.class);
    }

    /** The answer that refuses a handshake for a known path, or null if it can be accepted. */
    private HttpAnswer refusal(String path) {
        try {
            Optional<Delay> delay = Delay.of(request.uri());
            if (delay.isPresent() && path.equals(FEED)) {
                throw new InputFault("delay", delay.get().text(), "none; only replies of /echo can be delayed");
            }
            topic();
            return Handshake.refusal(request);
        } catch (InputFault fault) {
            return HttpAnswer.text("400 Bad Request", fault.getMessage() + "\n");
        }
    }

    private WebSocketHandler webSocket(String path) {
        return path.equals(FEED)
                ? new FeedHandler(mirror(false), loop, topic(), settings.fragments())
                : new WebSocketHandler(mirror(true), loop);
    }

    /** @throws InputFault where the query says something else than a number */
    private long topic() {
        return Query.number(request.uri(), "topic", 0, Integer.MAX_VALUE, "a whole number from 0");
    }

    private FrameMirror mirror(boolean echoing) {
        return new FrameMirror(echoing, settings.maxMessageBytes(), loop.tally());
    }

    private DeflatedFrames deflating(DeflateAgreement agreed, WebSocketHandler webSocket) {
        loop.tally().add(OriginCount.DEFLATED_OPENED);
        DeflatedFrames frames = new DeflatedFrames(
                Deflation.ofServer(agreed, loop.deflate()),
                webSocket,
                settings.maxMessageBytes(),
                settings.fragments());
        webSocket.deflatedBy(frames);
        return frames;
    }

    private void answer(ChannelHandlerContext context, HttpAnswer answer) {
        boolean withBody = !request.method().equals(HttpMethod.HEAD);
        boolean last = isLast();
        answer(context, answer.encode(context.alloc(), withBody, last), last);
    }

    private void answer(ChannelHandlerContext context, ByteBuf answer, boolean last) {
        request = null;
        if (last) {
            ended = true;
            context.writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
        } else {
            context.write(answer, context.voidPromise());
        }
    }

    private boolean isLast() {
        // HTTP/1.0 would need a confirmation of keep-alive; its clients can open another connection instead.
        return !HttpUtil.isKeepAlive(request) || !request.protocolVersion().equals(HttpVersion.HTTP_1_1);
    }

    /** The path; the query can name another, since proxies with paths of their own pass on nothing else of ours. */
    private static String path(String uri) {
        Optional<String> named = Query.value(uri, PATH);
        if (named.isPresent()) {
            return "/" + named.get();
        }
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }
}
