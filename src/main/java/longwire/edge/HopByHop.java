package longwire.edge;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;

/** Takes off the headers that are meant for one connection only (RFC 9110, section 7.6.1). */
final class HopByHop {
    private HopByHop() {}

    /** Removes them, and whatever Connection names; how the body is delimited is for the caller to say again. */
    static void remove(HttpHeaders headers) {
        for (String nominated : headers.getAll(Names.CONNECTION)) {
            for (String name : nominated.split(",")) {
                headers.remove(name.strip());
            }
        }
        headers.remove(Names.CONNECTION)
                .remove("keep-alive")
                .remove("proxy-connection")
                .remove(HttpHeaderNames.TE)
                .remove(HttpHeaderNames.TRAILER)
                .remove(Names.TRANSFER_ENCODING)
                .remove(Names.UPGRADE);
    }

    /** Says that this connection becomes a WebSocket's. */
    static void setWebSocket(HttpHeaders headers) {
        headers.set(Names.UPGRADE, HttpHeaderValues.WEBSOCKET).set(Names.CONNECTION, "Upgrade");
    }
}
