package longwire.network.status;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Answers the first request on a connection, and closes the connection. */
final class OneAnswer extends SimpleChannelInboundHandler<HttpObject> {
    /** A page may fetch data from its own server, and nothing from anywhere else. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline';"
            + " connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final HostNames hosts;
    private final StatusPages pages;
    private PostedForm form;
    private boolean answered;

    OneAnswer(HostNames hosts, StatusPages pages) {
        this.hosts = hosts;
        this.pages = pages;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (answered) {
            return;
        }
        if (form != null && part instanceof HttpContent content) {
            form.add(content).ifPresent(answer -> send(context, answer));
        } else if (part instanceof HttpRequest request) {
            Optional<Function<String, StatusAnswer>> taker = taker(request);
            if (taker.isPresent() && refusal(request).isEmpty()) {
                form = new PostedForm(taker.get());
            } else {
                send(context, refusal(request).orElseGet(() -> page(request)));
            }
        }
    }

    private void send(ChannelHandlerContext context, StatusAnswer answer) {
        answered = true;
        // Further requests stay unread in the socket, so that endless requests do not cause endless answers.
        context.channel().config().setAutoRead(false);
        context.writeAndFlush(response(answer)).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable gone) {
        context.close();
    }

    /** What takes the form that {@code request} brings; empty if it brings none, or one that nothing takes. */
    private Optional<Function<String, StatusAnswer>> taker(HttpRequest request) {
        return request.method().equals(HttpMethod.POST) ? pages.form(request.uri()) : Optional.empty();
    }

    private Optional<StatusAnswer> refusal(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return Optional.of(StatusAnswer.text(400, "not HTTP, or the head is too long"));
        }
        String host = request.headers().get(HttpHeaderNames.HOST);
        if (!hosts.allow(host)) {
            return Optional.of(
                    StatusAnswer.text(403, "Host: " + host + " (expected: localhost or a loopback address)"));
        }
        if (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD)) {
            return Optional.empty();
        }
        if (taker(request).isEmpty()) {
            return Optional.of(StatusAnswer.text(405, request.method() + " (expected: GET or HEAD)"));
        }
        // A foreign page in a browser on this machine can post, too; but the browser says whose page it is.
        List<String> origins = request.headers().getAll(HttpHeaderNames.ORIGIN);
        String ours = "http://" + host;
        return origins.equals(List.of(ours))
                ? Optional.empty()
                : Optional.of(StatusAnswer.text(
                        403,
                        "Origin: " + (origins.isEmpty() ? "none" : String.join(", ", origins)) + " (expected: " + ours
                                + ")"));
    }

    private StatusAnswer page(HttpRequest request) {
        return pages.at(request.uri(), request.headers().get(HttpHeaderNames.ACCEPT))
                .orElseGet(() -> StatusAnswer.text(404, request.uri() + " (expected: " + pages.paths() + ")"));
    }

    /** The response, with its body even for HEAD; Netty's codec omits it then. */
    private static FullHttpResponse response(StatusAnswer answer) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(answer.status()),
                Unpooled.wrappedBuffer(answer.body()));
        response.headers()
                .set("Content-Type", answer.type())
                .set("Content-Length", answer.body().length)
                .set("Connection", "close")
                .set("Cache-Control", "no-store")
                .set("X-Content-Type-Options", "nosniff")
                .set("Cross-Origin-Resource-Policy", "same-origin")
                .set("Content-Security-Policy", POLICY);
        if (answer.status() == HttpResponseStatus.METHOD_NOT_ALLOWED.code()) {
            response.headers().set("Allow", "GET, HEAD");
        }
        return response;
    }
}
