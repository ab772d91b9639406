package longwire.proxyconf.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.LighttpdParser;
import longwire.proxyconf.syntax.Place;
import longwire.proxyconf.syntax.Sources;

/** A lighttpd configuration, in which blocks with a condition inherit the settings around them. */
public final class LighttpdConfig {
    private final List<Proxy> proxies = new ArrayList<>();

    private LighttpdConfig(Directive all) {
        find(List.of(all));
    }

    public static LighttpdConfig read(Sources sources) {
        List<Directive> all = LighttpdParser.parse(sources);
        return new LighttpdConfig(new Directive(sources.main().place(1), List.of("main"), all));
    }

    /**
     * The entries of {@code proxy.server} that are meant to carry WebSockets, as far as can be told: those with upgrades
     * on or a path that is named for them, or all of them if no other is.
     */
    public Stream<Proxy> webSocketProxies() {
        boolean others = proxies.stream().anyMatch(Proxy::passesUpgrades);
        return proxies.stream()
                .filter(proxy -> proxy.passesUpgrades() || PathHints.isWebSocket(proxy.path()) || !others);
    }

    /**
     * An entry of {@code proxy.server}.
     *
     * @param levels the blocks around it, from the file to the innermost
     * @param server the assignment
     * @param entry its entry, named by the beginning or the end of paths
     */
    public record Proxy(List<Directive> levels, Directive server, Directive entry) {
        /** The beginning of paths that it takes; empty for all. */
        public String path() {
            return entry.name();
        }

        public boolean passesUpgrades() {
            return setting("proxy.header")
                    .filter(header -> header.all("upgrade")
                            .anyMatch(upgrade -> upgrade.argument(1).equals("enable")))
                    .isPresent();
        }

        /** The assignment that counts for it: that of the innermost level that has one. */
        public Optional<Directive> setting(String name) {
            return levels.stream().flatMap(level -> level.last(name).stream()).reduce((outer, inner) -> inner);
        }

        public Place place() {
            return server.place();
        }

        /** Other entries of its level. */
        public Stream<Directive> beside() {
            return levels.get(levels.size() - 1).all("proxy.server").flatMap(other -> other.block().stream());
        }
    }

    private void find(List<Directive> levels) {
        Directive innermost = levels.get(levels.size() - 1);
        innermost.all("proxy.server").forEach(server -> server.block()
                .forEach(entry -> proxies.add(new Proxy(levels, server, entry))));
        innermost.block().stream()
                .filter(inner -> inner.name().startsWith("$") || inner.is("else") || inner.is("{"))
                .forEach(inner -> {
                    List<Directive> deeper = new ArrayList<>(levels);
                    deeper.add(inner);
                    find(deeper);
                });
    }
}
