package longwire.edge.http1;

import io.netty.util.NetUtil;

/**
 * Checks a host with or without a port. Of the characters that RFC 3986 allows in a name, only letters, digits,
 * hyphens, dots and underscores are accepted: no other name can be resolved, and the others (user information, commas,
 * percent signs) let an attacker write a host that two programs read differently.
 */
public final class Authority {
    private static final int MOST_PORT_DIGITS = 5;
    private static final int MOST_PORT = 65_535;

    private Authority() {}

    public static boolean isValid(String text) {
        int hostEnd = text.startsWith("[") ? literalEnd(text) : nameEnd(text);
        return hostEnd > 0
                && (hostEnd == text.length() || text.charAt(hostEnd) == ':' && isPort(text.substring(hostEnd + 1)));
    }

    private static int nameEnd(String text) {
        int end = 0;
        while (end < text.length() && isInName(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isInName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._".indexOf(c) >= 0;
    }

    private static int literalEnd(String text) {
        int end = text.indexOf(']');
        boolean valid = end > 0 && text.indexOf('%') < 0 && NetUtil.isValidIpV6Address(text.substring(1, end));
        return valid ? end + 1 : 0;
    }

    private static boolean isPort(String text) {
        boolean digits = !text.isEmpty()
                && text.length() <= MOST_PORT_DIGITS
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && Integer.parseInt(text) > 0 && Integer.parseInt(text) <= MOST_PORT;
    }
}
