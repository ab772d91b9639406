package longwire.edge.policy;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Optional;
import longwire.edge.accesslog.ResultType;
import longwire.edge.settings.ViewerPolicy;

/** Which viewers without TLS are sent away, as the viewer protocol policy says. A handshake is a GET like others. */
public final class ViewerRules {
    private static final int HTTPS_PORT = 443;

    private ViewerRules() {}

    /**
     * What a request without TLS is answered with, or nothing where it may pass.
     *
     * @param httpsPort where viewers with TLS come; 0 where they can't
     */
    public static Optional<Refusal> refusal(ViewerPolicy policy, HttpRequest request, int httpsPort) {
        boolean redirects = policy == ViewerPolicy.REDIRECT_TO_HTTPS && httpsPort > 0;
        String host = request.headers().get(HttpHeaderNames.HOST);
        if (policy == ViewerPolicy.ALLOW_ALL) {
            return Optional.empty();
        }
        // No URL stands for the whole server that OPTIONS * means.
        boolean hasUrl = host != null && request.uri().startsWith("/");
        if (!redirects || !hasUrl) {
            return Optional.of(new Refusal(HttpResponseStatus.FORBIDDEN, ResultType.ERROR));
        }
        boolean read =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        if (!read && !request.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
            // HTTP/1.0 has no 307, and 301 would let the viewer make a GET of it.
            return Optional.of(new Refusal(HttpResponseStatus.FORBIDDEN, ResultType.ERROR));
        }
        HttpResponseStatus status = read ? HttpResponseStatus.MOVED_PERMANENTLY : HttpResponseStatus.TEMPORARY_REDIRECT;
        String port = httpsPort == HTTPS_PORT ? "" : ":" + httpsPort;
        return Optional.of(new Refusal(
                status, ResultType.REDIRECT, Optional.of("https://" + withoutPort(host) + port + request.uri())));
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon < 0 || host.endsWith("]") ? host : host.substring(0, colon);
    }
}
