package longwire.edge.http1;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * A chunked body. Extensions and trailers are checked and dropped: extensions apply to one connection only, and
 * trailers could be mistaken for headers that the edge has checked.
 */
final class ChunkedBody implements Body {
    /** A size needs few bytes; extensions, which hardly anyone sends, must not cost more than the data. */
    private static final int MOST_LINE_BYTES = 256;

    private static final int MOST_TRAILER_BYTES = 8_192;
    /** Fields for framing, routing and content; RFC 9110, section 6.5.1, does not allow them in trailers. */
    private static final Set<String> NO_TRAILERS = Set.of(
            "connection",
            "content-encoding",
            "content-length",
            "content-type",
            "expect",
            "host",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private static final BadMessage LONG_LINE = BadMessage.syntax("a chunk line that does not end");
    private static final BadMessage LONG_TRAILERS = BadMessage.tooLong("trailers that do not end");

    private enum Stage {
        SIZE,
        DATA,
        DATA_END,
        TRAILERS
    }

    private final Lines lines = new Lines();
    private final HttpHeaders trailers = MessageDecoder.newHeaders();
    private Stage stage = Stage.SIZE;
    private long leftBytes;

    ChunkedBody() {
        lines.begin(MOST_LINE_BYTES, LONG_LINE);
    }

    @Override
    public HttpContent next(ByteBuf bytes) throws BadMessage {
        while (bytes.isReadable()) {
            if (stage == Stage.DATA) {
                return data(bytes);
            }
            if (stage == Stage.DATA_END) {
                if (!Lines.takeEnd(bytes)) {
                    return null;
                }
                stage = Stage.SIZE;
                lines.begin(MOST_LINE_BYTES, LONG_LINE);
                continue;
            }
            byte[] line = lines.next(bytes);
            if (line == null) {
                return null;
            }
            if (stage == Stage.SIZE) {
                size(line);
            } else if (line.length == 0) {
                return LastHttpContent.EMPTY_LAST_CONTENT;
            } else {
                trailer(line);
            }
        }
        return null;
    }

    private void size(byte[] line) throws BadMessage {
        leftBytes = ChunkLine.size(line);
        stage = leftBytes == 0 ? Stage.TRAILERS : Stage.DATA;
        lines.begin(MOST_TRAILER_BYTES, LONG_TRAILERS);
    }

    private HttpContent data(ByteBuf bytes) {
        int length = (int) Math.min(leftBytes, bytes.readableBytes());
        leftBytes -= length;
        if (leftBytes == 0) {
            stage = Stage.DATA_END;
        }
        return new DefaultHttpContent(bytes.readRetainedSlice(length));
    }

    private void trailer(byte[] line) throws BadMessage {
        FieldLine.addTo(trailers, line);
        String name = new String(line, 0, Tokens.end(line, 0), StandardCharsets.US_ASCII);
        if (NO_TRAILERS.contains(name.toLowerCase(Locale.ROOT))) {
            throw BadMessage.syntax("a field that is not allowed in trailers");
        }
    }
}
