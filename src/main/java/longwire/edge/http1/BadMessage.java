package longwire.edge.http1;

import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponseStatus;

/**
 * An HTTP message that is not accepted. It has no stack trace, because an attacker can cause many, and the reason tells
 * where it was found.
 */
public final class BadMessage extends Exception {
    private static final long serialVersionUID = 1;

    private final transient HttpResponseStatus status;

    private BadMessage(HttpResponseStatus status, String reason) {
        super(reason, null, false, false);
        this.status = status;
    }

    /** A violation of RFC 9112, or something that other programs read differently. */
    static BadMessage syntax(String reason) {
        return new BadMessage(HttpResponseStatus.BAD_REQUEST, reason);
    }

    static BadMessage tooLong(String reason) {
        return new BadMessage(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE, reason);
    }

    static BadMessage of(HttpResponseStatus status, String reason) {
        return new BadMessage(status, reason);
    }

    /** The status with which a viewer's request is refused. For an origin's response it is always 502 instead. */
    public static HttpResponseStatus statusOf(HttpObject decoded) {
        DecoderResult result = decoded.decoderResult();
        return result.cause() instanceof BadMessage bad ? bad.status : HttpResponseStatus.BAD_REQUEST;
    }
}
