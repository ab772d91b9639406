package longwire.proxyconf.relocation;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import longwire.proxyconf.edit.Edit;
import longwire.proxyconf.edit.Texts;
import longwire.proxyconf.model.ApacheConfig;
import longwire.proxyconf.model.ApacheMapping;
import longwire.proxyconf.model.ApacheServer;
import longwire.proxyconf.syntax.Sources;

/** Apache httpd: a virtual host, or the main server, with its Listen line is the entrance. */
final class ApacheRelocation implements Dialect {
    /** Where a mapping leads, and whose it is. */
    private record Route(ApacheServer server, ApacheMapping mapping) {}

    @Override
    public void read(Sources sources) {
        ApacheConfig.read(sources);
    }

    @Override
    public Entrance entrance(Texts texts, Wish wish) {
        ApacheConfig config = ApacheConfig.read(texts.sources());
        if (!config.isWhole() || config.main().all("listen").findAny().isEmpty()) {
            throw wish.fault("a complete configuration, with LoadModule and Listen");
        }
        Route route = route(config, wish);
        boolean tls = ApacheListeners.isTls(route.server());
        if (wish.viewerTls().orElse(tls) != tls) {
            throw wish.noListener(route.server().directive().place());
        }
        return new Entrance(path(route, wish), tls, ApacheOrigins.isTls(route.server(), route.mapping()));
    }

    @Override
    public List<Edit> edits(Texts texts, Wish wish, Site site) {
        ApacheConfig config = ApacheConfig.read(texts.sources());
        Moves moves = new Moves(texts);
        Route route = route(config, wish);
        new ApacheListeners(config, moves, site).move(route.server());
        new ApacheOrigins(config, moves, site)
                .move(route.server(), ApacheOrigins.isTls(route.server(), route.mapping()));
        new ApacheFiles(config, moves, site).move();
        return moves.edits();
    }

    /** The ServerRoot, so that relative paths find changed files. */
    @Override
    public List<Path> directories(Texts texts) {
        return ApacheConfig.read(texts.sources()).main().setting("serverroot").stream()
                .map(line -> line.argument(1))
                .filter(path -> path.startsWith("/"))
                .map(Path::of)
                .toList();
    }

    /** What Debian's apache2ctl sets. */
    @Override
    public List<String> environment(Site site) {
        return List.of(
                "APACHE_RUN_DIR=" + site.scratch(),
                "APACHE_LOCK_DIR=" + site.scratch(),
                "APACHE_LOG_DIR=" + site.scratch().resolve(Site.LOGS),
                "APACHE_PID_FILE=" + site.scratch().resolve("apache2.pid"),
                "APACHE_RUN_USER=" + ApacheFiles.user(),
                "APACHE_RUN_GROUP=" + ApacheFiles.group());
    }

    private static Route route(ApacheConfig config, Wish wish) {
        if (wish.location().isEmpty()) {
            return config.servers().stream()
                    .flatMap(server -> server.webSocketMappings()
                            .filter(server::passesUpgrades)
                            .map(mapping -> new Route(server, mapping)))
                    .findFirst()
                    .orElseThrow(
                            () -> wish.fault("a ProxyPass that passes WebSockets on, with upgrade=websocket or ws://"));
        }
        return config.servers().stream()
                .flatMap(server -> server.mappings().stream()
                        .filter(mapping -> !mapping.url().equals("!"))
                        .map(mapping -> new Route(server, mapping)))
                .filter(route -> !isLiteral(route.mapping())
                        || wish.location().startsWith(route.mapping().path()))
                // A pattern is not run; what it is to match is for the user to know.
                .max(Comparator.comparingInt(route ->
                        isLiteral(route.mapping()) ? route.mapping().path().length() : 1))
                .orElseThrow(() -> wish.fault("a ProxyPass that " + wish.location() + " matches"));
    }

    private static String path(Route route, Wish wish) {
        if (!wish.location().isEmpty()) {
            return wish.location();
        }
        if (!isLiteral(route.mapping())) {
            throw wish.unknownPath(route.mapping().path());
        }
        return route.mapping().path();
    }

    private static boolean isLiteral(ApacheMapping mapping) {
        boolean pattern = Stream.concat(Stream.of(mapping.line()), mapping.section().stream())
                .anyMatch(line -> line.is("proxypassmatch") || line.is("locationmatch") || line.is("rewriterule"));
        return !pattern && mapping.path().startsWith("/");
    }
}
