package longwire.edge.http1;

import java.nio.charset.StandardCharsets;

/** Knows the characters of a token (RFC 9110, section 5.6.2), which methods and names of headers are. */
final class Tokens {
    private static final boolean[] ALLOWED = new boolean[256];

    static {
        String all = "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        for (byte octet : all.getBytes(StandardCharsets.US_ASCII)) {
            ALLOWED[octet] = true;
        }
    }

    private Tokens() {}

    /** Where the token that starts at {@code from} ends; {@code from} itself where none does. */
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
