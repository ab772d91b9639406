package longwire.network.status;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/** Answers the first request on a connection, and closes the connection. */
final class OneAnswer extends SimpleChannelInboundHandler<HttpRequest> {
    /** A page may fetch data from its own server, and nothing from anywhere else. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline';"
            + " connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final HostNames hosts;
    private final StatusPages pages;
    private boolean answered;

    OneAnswer(HostNames hosts, StatusPages pages) {
        this.hosts = hosts;
        this.pages = pages;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpRequest request) {
        if (answered) {
            return;
        }
        answered = true;
        // Further requests stay unread in the socket, so that endless requests do not cause endless answers.
        context.channel().config().setAutoRead(false);
        context.writeAndFlush(response(answer(request))).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable gone) {
        context.close();
    }

    private StatusAnswer answer(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return StatusAnswer.text(400, "not HTTP, or the head is too long");
        }
        String host = request.headers().get(HttpHeaderNames.HOST);
        if (!hosts.allow(host)) {
            return StatusAnswer.text(403, "Host: " + host + " (expected: localhost or a loopback address)");
        }
        if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
            return StatusAnswer.text(405, request.method() + " (expected: GET or HEAD)");
        }
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
