package longwire.edge;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/** Makes the responses that come from the edge itself. */
final class Refusal {
    private Refusal() {}

    /** A response with a line of text; {@code closing} where the connection ends with it. */
    static FullHttpResponse of(HttpResponseStatus status, String id, boolean closing) {
        byte[] text = ("edge: " + status + "\n").getBytes(StandardCharsets.US_ASCII);
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(text));
        response.headers().set(Names.CONTENT_TYPE, HttpHeaderValues.TEXT_PLAIN).set(Names.CONTENT_LENGTH, text.length);
        if (closing) {
            response.headers().set(Names.CONNECTION, HttpHeaderValues.CLOSE);
        }
        if (status.code() == HttpResponseStatus.UPGRADE_REQUIRED.code()) {
            response.headers().set(Names.WEBSOCKET_VERSION, Handshake.VERSION);
        }
        ResponseHeaders.addOwn(response.headers(), status, id);
        return response;
    }
}
