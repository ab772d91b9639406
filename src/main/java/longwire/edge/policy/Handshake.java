package longwire.edge.policy;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import longwire.edge.http1.HopByHop;
import longwire.network.AcceptKey;

/**
 * A WebSocket handshake from a viewer (RFC 6455, section 4), and the check whether an origin's response completes it.
 *
 * @param expectedAccept the only valid Sec-WebSocket-Accept for the viewer's key
 */
public record Handshake(String expectedAccept) {
    static final String VERSION = "13";

    private static final int KEY_BYTES = 16;
    private static final int KEY_CHARACTERS = 24;

    /** Whether {@code request} asks for WebSocket. Other upgrades, and upgrades in HTTP/1.0, are ignored. */
    public static boolean isAskedBy(HttpRequest request) {
        return request.protocolVersion().equals(HttpVersion.HTTP_1_1) && upgradesToWebSocket(request.headers());
    }

    /** The status with which a handshake is refused; empty if it may go to the origin. */
    public static Optional<HttpResponseStatus> refusal(HttpRequest request) {
        List<String> keys = request.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_KEY);
        List<String> versions = request.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_VERSION);
        boolean bad = !request.method().equals(HttpMethod.GET)
                || RequestRules.hasBody(request)
                || keys.size() != 1
                || !isKey(keys.get(0))
                || versions.size() != 1;
        if (bad) {
            return Optional.of(HttpResponseStatus.BAD_REQUEST);
        }
        return versions.get(0).equals(VERSION) ? Optional.empty() : Optional.of(HttpResponseStatus.UPGRADE_REQUIRED);
    }

    /** The handshake of a request that was not refused. */
    public static Handshake of(HttpRequest request) {
        return new Handshake(AcceptKey.of(request.headers().get(HttpHeaderNames.SEC_WEBSOCKET_KEY)));
    }

    /** Whether {@code response} is exactly the 101 that completes this handshake. */
    public boolean isCompletedBy(HttpResponse response) {
        List<String> accepts = response.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_ACCEPT);
        return response.status().code() == HttpResponseStatus.SWITCHING_PROTOCOLS.code()
                && response.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && upgradesToWebSocket(response.headers())
                && !HopByHop.namesEndToEnd(response.headers())
                && accepts.size() == 1
                && accepts.get(0).equals(expectedAccept);
    }

    /** A list of protocols does not count: the other side might choose another one from it. */
    private static boolean upgradesToWebSocket(HttpHeaders headers) {
        List<String> upgrades = headers.getAll(HttpHeaderNames.UPGRADE);
        return upgrades.size() == 1
                && HttpHeaderValues.WEBSOCKET.contentEqualsIgnoreCase(upgrades.get(0))
                && headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true);
    }

    private static boolean isKey(String text) {
        // The length is checked first, because the decoder also accepts a key without padding.
        if (text.length() != KEY_CHARACTERS) {
            return false;
        }
        try {
            return Base64.getDecoder().decode(text).length == KEY_BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }
}
