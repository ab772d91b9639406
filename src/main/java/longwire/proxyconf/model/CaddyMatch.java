package longwire.proxyconf.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.proxyconf.syntax.Directive;

/**
 * A condition on the way to a {@code reverse_proxy} of Caddy.
 *
 * @param line what it is written in: a directive with a path, or the definition of a named matcher; in JSON, an object in
 *     {@code match}
 * @param name of the matcher, such as {@code @ws}; empty for a path in a directive, and in JSON
 * @param json whether it is written in JSON
 */
public record CaddyMatch(Directive line, String name, boolean json) {
    /** The patterns of paths, if it asks for the path. */
    public List<String> paths() {
        if (json) {
            return line.all("path").flatMap(path -> path.arguments().stream()).toList();
        }
        if (name.isEmpty()) {
            return List.of(line.argument(1));
        }
        return conditions("path").flatMap(path -> path.arguments().stream()).toList();
    }

    /** The line that asks for a value of the header {@code field}, if any. */
    public Optional<Directive> header(String field) {
        if (json) {
            return line.all("header").flatMap(header -> header.all(field)).findFirst();
        }
        return conditions("header")
                .filter(header -> header.argument(1).equalsIgnoreCase(field))
                .findFirst();
    }

    /** Conditions of the kind {@code name}, of a matcher in one line or in a block; those after {@code not} are none. */
    public Stream<Directive> conditions(String kind) {
        if (line.words().size() > 2 && line.argument(1).equals(kind)) {
            return Stream.of(new Directive(line.place(), line.arguments(), List.of()));
        }
        return line.all(kind);
    }
}
