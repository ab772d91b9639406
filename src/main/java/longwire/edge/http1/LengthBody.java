package longwire.edge.http1;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.List;

/** A body whose length is given by Content-Length. */
final class LengthBody implements Body {
    /** Every number with so many digits fits a long. */
    private static final int MOST_DIGITS = 18;

    private static final int BASE = 10;

    private long leftBytes;

    private LengthBody(long bytes) {
        leftBytes = bytes;
    }

    /**
     * The body announced by the single Content-Length in {@code headers}. Leading zeros are removed from it, because
     * some programs would read an octal number.
     */
    static Body of(HttpHeaders headers) throws BadMessage {
        List<String> lengths = headers.getAll(Names.CONTENT_LENGTH);
        if (lengths.size() != 1) {
            throw BadMessage.syntax("more than one Content-Length");
        }
        String text = lengths.get(0);
        long bytes = parse(text);
        if (text.length() > 1 && text.charAt(0) == '0') {
            headers.set(Names.CONTENT_LENGTH, bytes);
        }
        return bytes == 0 ? NONE : new LengthBody(bytes);
    }

    @Override
    public HttpContent next(ByteBuf bytes) {
        int length = (int) Math.min(leftBytes, bytes.readableBytes());
        leftBytes -= length;
        ByteBuf part = bytes.readRetainedSlice(length);
        return leftBytes == 0
                ? new DefaultLastHttpContent(part, MessageDecoder.TRAILERS)
                : new DefaultHttpContent(part);
    }

    private static long parse(String text) throws BadMessage {
        if (text.isEmpty() || text.length() > MOST_DIGITS) {
            throw BadMessage.syntax("a Content-Length without digits, or with too many");
        }
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit >= BASE) {
                throw BadMessage.syntax("a Content-Length that is not a number");
            }
            bytes = bytes * BASE + digit;
        }
        return bytes;
    }
}
