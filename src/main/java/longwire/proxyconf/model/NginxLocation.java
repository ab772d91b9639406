package longwire.proxyconf.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import longwire.proxyconf.syntax.Block;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.Place;

/** An nginx block that passes requests on, with what it inherits from the enclosing blocks. */
public final class NginxLocation {
    private static final String SET_HEADER = "proxy_set_header";

    /** The enclosing blocks and this one, from the outermost, which is the file. */
    private final List<Block> levels;

    NginxLocation(List<Block> levels) {
        this.levels = levels;
    }

    /** The enclosing blocks and this one, from the outermost, which is the file. */
    public List<Directive> blocks() {
        return levels.stream().map(Block::directive).toList();
    }

    /** The block itself: a location, or an {@code if} in one. */
    Block block() {
        return levels.get(levels.size() - 1);
    }

    public Place place() {
        return block().place();
    }

    /** The server that contains it, or the file if a part of a configuration has no server. */
    public Block server() {
        return levels.stream().filter(level -> level.is("server")).findFirst().orElse(levels.get(0));
    }

    /** The path or pattern of the location. */
    public String path() {
        return location().map(Directive::lastArgument).orElse("");
    }

    /** What stands before the path: {@code =}, {@code ^~}, {@code ~} or {@code ~*}; empty for a prefix. */
    public String modifier() {
        return location()
                .filter(line -> line.words().size() > 2)
                .map(line -> line.argument(1))
                .orElse("");
    }

    /** The innermost block {@code location}; empty for a server that passes all requests on. */
    public Optional<Directive> location() {
        return levels.stream()
                .filter(level -> level.is("location"))
                .map(Block::directive)
                .reduce((outer, inner) -> inner);
    }

    /** The directive that passes requests on. */
    public Directive proxyPass() {
        return block().last("proxy_pass").orElseThrow();
    }

    /** Whether viewers cannot ask for it. */
    boolean isInternal() {
        return location().filter(line -> line.last("internal").isPresent()).isPresent();
    }

    /** Whether it has a line of its own about upgrades. */
    boolean ownsUpgrade() {
        return mentionsUpgrade(block());
    }

    /** Where requests are passed to: the name of an upstream, or a host with a port. */
    public String target() {
        String url = proxyPass().argument(1);
        String rest = url.substring(url.indexOf("://") + 1).replaceFirst("^//", "");
        int slash = rest.indexOf('/');
        return slash < 0 ? rest : rest.substring(0, slash);
    }

    /** The directive in effect: that of the innermost level that has one. */
    public Optional<Directive> effective(String name) {
        return effective(levels, name);
    }

    public static Optional<Directive> effective(List<Block> levels, String name) {
        return levels.stream().flatMap(level -> level.last(name).stream()).reduce((outer, inner) -> inner);
    }

    /**
     * The duration that {@code name} is set to, or else {@code standard}; empty if it cannot be read, such as a variable.
     */
    public Optional<Duration> duration(String name, Duration standard) {
        return effective(name)
                .map(line -> DurationText.parse(line.argument(1), "s"))
                .orElse(Optional.of(standard));
    }

    /** The directives that send the header {@code field} to the origin with a value. */
    public List<Directive> headers(String field) {
        return all(SET_HEADER)
                .filter(isOf(field))
                .filter(line -> !line.argument(2).isEmpty())
                .toList();
    }

    /** The directives in effect for {@code field}, including those that remove it. */
    public Stream<Directive> headerLines(String field) {
        return all(SET_HEADER).filter(isOf(field));
    }

    /** All directives {@code name} in effect, which may be repeated: those of the innermost level that has any. */
    public Stream<Directive> all(String name) {
        return levels.stream()
                .map(level -> level.all(name).toList())
                .filter(lines -> !lines.isEmpty())
                .reduce(List.of(), (outer, inner) -> inner)
                .stream();
    }

    /**
     * Directives of outer levels that set {@code field} as upgrades need it, but have no effect here, since this level or
     * one between sets other headers.
     */
    public List<Directive> dropped(String field) {
        if (headerLines(field).findAny().isPresent()) {
            return List.of();
        }
        return levels.stream()
                .map(level -> level.all(SET_HEADER)
                        .filter(isOf(field))
                        .filter(line -> field.equals("Host") || isAboutUpgrade(line))
                        .toList())
                .filter(lines -> !lines.isEmpty())
                .reduce(List.of(), (outer, inner) -> inner);
    }

    /** Whether it passes upgrades on, correctly or not. */
    public boolean setsUpgrade() {
        return all(SET_HEADER).anyMatch(NginxLocation::isAboutUpgrade);
    }

    /**
     * Whether it is meant to pass upgrades on: it does, or the headers of an outer level would but are lost here. A
     * location with its own value of Connection is not meant to.
     */
    boolean isMeantForUpgrades() {
        return setsUpgrade()
                || inheritsUpgrade() && headerLines("Connection").findAny().isEmpty();
    }

    /** Whether this level or an outer one has a line about upgrades, which may have no effect here. */
    boolean inheritsUpgrade() {
        return levels.stream().anyMatch(NginxLocation::mentionsUpgrade);
    }

    /** Whether it recognizably serves an event stream. */
    public boolean isEventStream() {
        boolean marked = block().directive()
                .deep()
                .flatMap(line -> line.words().stream())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(word -> word.contains("text/event-stream") || word.equals("x-accel-buffering"));
        return marked || PathHints.isEventStream(path()) && !mentionsUpgrade(block());
    }

    /** Text that adds headers to this location without losing those that it inherits. */
    public String withInherited(String... lines) {
        boolean own = block().last(SET_HEADER).isPresent();
        List<String> all = new ArrayList<>();
        if (!own) {
            all(SET_HEADER).map(NginxConfig::text).forEach(all::add);
        }
        all.addAll(List.of(lines));
        return String.join("\n", all);
    }

    private static boolean mentionsUpgrade(Block level) {
        return level.all(SET_HEADER).anyMatch(NginxLocation::isAboutUpgrade);
    }

    private static boolean isAboutUpgrade(Directive line) {
        String value = line.argument(2).toLowerCase(Locale.ROOT);
        return isOf("Upgrade").test(line) && !value.isEmpty()
                || isOf("Connection").test(line) && value.contains("upgrade");
    }

    private static Predicate<Directive> isOf(String field) {
        return line -> line.argument(1).equalsIgnoreCase(field);
    }
}
