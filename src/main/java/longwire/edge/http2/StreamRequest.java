package longwire.edge.http2;

import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValidationUtil;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ThreadLocalRandom;
import longwire.edge.http1.Authority;
import longwire.edge.http1.HopByHop;
import longwire.edge.http1.Names;

/**
 * Converts the fields of a stream to an HTTP/1.1 request (RFC 9113, section 8.3). Whatever HTTP/1.1 would read
 * differently is malformed here, even if the codec should have refused it already. An extended CONNECT (RFC 8441)
 * becomes the corresponding WebSocket handshake, with a key that the edge generates.
 */
final class StreamRequest {
    private static final Set<String> PSEUDO_FIELDS = Set.of(":method", ":scheme", ":authority", ":path", ":protocol");
    /** Section 8.2.2: these apply to one HTTP/1.1 connection; the origin would obey them. */
    private static final Set<String> CONNECTION_FIELDS =
            Set.of("connection", "keep-alive", "proxy-connection", "transfer-encoding", "upgrade");

    private static final Set<HttpMethod> METHODS_WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);
    private static final int MOST_LENGTH_DIGITS = 18;
    private static final int KEY_BYTES = 16;

    private final Map<String, String> pseudoFields = new HashMap<>();
    private final HttpHeaders headers =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false).newHeaders();
    private final StringJoiner cookies = new StringJoiner("; ");
    private final boolean tunnels;

    private StreamRequest(boolean tunnels) {
        this.tunnels = tunnels;
    }

    /**
     * The request; if it is malformed, a placeholder whose decoder result says so.
     *
     * @param ended whether no body follows
     * @param tunnels whether extended CONNECT is enabled
     */
    static HttpRequest of(Http2Headers fields, boolean ended, boolean tunnels) {
        try {
            return new StreamRequest(tunnels).read(fields).made(ended);
        } catch (Malformed malformed) {
            HttpRequest none = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/");
            none.setDecoderResult(DecoderResult.failure(malformed));
            return none;
        }
    }

    private StreamRequest read(Http2Headers fields) throws Malformed {
        for (Map.Entry<CharSequence, CharSequence> field : fields) {
            String name = field.getKey().toString();
            String value = field.getValue().toString();
            if (name.startsWith(":")) {
                require(PSEUDO_FIELDS.contains(name), "an unknown pseudo-field");
                require(pseudoFields.put(name, value) == null, "a pseudo-field twice");
            } else if (name.equals("cookie")) {
                requireValue(value);
                cookies.add(value);
            } else {
                requireName(name);
                requireValue(value);
                require(!name.equals("te") || value.equals("trailers"), "te with a value other than trailers");
                headers.add(field.getKey(), field.getValue());
            }
        }
        if (cookies.length() > 0) {
            // Section 8.2.3: in HTTP/1.1 they are joined into one header.
            headers.add(HttpHeaderNames.COOKIE, cookies.toString());
        }
        return this;
    }

    private HttpRequest made(boolean ended) throws Malformed {
        String method = pseudoFields.get(":method");
        require(method != null && HttpHeaderValidationUtil.validateToken(method) == -1, "no valid method");
        settleHost();
        if (pseudoFields.containsKey(":protocol")) {
            require(method.equals("CONNECT") && tunnels, "a :protocol without CONNECT, or not offered");
            require(HttpHeaderValues.WEBSOCKET.contentEqualsIgnoreCase(pseudoFields.get(":protocol")), "not WebSocket");
            return handshake();
        }
        if (method.equals("CONNECT")) {
            require(
                    !pseudoFields.containsKey(":path") && !pseudoFields.containsKey(":scheme"),
                    "a CONNECT with more than a host");
            // CONNECT is always refused, so the target does not matter.
            return request(HttpMethod.CONNECT, "/");
        }
        HttpRequest request = request(HttpMethod.valueOf(method), target(method));
        frame(request, ended);
        return request;
    }

    private HttpRequest handshake() throws Malformed {
        byte[] key = new byte[KEY_BYTES];
        ThreadLocalRandom.current().nextBytes(key);
        HttpRequest request = request(HttpMethod.GET, target("GET"));
        headers.set(HttpHeaderNames.SEC_WEBSOCKET_KEY, Base64.getEncoder().encodeToString(key));
        HopByHop.setWebSocket(headers);
        return request;
    }

    private HttpRequest request(HttpMethod method, String target) {
        return new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, target, headers);
    }

    private String target(String method) throws Malformed {
        String path = pseudoFields.getOrDefault(":path", "");
        boolean wholeServer = path.equals("*") && method.equals("OPTIONS");
        boolean visible = path.chars().allMatch(c -> c > ' ' && c != 0x7f && c != '#');
        require(wholeServer || path.startsWith("/") && visible, "no path");
        // HTTP/2 is offered to viewers with TLS only.
        require("https".equalsIgnoreCase(pseudoFields.get(":scheme")), "a scheme that is not that of the connection");
        return path;
    }

    /** Section 8.3.1: Host may be present as well, but must then equal :authority. */
    private void settleHost() throws Malformed {
        List<String> hosts = headers.getAll(Names.HOST);
        String authority = pseudoFields.getOrDefault(":authority", hosts.isEmpty() ? "" : hosts.get(0));
        require(hosts.isEmpty() || hosts.size() == 1 && hosts.get(0).equalsIgnoreCase(authority), "another host");
        require(Authority.isValid(authority), "no authority");
        headers.set(Names.HOST, authority);
    }

    /** Sets the framing of the body. The codec checks that the body has the announced length. */
    private void frame(HttpRequest request, boolean ended) throws Malformed {
        List<String> lengths = headers.getAll(Names.CONTENT_LENGTH);
        if (lengths.isEmpty() && !ended) {
            headers.set(Names.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        } else if (lengths.isEmpty() && METHODS_WITH_BODY.contains(request.method())) {
            headers.set(Names.CONTENT_LENGTH, "0");
        } else if (!lengths.isEmpty()) {
            String length = lengths.get(0);
            boolean number =
                    length.length() <= MOST_LENGTH_DIGITS && length.chars().allMatch(c -> c >= '0' && c <= '9');
            require(lengths.size() == 1 && number && !length.isEmpty(), "an invalid content-length");
        }
    }

    private static void requireName(String name) throws Malformed {
        boolean lowerCase = name.chars().noneMatch(c -> c >= 'A' && c <= 'Z');
        require(lowerCase && HttpHeaderValidationUtil.validateToken(name) == -1, "a field without a valid name");
        require(!CONNECTION_FIELDS.contains(name), "a field that only connections of HTTP/1.1 have");
    }

    /** No control characters except tabs, so no line ends; no surrounding spaces. */
    private static void requireValue(String value) throws Malformed {
        boolean visible = value.chars().allMatch(c -> c >= ' ' && c != 0x7f || c == '\t');
        require(visible && value.equals(value.strip()), "a value with control characters or surrounding spaces");
    }

    private static void require(boolean met, String otherwise) throws Malformed {
        if (!met) {
            throw new Malformed(otherwise);
        }
    }

    /** No stack trace, because an attacker can cause many. */
    private static final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String reason) {
            super(reason, null, false, false);
        }
    }
}
