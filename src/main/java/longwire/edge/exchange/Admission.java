package longwire.edge.exchange;

import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Optional;
import longwire.edge.loop.EdgeLoop;
import longwire.edge.origin.Route;
import longwire.edge.policy.Handshake;
import longwire.edge.policy.Refusal;
import longwire.edge.policy.RequestRules;
import longwire.edge.policy.ViewerRules;

/**
 * What the edge decides about a request by its head alone, before it contacts an origin.
 *
 * @param webSocket whether the request is a WebSocket handshake
 * @param route where the request goes; null if it is invalid
 * @param refusal the edge's own response, if the request is not forwarded
 * @param last whether the viewer's connection must close after the refusal
 */
public record Admission(boolean webSocket, Route route, Optional<Refusal> refusal, boolean last) {
    /** Decides about {@code request}; {@code secure} if it came with TLS. */
    public static Admission of(EdgeLoop loop, HttpRequest request, boolean secure) {
        Optional<Refusal> bad = RequestRules.refusal(request).map(Refusal::ofRequest);
        boolean webSocket = bad.isEmpty() && Handshake.isAskedBy(request);
        if (webSocket) {
            bad = Handshake.refusal(request).map(Refusal::ofRequest);
        }
        if (bad.isPresent()) {
            return new Admission(webSocket, null, bad, true);
        }
        Route route = loop.route(request.uri());
        Optional<Refusal> policy = secure
                ? Optional.empty()
                : ViewerRules.refusal(
                        route.behaviour().viewerPolicy(), request, loop.shared().httpsPort());
        // After a refusal, a body or the bytes of an upgrade could not be distinguished from the next request.
        return new Admission(
                webSocket, route, policy, !keepsAlive(request) || webSocket || RequestRules.hasBody(request));
    }

    /** Whether the viewer's connection may serve another request. */
    public static boolean keepsAlive(HttpRequest request) {
        return request.protocolVersion().equals(HttpVersion.HTTP_1_1) && HttpUtil.isKeepAlive(request);
    }
}
