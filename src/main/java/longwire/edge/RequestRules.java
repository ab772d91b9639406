package longwire.edge;

import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessageDecoderResult;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which requests are refused before anything reaches the origin. The limits are CloudFront's, the syntax RFC 9112's. */
final class RequestRules {
    /** Request line and headers with their line ends. */
    static final int MOST_HEAD_BYTES = 20_480;

    static final int MOST_URL_BYTES = 8_192;

    private static final Set<HttpMethod> METHODS = Set.of(
            HttpMethod.GET,
            HttpMethod.HEAD,
            HttpMethod.OPTIONS,
            HttpMethod.PUT,
            HttpMethod.POST,
            HttpMethod.PATCH,
            HttpMethod.DELETE);
    private static final int LINE_END_BYTES = 2;
    /** Besides letters and digits: what RFC 3986 allows in an authority without user information. */
    private static final String HOST_MARKS = "-._~%!$&'()*+;=:[]";

    private RequestRules() {}

    /** The status that {@code request} is refused with, or nothing where it may pass. */
    static Optional<HttpResponseStatus> refusal(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            boolean tooLong = request.decoderResult().cause() instanceof TooLongFrameException;
            return Optional.of(tooLong ? HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE : HttpResponseStatus.BAD_REQUEST);
        }
        if (request.uri().length() > MOST_URL_BYTES || headBytes(request) > MOST_HEAD_BYTES) {
            return Optional.of(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE);
        }
        HttpVersion version = request.protocolVersion();
        if (!version.equals(HttpVersion.HTTP_1_1) && !version.equals(HttpVersion.HTTP_1_0)) {
            return Optional.of(HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED);
        }
        if (!hasValidHost(request) || !hasValidTarget(request) || !hasKnownCoding(request.headers())) {
            return Optional.of(HttpResponseStatus.BAD_REQUEST);
        }
        boolean getWithBody = request.method().equals(HttpMethod.GET) && hasBody(request);
        if (!METHODS.contains(request.method()) || getWithBody) {
            return Optional.of(HttpResponseStatus.FORBIDDEN);
        }
        return Optional.empty();
    }

    /** Whether a body follows the head; one of length 0 is none. */
    static boolean hasBody(HttpRequest request) {
        HttpHeaders headers = request.headers();
        return headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
                || headers.contains(HttpHeaderNames.CONTENT_LENGTH)
                        && !headers.get(HttpHeaderNames.CONTENT_LENGTH).equals("0");
    }

    /** Whether the only transfer coding, if any, is chunked: no other could be taken off here. */
    static boolean hasKnownCoding(HttpHeaders headers) {
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return codings.isEmpty()
                || codings.size() == 1 && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.get(0));
    }

    private static int headBytes(HttpRequest request) {
        if (!(request.decoderResult() instanceof HttpMessageDecoderResult decoded)) {
            // A stream's, whose codec has counted.
            return 0;
        }
        // The decoder counts lines without their ends.
        int lines = 1 + request.headers().size() + 1;
        return decoded.initialLineLength() + decoded.headerSize() + lines * LINE_END_BYTES;
    }

    private static boolean hasValidHost(HttpRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        if (hosts.isEmpty()) {
            return request.protocolVersion().equals(HttpVersion.HTTP_1_0);
        }
        return hosts.size() == 1
                && !hosts.get(0).isEmpty()
                && hosts.get(0).chars().allMatch(c -> isLetterOrDigit(c) || HOST_MARKS.indexOf(c) >= 0);
    }

    private static boolean isLetterOrDigit(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static boolean hasValidTarget(HttpRequest request) {
        String target = request.uri();
        boolean wholeServer = target.equals("*") && request.method().equals(HttpMethod.OPTIONS);
        return wholeServer || target.startsWith("/") && target.chars().allMatch(c -> c > ' ' && c != 0x7f);
    }
}
