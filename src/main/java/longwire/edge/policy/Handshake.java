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
 * A WebSocket handshake that a viewer asked for (RFC 6455, section 4), and whether an origin's answer completes it.
 *
 * @param expectedAccept the one value of Sec-WebSocket-Accept that answers the viewer's key
 */
public record Handshake(String expectedAccept) {
    static final String VERSION = "13";

    private static final int KEY_BYTES = 16;
    private static final int KEY_CHARACTERS = 24;

    /** Whether {@code request} asks for WebSocket; any other upgrade, and any in HTTP/1.0, is ignored. */
    public static boolean isAskedBy(HttpRequest request) {
        return request.protocolVersion().equals(HttpVersion.HTTP_1_1) && upgradesToWebSocket(request.headers());
    }

    /** The status that a handshake is refused with, or nothing where it may go to the origin. */
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

    /** Whether {@code response} is the 101 that the viewer waits for, and no other. */
    public boolean isCompletedBy(HttpResponse response) {
        List<String> accepts = response.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_ACCEPT);
        return response.status().code() == HttpResponseStatus.SWITCHING_PROTOCOLS.code()
                && response.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && upgradesToWebSocket(response.headers())
                && !HopByHop.namesEndToEnd(response.headers())
                && accepts.size() == 1
                && accepts.get(0).equals(expectedAccept);
    }

    /** A list of protocols is none: the one chosen from it might not be ours. */
    private static boolean upgradesToWebSocket(HttpHeaders headers) {
        List<String> upgrades = headers.getAll(HttpHeaderNames.UPGRADE);
        return upgrades.size() == 1
                && HttpHeaderValues.WEBSOCKET.contentEqualsIgnoreCase(upgrades.get(0))
                && headers.containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.UPGRADE, true);
    }

    private static boolean isKey(String text) {
        // The length is checked first, since the decoder does without the padding.
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
