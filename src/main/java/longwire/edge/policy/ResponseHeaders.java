package longwire.edge.policy;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.util.AsciiString;
import longwire.edge.accesslog.AccessLine;
import longwire.edge.http1.HopByHop;
import longwire.edge.http1.Names;

/** Changes an origin's headers for the viewer, and adds the edge's own. */
public final class ResponseHeaders {
    public static final AsciiString VIA = AsciiString.cached("1.1 longwire (CloudFront)");
    /** Via in requests that came by HTTP/2. */
    public static final AsciiString VIA_STREAM = AsciiString.cached("2.0 longwire (CloudFront)");

    private static final AsciiString CACHE = AsciiString.cached("X-Cache");
    private static final AsciiString MISS = AsciiString.cached("Miss from cloudfront");
    private static final AsciiString ERROR = AsciiString.cached("Error from cloudfront");
    private static final AsciiString POP = AsciiString.cached("X-Amz-Cf-Pop");

    private ResponseHeaders() {}

    /** Removes hop-by-hop headers and adds the edge's own. The caller must set the framing of the body again. */
    public static void treat(HttpHeaders headers, HttpResponseStatus status, String id) {
        HopByHop.remove(headers);
        addOwn(headers, status, id);
    }

    /** Adds the edge's own headers to any response, forwarded or refused. */
    static void addOwn(HttpHeaders headers, HttpResponseStatus status, String id) {
        boolean error = status.codeClass() == HttpStatusClass.CLIENT_ERROR
                || status.codeClass() == HttpStatusClass.SERVER_ERROR;
        headers.add(Names.VIA, VIA);
        headers.set(CACHE, error ? ERROR : MISS);
        headers.set(POP, AccessLine.THIS_POP);
        headers.set(Names.REQUEST_ID, id);
    }
}
