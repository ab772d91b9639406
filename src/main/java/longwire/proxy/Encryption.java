package longwire.proxy;

import java.util.Arrays;
import java.util.Locale;
import longwire.fault.InputFault;

/** Which sides of a proxy speak TLS. */
public enum Encryption {
    NONE(false, false),
    /** From viewers to the proxy. */
    VIEWER(true, false),
    /** From the proxy to the origin. */
    ORIGIN(false, true),
    BOTH(true, true);

    private final boolean viewer;
    private final boolean origin;

    Encryption(boolean viewer, boolean origin) {
        this.viewer = viewer;
        this.origin = origin;
    }

    /** Parses a name in lower case; {@code key} names it in a refusal. */
    static Encryption parse(String key, String word) {
        return Arrays.stream(values())
                .filter(encryption -> encryption.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new InputFault(key, word, "none, viewer, origin or both"));
    }

    /** The one in which these sides use TLS. */
    static Encryption of(boolean viewer, boolean origin) {
        return viewer ? origin ? BOTH : VIEWER : origin ? ORIGIN : NONE;
    }

    /** Whether viewers open {@code wss}. */
    public boolean viewer() {
        return viewer;
    }

    /** Whether connections to the origin use TLS. */
    public boolean origin() {
        return origin;
    }
}
