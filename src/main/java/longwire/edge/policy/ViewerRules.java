package longwire.edge.policy;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Optional;
import longwire.edge.accesslog.ResultType;
import longwire.edge.settings.ViewerPolicy;

/**
 * Which requests without TLS are refused or redirected by the viewer protocol policy. A handshake is treated like any
 * other GET.
 */
public final class ViewerRules {
    private static final int HTTPS_PORT = 443;

    private ViewerRules() {}

    /**
     * The refusal of a request without TLS; empty if it may pass.
     *
     * @param httpsPort the port for viewers with TLS; 0 if there is none
     */
    public static Optional<Refusal> refusal(ViewerPolicy policy, HttpRequest request, int httpsPort) {
        boolean redirects = policy == ViewerPolicy.REDIRECT_TO_HTTPS && httpsPort > 0;
        String host = request.headers().get(HttpHeaderNames.HOST);
        if (policy == ViewerPolicy.ALLOW_ALL) {
            return Optional.empty();
        }
        // OPTIONS * means the whole server, for which there is no URL.
        boolean hasUrl = host != null && request.uri().startsWith("/");
        if (!redirects || !hasUrl) {
            return Optional.of(new Refusal(HttpResponseStatus.FORBIDDEN, ResultType.ERROR));
        }
        boolean read =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        if (!read && !request.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
            // HTTP/1.0 has no 307, and after a 301 the viewer could change the method to GET.
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
