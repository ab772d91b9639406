package longwire.edge.http1;

import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Set;

/** Takes off the headers that are meant for one connection only (RFC 9110, section 7.6.1). */
public final class HopByHop {
    /**
     * What an origin must see as the edge saw it. RFC 9110 forbids a sender to name them in Connection: whoever does
     * wants the origin to read another request than the edge has let pass.
     */
    private static final Set<CharSequence> END_TO_END = NameOrder.setOf(
            "authorization",
            "cache-control",
            "content-encoding",
            "content-length",
            "content-range",
            "content-type",
            "cookie",
            "host",
            "origin",
            "range",
            "transfer-encoding");

    private static final String WEBSOCKET_PREFIX = "sec-websocket-";

    private HopByHop() {}

    /** Whether Connection names a header that is for both ends, or is no list of names. */
    public static boolean namesEndToEnd(HttpHeaders headers) {
        for (String value : headers.getAll(Names.CONNECTION)) {
            for (String element : value.split(",")) {
                String name = element.strip();
                // RFC 9110, section 5.6.1: empty elements are to be borne.
                boolean bad = !Tokens.isToken(name) && !name.isEmpty()
                        || END_TO_END.contains(name)
                        || NameOrder.startsWith(name, WEBSOCKET_PREFIX);
                if (bad) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Removes them, and whatever Connection names; how the body is delimited is for the caller to say again. */
    public static void remove(HttpHeaders headers) {
        for (String nominated : headers.getAll(Names.CONNECTION)) {
            for (String name : nominated.split(",")) {
                headers.remove(name.strip());
            }
        }
        headers.remove(Names.CONNECTION)
                .remove(Names.KEEP_ALIVE)
                .remove(Names.PROXY_CONNECTION)
                .remove(Names.TE)
                .remove(Names.TRAILER)
                .remove(Names.TRANSFER_ENCODING)
                .remove(Names.UPGRADE);
    }

    /** Says that this connection becomes a WebSocket's. */
    public static void setWebSocket(HttpHeaders headers) {
        headers.set(Names.UPGRADE, HttpHeaderValues.WEBSOCKET).set(Names.CONNECTION, "Upgrade");
    }
}
