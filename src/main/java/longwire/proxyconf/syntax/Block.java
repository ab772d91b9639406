package longwire.proxyconf.syntax;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A block whose lines are found by their name at once: some have thousands, and are asked for each of them. */
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

    /** The one that counts, where a later one replaces an earlier. */
    public Optional<Directive> last(String name) {
        return all(name).reduce((earlier, later) -> later);
    }
}
