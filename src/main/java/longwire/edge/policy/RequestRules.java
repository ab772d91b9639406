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

/**
 * Which requests are refused before anything reaches the origin: malformed ones, and those that the edge does not
 * serve.
 */
public final class RequestRules {
    /** The methods that CloudFront allows. */
    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.OPTIONS,
            HttpMethod.PUT,
            HttpMethod.POST,
            HttpMethod.PATCH,
            HttpMethod.DELETE);

    private RequestRules() {}

    /** The status with which {@code request} is refused; empty if it may pass. */
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

    /** Whether a body of at least one byte may follow the head. */
    public static boolean hasBody(HttpRequest request) {
        HttpHeaders headers = request.headers();
        return headers.contains(Names.TRANSFER_ENCODING)
                || headers.contains(Names.CONTENT_LENGTH)
                        && !headers.get(Names.CONTENT_LENGTH).equals("0");
    }
}
