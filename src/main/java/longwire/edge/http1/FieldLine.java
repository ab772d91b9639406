package longwire.edge.http1;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;

/** One line of a header or trailer section (RFC 9112, section 5). */
final class FieldLine {
    /** As Apache and Tomcat have it; CloudFront documents no figure. */
    static final int MOST = 100;

    private FieldLine() {}

    /**
     * Adds the header in {@code line}, its value byte for byte.
     *
     * @throws BadMessage where it is none: folded, without a name, with a blank before the colon; or is one too many
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
