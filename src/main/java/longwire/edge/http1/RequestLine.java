package longwire.edge.http1;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;

/** The first line of a request: method, one space, target, one space, version (RFC 9112, section 3). */
final class RequestLine {
    private RequestLine() {}

    /** The request that begins with {@code line}, with one character for each byte of its target. */
    static HttpRequest parse(byte[] line, int mostTargetBytes) throws BadMessage {
        int methodEnd = Tokens.end(line, 0);
        if (methodEnd == 0 || methodEnd == line.length || line[methodEnd] != ' ') {
            throw BadMessage.syntax("a request line without a method");
        }
        int target = methodEnd + 1;
        int targetEnd = targetEnd(line, target);
        if (targetEnd == target || targetEnd == line.length || line[targetEnd] != ' ') {
            throw BadMessage.syntax("a request line without a target between two spaces");
        }
        if (targetEnd - target > mostTargetBytes) {
            throw BadMessage.tooLong("a target of more than " + mostTargetBytes + " bytes");
        }
        HttpVersion version = Version.at(line, targetEnd + 1);
        if (targetEnd + 1 + Version.BYTES != line.length) {
            throw BadMessage.syntax("a request line with text after the version");
        }
        String method = new String(line, 0, methodEnd, StandardCharsets.US_ASCII);
        String uri = new String(line, target, targetEnd - target, StandardCharsets.ISO_8859_1);
        return new DefaultHttpRequest(version, HttpMethod.valueOf(method), uri, MessageDecoder.newHeaders(), false);
    }

    private static int targetEnd(byte[] line, int from) {
        int end = from;
        while (end < line.length && line[end] != ' ' && line[end] != '\t') {
            end++;
        }
        return end;
    }
}
