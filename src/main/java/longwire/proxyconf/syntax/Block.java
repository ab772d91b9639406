package longwire.proxyconf.syntax;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A block with an index of its lines by name: some blocks have thousands of lines, and each is looked up. */
public final class Block {
    private final Directive directive;
    private final Map<String, List<Directive>> lines;

    public Block(Directive directive) {
        this.directive = directive;
        this.lines = directive.block().stream()
                .collect(Collectors.groupingBy(Directive::name, LinkedHashMap::new, Collectors.toList()));
    }

    /** The block with its name and its arguments. */
    public Directive directive() {
        return directive;
    }

    public Place place() {
        return directive.place();
    }

    public boolean is(String name) {
        return directive.is(name);
    }

    public Stream<Directive> all(String name) {
        return lines.getOrDefault(name, List.of()).stream();
    }

    /** The directive {@code name} that counts if a later one replaces an earlier one. */
    public Optional<Directive> last(String name) {
        return all(name).reduce((earlier, later) -> later);
    }
}
