package longwire.edge.http1;

import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Set;

/** Removes the headers that apply to one connection only (RFC 9110, section 7.6.1). */
public final class HopByHop {
    /**
     * Headers that the origin must see as the edge saw them. RFC 9110 forbids naming them in Connection: a sender that
     * does wants the origin to read a different request from the one that the edge checked.
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

    /** Whether Connection names an end-to-end header, or is not a list of names. */
    public static boolean namesEndToEnd(HttpHeaders headers) {
        for (String value : headers.getAll(Names.CONNECTION)) {
            for (String element : value.split(",")) {
                String name = element.strip();
                // RFC 9110, section 5.6.1: recipients must accept empty elements.
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

    /**
     * Removes the hop-by-hop headers and every header that Connection names. The caller must set the framing of the
     * body again.
     */
    public static void remove(HttpHeaders headers) {
        for (String nominated : headers.getAll(Names.CONNECTION)) {
            for (String name : nominated.split(",")) {
                headers.remove(name.strip());
            }
        }
        headers.remove(Names.CONNECTION)
                .remove(Names.KEEP_ALIVE)
                .remove(Names.PROXY_CONNECTION)
                .remove(Names.PROXY_AUTHENTICATE)
                .remove(Names.PROXY_AUTHENTICATION_INFO)
                .remove(Names.TE)
                .remove(Names.TRAILER)
                .remove(Names.TRANSFER_ENCODING)
                .remove(Names.UPGRADE);
    }

    /** Sets the headers that upgrade this connection to WebSocket. */
    public static void setWebSocket(HttpHeaders headers) {
        headers.set(Names.UPGRADE, HttpHeaderValues.WEBSOCKET).set(Names.CONNECTION, "Upgrade");
    }
}
