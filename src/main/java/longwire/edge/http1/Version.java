package longwire.edge.http1;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/** Reads {@code HTTP/1.0} or {@code HTTP/1.1} from a first line; no other version is supported. */
final class Version {
    static final int BYTES = "HTTP/1.1".length();

    private static final byte[] NAME = {'H', 'T', 'T', 'P', '/'};
    private static final int MAJOR = NAME.length;
    private static final int DOT = MAJOR + 1;
    private static final int MINOR = DOT + 1;

    private Version() {}

    /** The version in the {@link #BYTES} bytes at {@code from}; the bytes after them are not checked. */
    static HttpVersion at(byte[] line, int from) throws BadMessage {
        if (line.length - from < BYTES || !isNamed(line, from)) {
            throw BadMessage.syntax("a first line without a version");
        }
        if (line[from + MAJOR] == '1' && line[from + MINOR] == '1') {
            return HttpVersion.HTTP_1_1;
        }
        if (line[from + MAJOR] == '1' && line[from + MINOR] == '0') {
            return HttpVersion.HTTP_1_0;
        }
        throw BadMessage.of(HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED, "an unsupported version of HTTP");
    }

    private static boolean isNamed(byte[] line, int from) {
        for (int i = 0; i < NAME.length; i++) {
            if (line[from + i] != NAME[i]) {
                return false;
            }
        }
        return isDigit(line[from + MAJOR]) && line[from + DOT] == '.' && isDigit(line[from + MINOR]);
    }

    private static boolean isDigit(byte octet) {
        return octet >= '0' && octet <= '9';
    }
}
