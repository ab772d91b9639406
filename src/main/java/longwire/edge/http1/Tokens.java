package longwire.edge.http1;

import java.nio.charset.StandardCharsets;

/** The characters of a token (RFC 9110, section 5.6.2); methods and header names are tokens. */
final class Tokens {
    private static final boolean[] ALLOWED = new boolean[256];

    static {
        String all = "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        for (byte octet : all.getBytes(StandardCharsets.US_ASCII)) {
            ALLOWED[octet] = true;
        }
    }

    private Tokens() {}

    /** The end of the token that starts at {@code from}; {@code from} itself if there is none. */
    static int end(byte[] line, int from) {
        int end = from;
        while (end < line.length && ALLOWED[line[end] & 0xff]) {
            end++;
        }
        return end;
    }

    static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c < ALLOWED.length && ALLOWED[c]);
    }
}
