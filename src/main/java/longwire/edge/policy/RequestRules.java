package longwire.edge.policy;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Optional;
import java.util.Set;
import longwire.edge.http1.BadMessage;
import longwire.edge.http1.HopByHop;
import longwire.edge.http1.Names;

/** Which requests are refused before anything reaches the origin: what the decoder found bad, and what is not served. */
public final class RequestRules {
    /** CloudFront's. */
    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.OPTIONS,
            HttpMethod.PUT,
            HttpMethod.POST,
            HttpMethod.PATCH,
            HttpMethod.DELETE);

    private RequestRules() {}

    /** The status that {@code request} is refused with, or nothing where it may pass. */
    public static Optional<HttpResponseStatus> refusal(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return Optional.of(BadMessage.statusOf(request));
        }
        boolean getWithBody = request.method().equals(HttpMethod.GET) && hasBody(request);
        if (!METHODS.contains(request.method()) || getWithBody) {
            return Optional.of(HttpResponseStatus.FORBIDDEN);
        }
        return HopByHop.namesEndToEnd(request.headers())
                ? Optional.of(HttpResponseStatus.BAD_REQUEST)
                : Optional.empty();
    }

    /** Whether a body follows the head; one of length 0 is none. */
    public static boolean hasBody(HttpRequest request) {
        HttpHeaders headers = request.headers();
        return headers.contains(Names.TRANSFER_ENCODING)
                || headers.contains(Names.CONTENT_LENGTH)
                        && !headers.get(Names.CONTENT_LENGTH).equals("0");
    }
}
