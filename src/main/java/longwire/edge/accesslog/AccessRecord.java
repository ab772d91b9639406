package longwire.edge.accesslog;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import java.net.InetSocketAddress;
import java.time.Instant;
import javax.net.ssl.SSLSession;

/**
 * One request from its head to its end, for the access log; that of a tunnel ends when the tunnel closes. It is filled
 * on its event loop and not changed after it was given to the log.
 */
public final class AccessRecord {
    /** The viewer left before there was a status; CloudFront writes 000. */
    private static final int NO_STATUS = 0;

    private final String id = RequestId.next();
    private final InetSocketAddress viewer;
    private final boolean secure;
    private final long beginNanos;
    private final RequestFields request;

    private boolean webSocket;
    private boolean inStream;
    private int status = NO_STATUS;
    private ResultType result = ResultType.CLIENT_HUNG_UP;
    private String contentType;
    private String contentLength;
    private String contentRange;
    private String tlsProtocol;
    private String tlsCipher;
    private long firstByteNanos;
    private long fromViewerBytes;
    private long toViewerBytes;
    private long endNanos;
    private Instant end;

    /**
     * Starts a record when a request head has arrived.
     *
     * @param detailed whether the record will be written, so that the request's fields must be kept
     */
    public AccessRecord(InetSocketAddress viewer, boolean secure, HttpRequest request, boolean detailed) {
        this.viewer = viewer;
        this.secure = secure;
        this.beginNanos = System.nanoTime();
        this.request = detailed ? RequestFields.of(request) : null;
    }

    /** The head of the response is being sent, whether it is the origin's or the edge's own. */
    public void answered(int sent, ResultType type, HttpHeaders response) {
        status = sent;
        result = type;
        firstByteNanos = System.nanoTime();
        if (request != null) {
            contentType = response.get(HttpHeaderNames.CONTENT_TYPE);
            contentLength = response.get(HttpHeaderNames.CONTENT_LENGTH);
            contentRange = response.get(HttpHeaderNames.CONTENT_RANGE);
        }
    }

    /** The TLS session in which the request came. */
    public void tls(SSLSession session) {
        if (request != null) {
            tlsProtocol = session.getProtocol();
            tlsCipher = session.getCipherSuite();
        }
    }

    /** The request is a WebSocket handshake. */
    public void webSocket() {
        webSocket = true;
    }

    /** The request came in an HTTP/2 stream, although it goes to the origin as HTTP/1.1. */
    public void inStream() {
        inStream = true;
    }

    /** The request did not end as its status suggests. */
    public void broke(ResultType type) {
        result = type;
    }

    /** Adds bytes that have passed since the last call. */
    public void passed(boolean fromOrigin, long bytes) {
        if (fromOrigin) {
            toViewerBytes += bytes;
        } else {
            fromViewerBytes += bytes;
        }
    }

    /** The request has ended now. */
    public AccessRecord ended() {
        endNanos = System.nanoTime();
        end = Instant.now();
        return this;
    }

    public String id() {
        return id;
    }

    /** Whether the edge refused the request or broke it off. */
    public boolean isError() {
        return result != ResultType.MISS && result != ResultType.REDIRECT && result != ResultType.ORIGIN_ERROR;
    }

    InetSocketAddress viewer() {
        return viewer;
    }

    /** The viewer's protocol by CloudFront's name: http, https, ws or wss. */
    String protocol() {
        return (webSocket ? "ws" : "http") + (secure ? "s" : "");
    }

    /** The status that was sent to the viewer; 0 if none was. */
    public int status() {
        return status;
    }

    ResultType result() {
        return result;
    }

    /** Whether the request's fields were kept; without them no line can be written. */
    boolean isDetailed() {
        return request != null;
    }

    /** The version of HTTP that the viewer spoke; call it only if {@link #isDetailed}. */
    String version() {
        return inStream ? "HTTP/2.0" : request.version();
    }

    /** The request's fields; null if they were not kept. */
    RequestFields request() {
        return request;
    }

    long fromViewerBytes() {
        return fromViewerBytes;
    }

    long toViewerBytes() {
        return toViewerBytes;
    }

    /** From the arrival of the request head to the end. */
    long takenNanos() {
        return endNanos - beginNanos;
    }

    /** From the arrival of the request head to the response head; {@link #takenNanos} if there was no response. */
    long firstByteNanos() {
        return firstByteNanos == 0 ? takenNanos() : firstByteNanos - beginNanos;
    }

    Instant end() {
        return end;
    }

    String contentType() {
        return contentType;
    }

    String contentLength() {
        return contentLength;
    }

    String contentRange() {
        return contentRange;
    }

    /** Null without TLS; so is {@link #tlsCipher}. */
    String tlsProtocol() {
        return tlsProtocol;
    }

    /** The standard name, such as {@code TLS_AES_128_GCM_SHA256}. */
    String tlsCipher() {
        return tlsCipher;
    }
}
