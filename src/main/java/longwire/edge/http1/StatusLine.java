package longwire.edge.http1;

import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/** The first line of a response: version, one space, three digits, and optionally a reason (RFC 9112, section 4). */
final class StatusLine {
    private static final int CODE = Version.BYTES + 1;
    private static final int CODE_DIGITS = 3;
    private static final int CODE_END = CODE + CODE_DIGITS;
    private static final int LEAST_CODE = 100;
    private static final int BASE = 10;

    private StatusLine() {}

    /**
     * The response that begins with {@code line}. Without a reason, the space before it may be missing too, as many
     * servers write it.
     */
    static HttpResponse parse(byte[] line) throws BadMessage {
        HttpVersion version = Version.at(line, 0);
        if (line.length < CODE_END || line[Version.BYTES] != ' ' || line.length > CODE_END && line[CODE_END] != ' ') {
            throw BadMessage.syntax("a status line without three digits between spaces");
        }
        int reason = Math.min(CODE_END + 1, line.length);
        String phrase = new String(line, reason, line.length - reason, StandardCharsets.ISO_8859_1);
        return new DefaultHttpResponse(
                version, HttpResponseStatus.valueOf(code(line), phrase), MessageDecoder.newHeaders());
    }

    private static int code(byte[] line) throws BadMessage {
        int code = 0;
        for (int i = CODE; i < CODE_END; i++) {
            int digit = line[i] - '0';
            if (digit < 0 || digit >= BASE) {
                throw BadMessage.syntax("a status that is not a number");
            }
            code = code * BASE + digit;
        }
        if (code < LEAST_CODE) {
            throw BadMessage.syntax("a status below " + LEAST_CODE);
        }
        return code;
    }
}
