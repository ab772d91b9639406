package longwire.proxyconf.relocation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import longwire.proxyconf.edit.Edit;
import longwire.proxyconf.edit.Texts;
import longwire.proxyconf.model.NginxConfig;
import longwire.proxyconf.model.NginxLocation;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.Sources;

/** nginx: a location with its server's listen line is the entrance. */
final class NginxRelocation implements Dialect {
    @Override
    public void read(Sources sources) {
        NginxConfig.read(sources);
    }

    @Override
    public Entrance entrance(Texts texts, Wish wish) {
        NginxConfig config = NginxConfig.read(texts.sources());
        if (config.events().isEmpty()) {
            throw wish.fault("a complete configuration, with events and http");
        }
        NginxLocation location = location(config, wish);
        Directive server = location.server().directive();
        Optional<Directive> listen = NginxListeners.entrance(server, wish);
        String pass = location.effective("proxy_pass").orElseThrow().argument(1);
        return new Entrance(
                path(location, wish),
                listen.filter(NginxListeners::isTls).isPresent(),
                Authority.of(pass).isTls());
    }

    @Override
    public List<Edit> edits(Texts texts, Wish wish, Site site) {
        NginxConfig config = NginxConfig.read(texts.sources());
        Moves moves = new Moves(texts);
        new NginxListeners(config, moves, site)
                .move(location(config, wish).server().directive(), wish);
        new NginxOrigins(config, moves, site).move();
        new NginxFiles(config, moves, site).move();
        return moves.edits();
    }

    /** The location that passes WebSockets on: nginx removes the header Upgrade unless it is told otherwise. */
    private static NginxLocation location(NginxConfig config, Wish wish) {
        List<NginxLocation> all = config.locations();
        if (!wish.location().isEmpty()) {
            return matching(all, wish.location())
                    .orElseThrow(() -> wish.fault("a location with proxy_pass that " + wish.location() + " matches"));
        }
        return config.webSocketLocations()
                .filter(location -> !location.headers("Upgrade").isEmpty())
                .findFirst()
                .orElseThrow(() -> wish.fault("a location that passes WebSockets on, with proxy_pass and"
                        + " proxy_set_header Upgrade $http_upgrade"));
    }

    /** As nginx would, except that patterns are not run: users' patterns could take forever. */
    private static Optional<NginxLocation> matching(List<NginxLocation> all, String path) {
        List<NginxLocation> literal = new ArrayList<>();
        List<NginxLocation> patterns = new ArrayList<>();
        all.forEach(location -> (isLiteral(location) ? literal : patterns).add(location));
        return literal.stream()
                .filter(location -> modifier(location).equals("=")
                        ? path.equals(location.path())
                        : path.startsWith(location.path()))
                .filter(location -> !location.path().equals("/"))
                .max(Comparator.comparingInt(location -> location.path().length()))
                .or(() -> patterns.stream()
                        .filter(location -> !location.headers("Upgrade").isEmpty())
                        .findFirst())
                .or(() -> literal.stream()
                        .filter(location -> location.path().equals("/"))
                        .findFirst());
    }

    private static String path(NginxLocation location, Wish wish) {
        if (!wish.location().isEmpty()) {
            return wish.location();
        }
        if (!isLiteral(location)) {
            throw wish.unknownPath(location.path());
        }
        return location.path();
    }

    private static boolean isLiteral(NginxLocation location) {
        return location.path().startsWith("/") && !modifier(location).startsWith("~");
    }

    private static String modifier(NginxLocation location) {
        return location.blocks().stream()
                .filter(block -> block.is("location"))
                .map(block -> block.words().size() > 2 ? block.argument(1) : "")
                .reduce("", (outer, inner) -> inner);
    }
}
