package longwire.edge.http1;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;

/** One line of a header or trailer section (RFC 9112, section 5). */
final class FieldLine {
    /** The default of Apache and Tomcat; CloudFront documents no limit. */
    static final int MOST = 100;

    private FieldLine() {}

    /**
     * Adds the header in {@code line}; the value is kept byte for byte.
     *
     * @throws BadMessage if the line is folded, has no name or has a space before the colon, or if there are too many
     *     headers
     */
    static void addTo(HttpHeaders headers, byte[] line) throws BadMessage {
        int colon = Tokens.end(line, 0);
        if (colon == 0 || colon == line.length || line[colon] != ':') {
            throw BadMessage.syntax("a header without a valid name");
        }
        int from = colon + 1;
        int end = line.length;
        while (from < end && isBlank(line[from])) {
            from++;
        }
        while (end > from && isBlank(line[end - 1])) {
            end--;
        }
        if (headers.size() == MOST) {
            throw BadMessage.tooLong("more than " + MOST + " headers");
        }
        headers.add(new AsciiString(line, 0, colon, false), new AsciiString(line, from, end - from, false));
    }

    private static boolean isBlank(byte octet) {
        return octet == ' ' || octet == '\t';
    }
}
