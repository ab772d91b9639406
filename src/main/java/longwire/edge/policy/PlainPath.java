package longwire.edge.policy;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A path normalized by RFC 3986, section 6.2.2: without dot segments, and without percent-encoding where none is
 * needed. Behaviours are matched against it, so that {@code /%61dmin} and {@code /x/../admin} cannot bypass the
 * behaviour of {@code /admin*}. The origin gets the path as it came.
 */
public final class PlainPath {
    private static final String UNRESERVED_MARKS = "-._~";
    private static final int HEX = 16;

    private PlainPath() {}

    /** The normalized path of {@code target}, without the query. */
    public static String of(String target) {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        if (path.indexOf('%') >= 0) {
            path = decoded(path);
        }
        return path.contains("/.") ? withoutDots(path) : path;
    }

    private static String decoded(String path) {
        StringBuilder plain = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            int octet = path.charAt(i) == '%' ? octetAt(path, i + 1) : -1;
            if (isUnreserved(octet)) {
                plain.append((char) octet);
                i += 2;
            } else {
                plain.append(path.charAt(i));
            }
        }
        return plain.toString();
    }

    /** The octet that two hexadecimal digits stand for; -1 if there are none. */
    private static int octetAt(String path, int at) {
        if (at + 2 > path.length()) {
            return -1;
        }
        int high = Character.digit(path.charAt(at), HEX);
        int low = Character.digit(path.charAt(at + 1), HEX);
        return high < 0 || low < 0 ? -1 : high * HEX + low;
    }

    private static boolean isUnreserved(int octet) {
        return octet >= 'a' && octet <= 'z'
                || octet >= 'A' && octet <= 'Z'
                || octet >= '0' && octet <= '9'
                || octet >= 0 && UNRESERVED_MARKS.indexOf(octet) >= 0;
    }

    /** RFC 3986, section 5.2.4. */
    private static String withoutDots(String path) {
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            boolean up = segments[i].equals("..");
            if (up) {
                kept.pollLast();
            }
            if (!up && !segments[i].equals(".")) {
                kept.addLast(segments[i]);
            } else if (last) {
                kept.addLast("");
            }
        }
        return "/" + String.join("/", kept);
    }
}
