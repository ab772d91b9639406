package longwire.edge;

import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.List;
import java.util.Locale;

/** What becomes of a viewer's headers on their way to the origin, as CloudFront documents it. */
final class RequestHeaders {
    private static final List<String> REMOVED =
            List.of("expect", "x-forwarded-proto", "x-real-ip", "x-http-method-override", Names.REQUEST_ID.toString());
    private static final List<String> REMOVED_PREFIXES = List.of("proxy-", "x-edge-");

    private RequestHeaders() {}

    /**
     * Changes {@code headers} in place; those that aren't named here stay as they came, in their order.
     *
     * @param host the value of Host for the origin
     * @param viewerAddress appended to X-Forwarded-For
     * @param id of the request; a viewer's own is not believed
     * @param via says the protocol that the viewer spoke
     */
    static void treat(
            HttpHeaders headers, String host, String viewerAddress, String id, AsciiString via, boolean webSocket) {
        boolean chunked = headers.contains(Names.TRANSFER_ENCODING);
        String length = headers.get(Names.CONTENT_LENGTH);
        HopByHop.remove(headers);
        removeUntrusted(headers);
        // Framing is set again, lest Connection name it away and leave a body that looks like a request.
        if (chunked) {
            headers.set(Names.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        } else if (length != null) {
            headers.set(Names.CONTENT_LENGTH, length);
        }
        if (webSocket) {
            HopByHop.setWebSocket(headers);
        } else {
            headers.set(Names.CONNECTION, "Keep-Alive");
        }
        headers.set(Names.HOST, host);
        headers.add(Names.VIA, via);
        headers.set(Names.REQUEST_ID, id);
        List<String> forwarded = headers.getAll(Names.FORWARDED_FOR);
        headers.set(
                Names.FORWARDED_FOR,
                forwarded.isEmpty() ? viewerAddress : String.join(", ", forwarded) + ", " + viewerAddress);
    }

    private static void removeUntrusted(HttpHeaders headers) {
        REMOVED.forEach(headers::remove);
        for (String name : headers.names()) {
            String lowerCase = name.toLowerCase(Locale.ROOT);
            if (REMOVED_PREFIXES.stream().anyMatch(lowerCase::startsWith)) {
                headers.remove(name);
            }
        }
    }
}
