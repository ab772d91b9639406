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
 * What is decided of a request by its head alone, before anybody else hears of it.
 *
 * @param webSocket whether it is a handshake
 * @param route where it goes; null where it is no good request
 * @param refusal what it is answered with in the origin's stead
 * @param last whether the viewer's connection may not serve another request after the refusal
 */
public record Admission(boolean webSocket, Route route, Optional<Refusal> refusal, boolean last) {
    /** Of a request that came with TLS where {@code secure}. */
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
        // A body would follow, or an upgrade's bytes: neither can be told from a next request.
        return new Admission(
                webSocket, route, policy, !keepsAlive(request) || webSocket || RequestRules.hasBody(request));
    }

    /** Whether the viewer's connection may serve another request. */
    public static boolean keepsAlive(HttpRequest request) {
        return request.protocolVersion().equals(HttpVersion.HTTP_1_1) && HttpUtil.isKeepAlive(request);
    }
}
