package longwire.edge.policy;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import longwire.edge.accesslog.ResultType;
import longwire.edge.http1.Names;

/**
 * A response that the edge makes itself.
 *
 * @param location the target of a redirect
 */
public record Refusal(HttpResponseStatus status, ResultType type, Optional<String> location) {
    /** The edge is full. */
    public static final Refusal FULL =
            new Refusal(HttpResponseStatus.SERVICE_UNAVAILABLE, ResultType.CAPACITY_EXCEEDED);

    public Refusal(HttpResponseStatus status, ResultType type) {
        this(status, type, Optional.empty());
    }

    /** The refusal of a request that breaks a rule. */
    public static Refusal ofRequest(HttpResponseStatus status) {
        boolean method = status.code() == HttpResponseStatus.FORBIDDEN.code();
        return new Refusal(status, method ? ResultType.INVALID_REQUEST_METHOD : ResultType.INVALID_REQUEST);
    }

    /** The response, with a line of text as its body; {@code closing} if the connection ends after it. */
    public FullHttpResponse response(String id, boolean closing) {
        byte[] text = ("edge: " + status + "\n").getBytes(StandardCharsets.US_ASCII);
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(text));
        response.headers().set(Names.CONTENT_TYPE, HttpHeaderValues.TEXT_PLAIN).set(Names.CONTENT_LENGTH, text.length);
        if (closing) {
            response.headers().set(Names.CONNECTION, HttpHeaderValues.CLOSE);
        }
        location.ifPresent(url -> response.headers().set(Names.LOCATION, url));
        if (status.code() == HttpResponseStatus.UPGRADE_REQUIRED.code()) {
            response.headers().set(Names.WEBSOCKET_VERSION, Handshake.VERSION);
        }
        ResponseHeaders.addOwn(response.headers(), status, id);
        return response;
    }
}
