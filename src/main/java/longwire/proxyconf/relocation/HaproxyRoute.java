package longwire.proxyconf.relocation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.proxyconf.model.HaproxyConfig;
import longwire.proxyconf.model.HaproxySection;
import longwire.proxyconf.model.PathHints;
import longwire.proxyconf.syntax.Directive;

/**
 * The way of a WebSocket through HAProxy.
 *
 * @param frontend takes viewers
 * @param path that viewers open; {@code /} if any is passed on
 * @param backend connects to the origin
 */
record HaproxyRoute(HaproxySection frontend, String path, HaproxySection backend) {
    /** The way that {@code wish} asks for; else of the first frontend with a condition on WebSockets, or else of the first. */
    static HaproxyRoute of(HaproxyConfig config, Wish wish) {
        List<HaproxySection> frontends = config.frontends().toList();
        Optional<HaproxyRoute> marked = frontends.stream()
                .flatMap(frontend -> marked(config, frontend, wish.location()).stream())
                .findFirst();
        return marked.or(() -> frontends.stream()
                        .flatMap(frontend -> usual(config, frontend, wish).stream())
                        .findFirst())
                .orElseThrow(() -> wish.fault("a frontend with a backend, in mode http"));
    }

    boolean isTls() {
        return backend.servers().anyMatch(line -> HaproxyOrigins.isTls(line, backend));
    }

    /** The way through the first rule with a condition on a path of WebSockets, or on the header Upgrade. */
    private static Optional<HaproxyRoute> marked(HaproxyConfig config, HaproxySection frontend, String location) {
        return frontend.own("use_backend")
                .flatMap(rule -> conditions(frontend, rule)
                        .filter(condition -> isMarked(condition, location))
                        .limit(1)
                        .flatMap(condition -> backend(config, rule.argument(1))
                                .map(backend -> new HaproxyRoute(
                                        frontend, location.isEmpty() ? path(condition) : location, backend))
                                .stream()))
                .findFirst();
    }

    private static Optional<HaproxyRoute> usual(HaproxyConfig config, HaproxySection frontend, Wish wish) {
        String path = wish.location().isEmpty() ? "/" : wish.location();
        Optional<HaproxySection> backend = frontend.hasServers()
                ? Optional.of(frontend)
                : Stream.concat(
                                frontend.line("default_backend").stream().map(line -> line.argument(1)),
                                frontend.targets())
                        .flatMap(name -> backend(config, name).stream())
                        .findFirst();
        return backend.map(section -> new HaproxyRoute(frontend, path, section));
    }

    private static Optional<HaproxySection> backend(HaproxyConfig config, String name) {
        return config.backends().filter(backend -> backend.name().equals(name)).findFirst();
    }

    /** The rule itself, for conditions in braces, and the acl lines that it names. */
    private static Stream<Directive> conditions(HaproxySection frontend, Directive rule) {
        return Stream.concat(Stream.of(rule), frontend.own("acl").filter(acl -> rule.arguments()
                .contains(acl.argument(1))));
    }

    private static boolean isMarked(Directive condition, String location) {
        boolean names = condition.words().stream()
                .anyMatch(word -> word.startsWith("/")
                        && (location.isEmpty() ? PathHints.isWebSocket(word) : location.startsWith(word)));
        boolean upgrade = condition.words().stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(word -> word.contains("hdr") && word.contains("upgrade"));
        return names || location.isEmpty() && upgrade;
    }

    private static String path(Directive condition) {
        return condition.words().stream()
                .filter(word -> word.startsWith("/") && PathHints.isWebSocket(word))
                .findFirst()
                .orElse("/");
    }
}
