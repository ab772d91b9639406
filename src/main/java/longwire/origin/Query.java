package longwire.origin;

import java.util.Optional;

/** The part of a URL after its question mark. */
final class Query {
    private Query() {}

    /** The value of {@code name} in the query of {@code uri}, not decoded; the first value if there are several. */
    static Optional<String> value(String uri, String name) {
        int before = uri.indexOf('?');
        while (before >= 0) {
            int next = uri.indexOf('&', before + 1);
            int value = before + 1 + name.length();
            if (uri.startsWith(name, before + 1) && uri.startsWith("=", value)) {
                return Optional.of(uri.substring(value + 1, next < 0 ? uri.length() : next));
            }
            before = next;
        }
        return Optional.empty();
    }
}
