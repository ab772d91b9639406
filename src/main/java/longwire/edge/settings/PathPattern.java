package longwire.edge.settings;

import longwire.fault.InputFault;

/**
 * The paths of a behaviour: {@code *} matches any characters, also none, and {@code ?} exactly one. All others match
 * themselves, with regard to case. The slash at the start may be omitted.
 */
public final class PathPattern {
    /** Matches every path. */
    static final PathPattern ALL = new PathPattern("*");

    /** CloudFront's limit. */
    private static final int MOST_CHARACTERS = 255;

    private final String pattern;

    private PathPattern(String pattern) {
        this.pattern = pattern;
    }

    /** Parses a pattern; refuses one that is empty, too long or not printable ASCII. */
    static PathPattern of(String text) {
        if (text.isEmpty() || text.length() > MOST_CHARACTERS || !text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new InputFault("path", text, "1 to " + MOST_CHARACTERS + " printable ASCII characters");
        }
        return new PathPattern(text.startsWith("/") || text.startsWith("*") ? text : "/" + text);
    }

    /** Whether the path of {@code target} matches; its query is ignored. */
    public boolean matches(String target) {
        int query = target.indexOf('?');
        int end = query < 0 ? target.length() : query;
        int at = 0;
        int in = 0;
        int star = -1;
        int resume = 0;
        // One backtracking point suffices: what an earlier star could match, the latest star can match as well.
        while (at < end) {
            char wanted = in < pattern.length() ? pattern.charAt(in) : 0;
            if (wanted == '*') {
                star = in++;
                resume = at;
            } else if (wanted == '?' || wanted == target.charAt(at)) {
                in++;
                at++;
            } else if (star >= 0) {
                in = star + 1;
                at = ++resume;
            } else {
                return false;
            }
        }
        while (in < pattern.length() && pattern.charAt(in) == '*') {
            in++;
        }
        return in == pattern.length();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
