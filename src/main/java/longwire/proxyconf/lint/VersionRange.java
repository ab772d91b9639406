package longwire.proxyconf.lint;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longwire.fault.InputFault;
import longwire.proxyconf.model.ProxyVersion;

/**
 * The versions of a proxy in which a mistake is one.
 *
 * @param from the first of them; empty if older ones are not known to differ
 * @param before the first later one in which it is a mistake no more, if any
 * @param onlyIfKnown whether the mistake is reported only of a version that is known: those in the range are so old that
 *     most users have a later one
 */
public record VersionRange(Optional<ProxyVersion> from, Optional<ProxyVersion> before, boolean onlyIfKnown) {
    private static final Pattern RANGE = Pattern.compile(
            "(?:all|(?:from (?<from>\\S+))? ?(?:before (?<before>[^\\s,]+))?)(?<known>, only if known)?");

    /** Parses {@code all}, {@code from 2.4}, {@code before 1.29.7} or {@code from 2.4 before 2.4.9, only if known}. */
    static VersionRange parse(String text) {
        Matcher range = RANGE.matcher(text);
        if (text.isBlank() || !range.matches()) {
            throw new InputFault("versions", text, "all, from 2.4, before 1.29.7 or from 2.4 before 2.4.9");
        }
        return new VersionRange(
                Optional.ofNullable(range.group("from")).map(said -> ProxyVersion.parse("from", said)),
                Optional.ofNullable(range.group("before")).map(said -> ProxyVersion.parse("before", said)),
                range.group("known") != null);
    }

    /** Whether it is all versions. */
    public boolean isAll() {
        return from.isEmpty() && before.isEmpty();
    }

    /** Whether a mistake is to be reported of {@code version}, which is empty if it is not known. */
    boolean concerns(Optional<ProxyVersion> version) {
        return version.map(this::contains).orElse(!onlyIfKnown);
    }

    private boolean contains(ProxyVersion version) {
        return from.filter(first -> version.compareTo(first) < 0).isEmpty()
                && before.filter(end -> version.compareTo(end) >= 0).isEmpty();
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        if (isAll()) {
            return "all";
        }
        String words = from.map(first -> "from " + first).orElse("")
                + before.map(end -> " before " + end).orElse("")
                + (onlyIfKnown ? ", only if known" : "");
        return words.strip();
    }
}
