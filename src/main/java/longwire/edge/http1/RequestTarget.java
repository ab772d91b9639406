package longwire.edge.http1;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;

/**
 * Checks and normalizes the target and the Host of a request (RFC 9112, section 3.2).
 *
 * <p>Path and query may contain any byte from 0x21 on, except DEL and the number sign. Browsers and tools send some
 * bytes raw that RFC 3986 requires to be percent-encoded; these bytes delimit nothing here, and CloudFront passes path
 * and query on as they came. The number sign never belongs in a target, and servers disagree on whether it ends the
 * path.
 */
public final class RequestTarget {
    private static final String SCHEME_END = "://";

    private RequestTarget() {}

    /**
     * Checks both. A target that is a complete URL is replaced by its path, and Host by its authority.
     *
     * @param tls whether the request came with TLS; the scheme of a URL must agree
     * @throws BadMessage if one is invalid or missing; CONNECT is not checked, because it is always refused
     */
    public static void settle(HttpRequest request, boolean tls) throws BadMessage {
        String target = request.uri();
        if (request.method().equals(HttpMethod.CONNECT)) {
            return;
        }
        checkHost(request);
        if (target.indexOf('#') >= 0) {
            throw BadMessage.syntax("a target with a fragment");
        }
        boolean forServer = target.equals("*") && request.method().equals(HttpMethod.OPTIONS);
        if (!forServer && target.charAt(0) != '/') {
            split(request, target, tls);
        }
    }

    private static void checkHost(HttpRequest request) throws BadMessage {
        List<String> hosts = request.headers().getAll(Names.HOST);
        if (hosts.isEmpty() && request.protocolVersion().equals(HttpVersion.HTTP_1_0)) {
            return;
        }
        if (hosts.size() != 1 || !Authority.isValid(hosts.get(0))) {
            throw BadMessage.syntax("no Host, several, or an invalid one");
        }
    }

    private static void split(HttpRequest request, String url, boolean tls) throws BadMessage {
        int schemeEnd = url.indexOf(SCHEME_END);
        String scheme = schemeEnd < 0 ? "" : url.substring(0, schemeEnd);
        if (!scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
            throw BadMessage.syntax("a target that is neither a path nor a URL");
        }
        int from = schemeEnd + SCHEME_END.length();
        int end = authorityEnd(url, from);
        String authority = url.substring(from, end);
        if (!Authority.isValid(authority)) {
            throw BadMessage.syntax("a URL without a valid host");
        }
        if (scheme.equalsIgnoreCase("https") != tls) {
            // RFC 9110, section 7.4: an https resource must not be served on a connection without TLS.
            throw BadMessage.of(
                    HttpResponseStatus.MISDIRECTED_REQUEST, "a URL whose scheme is not that of the connection");
        }
        request.setUri(path(url.substring(end), request.method()));
        // RFC 9112, section 3.2.2: the authority of the URL replaces Host.
        request.headers().set(Names.HOST, authority);
    }

    private static int authorityEnd(String url, int from) {
        int end = from;
        while (end < url.length() && url.charAt(end) != '/' && url.charAt(end) != '?') {
            end++;
        }
        return end;
    }

    private static String path(String rest, HttpMethod method) {
        if (rest.isEmpty()) {
            return method.equals(HttpMethod.OPTIONS) ? "*" : "/";
        }
        return rest.charAt(0) == '/' ? rest : "/" + rest;
    }
}
