package longwire.edge.http1;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares header names in the way of software that turns them into variables (CGI, WSGI, Rack and others): it ignores
 * case, and treats hyphen, underscore and dot as equal. To such software {@code X_Real_IP} is X-Real-IP.
 */
public final class NameOrder implements Comparator<CharSequence> {
    private static final NameOrder INSTANCE = new NameOrder();

    private NameOrder() {}

    /** A set that finds a name in any of these spellings, without allocation. */
    public static Set<CharSequence> setOf(String... names) {
        Set<CharSequence> set = new TreeSet<>(INSTANCE);
        set.addAll(List.of(names));
        return Collections.unmodifiableSet(set);
    }

    public static boolean startsWith(CharSequence name, CharSequence prefix) {
        boolean alike = name.length() >= prefix.length();
        for (int i = 0; alike && i < prefix.length(); i++) {
            alike = fold(name.charAt(i)) == fold(prefix.charAt(i));
        }
        return alike;
    }

    /** Whether {@code name} contains a character that makes such software mistake it for another name. */
    public static boolean isOdd(CharSequence name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '_' || name.charAt(i) == '.') {
                return true;
            }
        }
        return false;
    }

    @Override
    public int compare(CharSequence one, CharSequence other) {
        int common = Math.min(one.length(), other.length());
        for (int i = 0; i < common; i++) {
            int difference = fold(one.charAt(i)) - fold(other.charAt(i));
            if (difference != 0) {
                return difference;
            }
        }
        return one.length() - other.length();
    }

    private static int fold(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A' + 'a';
        }
        return c == '_' || c == '.' ? '-' : c;
    }
}
