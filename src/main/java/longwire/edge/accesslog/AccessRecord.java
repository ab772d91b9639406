package longwire.edge.accesslog;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import java.net.InetSocketAddress;
import java.time.Instant;
import javax.net.ssl.SSLSession;

/**
 * One request from its head to its end, as the access log tells it: a tunnel's ends when it closes. Filled in on its
 * event loop, and not touched any more once it has been given to the log.
 */
public final class AccessRecord {
    /** What CloudFront writes where the viewer left before there was a status. */
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
     * Begins with a head.
     *
     * @param detailed whether it will be written down, so that the request's own words are kept
     */
    public AccessRecord(InetSocketAddress viewer, boolean secure, HttpRequest request, boolean detailed) {
        this.viewer = viewer;
        this.secure = secure;
        this.beginNanos = System.nanoTime();
        this.request = detailed ? RequestFields.of(request) : null;
    }

    /** The head of the response, or of the edge's own, is on its way. */
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

    /** It came in this session of TLS. */
    public void tls(SSLSession session) {
        if (request != null) {
            tlsProtocol = session.getProtocol();
            tlsCipher = session.getCipherSuite();
        }
    }

    /** It asks for a WebSocket. */
    public void webSocket() {
        webSocket = true;
    }

    /** It came in a stream of HTTP/2, whatever it was made for the origin. */
    public void inStream() {
        inStream = true;
    }

    /** It did not end as its status says. */
    public void broke(ResultType type) {
        result = type;
    }

    /** Bytes that have passed, in addition to those told before. */
    public void passed(boolean fromOrigin, long bytes) {
        if (fromOrigin) {
            toViewerBytes += bytes;
        } else {
            fromViewerBytes += bytes;
        }
    }

    /** It is over, now. */
    public AccessRecord ended() {
        endNanos = System.nanoTime();
        end = Instant.now();
        return this;
    }

    public String id() {
        return id;
    }

    /** Whether the edge refused it, or had to break it off. */
    public boolean isError() {
        return result != ResultType.MISS && result != ResultType.REDIRECT && result != ResultType.ORIGIN_ERROR;
    }

    InetSocketAddress viewer() {
        return viewer;
    }

    /** What CloudFront calls the protocol of the viewer: http, https, ws or wss. */
    String protocol() {
        return (webSocket ? "ws" : "http") + (secure ? "s" : "");
    }

    /** The status that went to the viewer; 0 where none did. */
    public int status() {
        return status;
    }

    ResultType result() {
        return result;
    }

    /** Whether the request's own words were kept, without which there is nothing to write down. */
    boolean isDetailed() {
        return request != null;
    }

    /** What the viewer spoke; to be asked where the request's own words were kept. */
    String version() {
        return inStream ? "HTTP/2.0" : request.version();
    }

    /** The request's own words; null where they were not kept. */
    RequestFields request() {
        return request;
    }

    long fromViewerBytes() {
        return fromViewerBytes;
    }

    long toViewerBytes() {
        return toViewerBytes;
    }

    /** From the head's arrival to the end. */
    long takenNanos() {
        return endNanos - beginNanos;
    }

    /** From the head's arrival to the response's; as long as it took where none came. */
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

    /** Null without TLS, as is {@link #tlsCipher}. */
    String tlsProtocol() {
        return tlsProtocol;
    }

    /** In the words of the standard, such as {@code TLS_AES_128_GCM_SHA256}. */
    String tlsCipher() {
        return tlsCipher;
    }
}
