package longwire.edge.http1;

import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;

/**
 * Determines from a head where the message ends (RFC 9112, section 6). Where the RFC lets a recipient either repair or
 * refuse, the message is refused.
 */
final class Framing {
    private Framing() {}

    /**
     * The body that the headers of {@code message} announce, or {@code unannounced}.
     *
     * @throws BadMessage if the headers contradict each other, or name a coding other than chunked
     */
    static Body of(HttpMessage message, Body unannounced) throws BadMessage {
        HttpHeaders headers = message.headers();
        boolean hasLength = headers.contains(Names.CONTENT_LENGTH);
        if (!headers.contains(Names.TRANSFER_ENCODING)) {
            return hasLength ? LengthBody.of(headers) : unannounced;
        }
        if (hasLength) {
            throw BadMessage.syntax("Transfer-Encoding beside Content-Length");
        }
        if (!message.protocolVersion().equals(HttpVersion.HTTP_1_1)) {
            throw BadMessage.syntax("Transfer-Encoding before HTTP/1.1");
        }
        List<String> codings = headers.getAll(Names.TRANSFER_ENCODING);
        if (codings.size() != 1 || !HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.get(0))) {
            throw BadMessage.syntax("a Transfer-Encoding other than chunked");
        }
        return new ChunkedBody();
    }
}
