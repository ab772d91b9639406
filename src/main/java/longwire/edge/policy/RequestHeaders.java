package longwire.edge.policy;

import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import longwire.edge.http1.HopByHop;
import longwire.edge.http1.NameOrder;
import longwire.edge.http1.Names;

/** Changes a viewer's headers for the origin, as CloudFront documents it. */
public final class RequestHeaders {
    /**
     * Removed in any spelling. {@code proxy} is not a standard header, but CGI programs take it for the address of
     * their proxy.
     */
    private static final Set<CharSequence> REMOVED = NameOrder.setOf(
            "expect",
            "http2-settings",
            "keep-alive",
            "proxy",
            "x-amz-cf-id",
            "x-forwarded-proto",
            "x-http-method-override",
            "x-real-ip");

    private static final String PROXY_PREFIX = "proxy-";
    private static final String EDGE_PREFIX = "x-edge-";
    /** Headers that the edge has checked or written itself: another spelling of one of them is removed. */
    private static final Set<CharSequence> VOUCHED_FOR =
            NameOrder.setOf("content-length", "transfer-encoding", "x-forwarded-for");

    private static final String WEBSOCKET_PREFIX = "sec-websocket-";

    private RequestHeaders() {}

    /**
     * Changes {@code headers} in place; all others stay as they came, in their order.
     *
     * @param host the value of Host for the origin
     * @param viewerAddress appended to X-Forwarded-For
     * @param id of the request; it replaces an id from the viewer
     * @param via the value for Via, with the protocol that the viewer speaks
     */
    public static void treat(
            HttpHeaders headers, String host, String viewerAddress, String id, AsciiString via, boolean webSocket) {
        boolean chunked = headers.contains(Names.TRANSFER_ENCODING);
        HopByHop.remove(headers);
        removeUntrusted(headers);
        if (chunked) {
            headers.set(Names.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        }
        if (webSocket) {
            // A handshake has no body: the length could only be 0.
            headers.remove(Names.CONTENT_LENGTH);
            HopByHop.setWebSocket(headers);
        } else {
            headers.set(Names.CONNECTION, "Keep-Alive");
        }
        // Set after all removals, so that no viewer can have one of these removed.
        headers.set(Names.HOST, host);
        headers.add(Names.VIA, via);
        headers.set(Names.REQUEST_ID, id);
        List<String> forwarded = headers.getAll(Names.FORWARDED_FOR);
        headers.set(
                Names.FORWARDED_FOR,
                forwarded.isEmpty() ? viewerAddress : String.join(", ", forwarded) + ", " + viewerAddress);
    }

    private static void removeUntrusted(HttpHeaders headers) {
        List<CharSequence> untrusted = new ArrayList<>(0);
        Iterator<Map.Entry<CharSequence, CharSequence>> all = headers.iteratorCharSequence();
        while (all.hasNext()) {
            CharSequence name = all.next().getKey();
            if (isUntrusted(name)) {
                untrusted.add(name);
            }
        }
        untrusted.forEach(headers::remove);
    }

    private static boolean isUntrusted(CharSequence name) {
        return REMOVED.contains(name)
                || NameOrder.startsWith(name, PROXY_PREFIX)
                || NameOrder.startsWith(name, EDGE_PREFIX)
                || NameOrder.isOdd(name)
                        && (VOUCHED_FOR.contains(name) || NameOrder.startsWith(name, WEBSOCKET_PREFIX));
    }
}
