package longwire.edge.http1;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestEncoder;
import java.nio.charset.StandardCharsets;

/** Encodes requests to the origin with the target byte for byte as it came; Netty's encoder would alter it. */
public final class RequestEncoder extends HttpRequestEncoder {
    private static final String REST_OF_LINE = " HTTP/1.1\r\n";

    @Override
    protected void encodeInitialLine(ByteBuf head, HttpRequest request) {
        head.writeCharSequence(request.method().name(), StandardCharsets.US_ASCII);
        head.writeByte(' ');
        // The decoder made one character from each byte.
        head.writeCharSequence(request.uri(), StandardCharsets.ISO_8859_1);
        head.writeCharSequence(REST_OF_LINE, StandardCharsets.US_ASCII);
    }
}
