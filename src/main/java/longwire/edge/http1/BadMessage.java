package longwire.edge.http1;

import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * What came is no HTTP message that is taken. Without a stack trace: whoever attacks makes many, and the reason says
 * where it was found.
 */
public final class BadMessage extends Exception {
    private static final long serialVersionUID = 1;

    private final transient HttpResponseStatus status;

    private BadMessage(HttpResponseStatus status, String reason) {
        super(reason, null, false, false);
        this.status = status;
    }

    /** Against RFC 9112, or so close to its edge that others read it otherwise. */
    static BadMessage syntax(String reason) {
        return new BadMessage(HttpResponseStatus.BAD_REQUEST, reason);
    }

    static BadMessage tooLong(String reason) {
        return new BadMessage(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE, reason);
    }

    static BadMessage of(HttpResponseStatus status, String reason) {
        return new BadMessage(status, reason);
    }

    /** The status for a viewer whose request this made {@code decoded}; an origin's response is a 502 whatever it says. */
    public static HttpResponseStatus statusOf(HttpObject decoded) {
        DecoderResult result = decoded.decoderResult();
        return result.cause() instanceof BadMessage bad ? bad.status : HttpResponseStatus.BAD_REQUEST;
    }
}
