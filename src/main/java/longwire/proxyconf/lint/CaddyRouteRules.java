package longwire.proxyconf.lint;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.proxyconf.model.Assumptions;
import longwire.proxyconf.model.CaddyConfig;
import longwire.proxyconf.model.CaddyMatch;
import longwire.proxyconf.model.CaddyProxy;
import longwire.proxyconf.model.Mend;
import longwire.proxyconf.model.PathHints;
import longwire.proxyconf.syntax.Directive;

/** Handshakes that no matcher of Caddy takes, that meet a redirect, or whose URL is lost. */
final class CaddyRouteRules {
    static final List<Rule<CaddyConfig>> ALL = List.of(
            new Rule<>("caddy.path", CaddyRouteRules::path),
            new Rule<>("caddy.upgrade-matcher", CaddyRouteRules::upgradeMatcher),
            new Rule<>("caddy.redirect", CaddyRouteRules::redirect),
            new Rule<>("caddy.redirect-some", CaddyRouteRules::redirectSome),
            new Rule<>("caddy.url", CaddyRouteRules::url));

    private static final String BELOW = "/*";

    private CaddyRouteRules() {}

    private static Stream<Mistake> path(CaddyConfig config, Assumptions load) {
        return config.webSocketProxies().flatMap(proxy -> proxy.matches().stream()
                .flatMap(match -> match.paths().stream().flatMap(pattern -> narrow(pattern).stream()
                        .filter(bare -> !isCovered(config, proxy, match, bare))
                        .map(bare -> Mistake.risk(
                                place(match, pattern).place(),
                                pattern.endsWith(BELOW)
                                        ? pattern + " does not match " + bare + " itself."
                                        : pattern + " matches nothing else, neither " + bare + " nor " + bare + "/x.",
                                widened(match, pattern, bare))))));
    }

    /** The path that {@code pattern} leaves out, if it usually is one of WebSockets. */
    private static Optional<String> narrow(String pattern) {
        if (pattern.endsWith(BELOW)) {
            return Optional.of(pattern.substring(0, pattern.length() - BELOW.length()))
                    .filter(PathHints::isEndpoint);
        }
        return Optional.of(pattern)
                .filter(exact -> exact.endsWith("/") && exact.length() > 1)
                .map(exact -> exact.substring(0, exact.length() - 1));
    }

    /** Whether {@code bare} comes to the same origin, or to a proxy of its own, on another way. */
    private static boolean isCovered(CaddyConfig config, CaddyProxy proxy, CaddyMatch match, String bare) {
        return match.paths().stream().anyMatch(pattern -> takes(pattern, bare))
                || config.proxies().stream()
                        .filter(other -> other.site() == proxy.site() && other != proxy)
                        .anyMatch(other -> other.matches().isEmpty()
                                ? other.upstreams().equals(proxy.upstreams())
                                : other.matches().stream()
                                        .flatMap(each -> each.paths().stream())
                                        .anyMatch(bare::equals));
    }

    private static boolean takes(String pattern, String path) {
        return pattern.endsWith("*")
                ? path.startsWith(pattern.substring(0, pattern.length() - 1))
                : pattern.equals(path);
    }

    /** The line in which {@code pattern} is written. */
    private static Directive place(CaddyMatch match, String pattern) {
        if (match.json()) {
            return match.line().all("path").findFirst().orElse(match.line());
        }
        return match.name().isEmpty()
                ? match.line()
                : match.conditions("path")
                        .filter(line -> line.words().contains(pattern))
                        .findFirst()
                        .orElse(match.line());
    }

    private static Mend widened(CaddyMatch match, String pattern, String bare) {
        Directive line = place(match, pattern);
        String text = line.place().text().strip();
        String both = bare + " " + bare + BELOW;
        if (match.json()) {
            return Mend.instead(
                    line.place(), text.replace("\"" + pattern + "\"", "\"" + bare + "\", \"" + bare + BELOW + "\""));
        }
        if (!match.name().isEmpty()) {
            return Mend.instead(line.place(), text.replace(pattern, both));
        }
        // A path in a directive is one pattern, and handle_path takes no other matcher.
        if (line.is("handle_path")) {
            return Mend.instead(line.place(), text.replace(pattern, bare + "*"));
        }
        String name = "@" + bare.substring(bare.lastIndexOf('/') + 1).replaceAll("\\W", "-");
        return Mend.instead(line.place(), name + " path " + both + "\n" + text.replaceFirst(" /\\S+", " " + name));
    }

    private static Stream<Mistake> upgradeMatcher(CaddyConfig config, Assumptions load) {
        return config.webSocketProxies()
                .flatMap(proxy -> proxy.matches().stream())
                .distinct()
                .flatMap(match -> match.header("Connection").stream()
                        .filter(line -> line.words().stream().anyMatch(word -> word.contains("pgrade")))
                        .map(line -> Mistake.risk(
                                match.json() ? line.place() : match.line().place(),
                                "Connection is compared letter by letter: \"upgrade\" is not \"Upgrade\".",
                                withoutConnection(match, line))));
    }

    private static Mend withoutConnection(CaddyMatch match, Directive line) {
        boolean only = !match.json() && line.place().equals(match.line().place());
        return only
                ? Mend.instead(line.place(), match.name() + " header Upgrade websocket")
                : Mend.remove(line.place());
    }

    private static Stream<Mistake> redirect(CaddyConfig config, Assumptions load) {
        return config.blocksOfWebSockets()
                .flatMap(block -> before(block, "redir"))
                .filter(line -> !hasMatcher(line))
                .map(line -> Mistake.breaks(
                        line.place(), "Every handshake is answered with a redirect.", Mend.remove(line.place())));
    }

    /** Lines {@code name} of a block that apply before its proxies: any line, but in a route only earlier ones. */
    private static Stream<Directive> before(Directive block, String name) {
        if (!block.is("route")) {
            return block.all(name);
        }
        return block.block().stream()
                .takeWhile(line -> line.deep().noneMatch(inner -> inner.is("reverse_proxy")))
                .filter(line -> line.is(name));
    }

    private static boolean hasMatcher(Directive line) {
        return line.argument(1).startsWith("@") || line.argument(1).startsWith("/");
    }

    private static Stream<Mistake> redirectSome(CaddyConfig config, Assumptions load) {
        return config.blocksOfWebSockets()
                .flatMap(block -> before(block, "redir").flatMap(line -> {
                    String matcher = line.argument(1);
                    Optional<CaddyMatch> match = config.matcher(block, matcher);
                    boolean host = match.stream()
                            .flatMap(named -> named.line().deep())
                            .anyMatch(inner -> inner.words().contains("host"));
                    boolean path = matcher.startsWith("/") && PathHints.isEndpoint(matcher.replaceFirst("/?\\*?$", ""));
                    return host || path
                            ? Stream.of(Mistake.risk(
                                    line.place(),
                                    host
                                            ? "Handshakes to another host name are answered with a redirect."
                                            : "Handshakes to " + matcher + " are answered with a redirect.",
                                    Mend.remove(line.place())))
                            : Stream.empty();
                }));
    }

    private static Stream<Mistake> url(CaddyConfig config, Assumptions load) {
        return config.blocksOfWebSockets()
                .flatMap(block -> before(block, "rewrite").flatMap(line -> {
                    String matcher = line.words().size() > 2 ? line.argument(1) : "*";
                    String to = line.lastArgument();
                    boolean many = matcher.endsWith("*");
                    if (to.contains("/{path}") || to.contains("/{uri}")) {
                        return Stream.of(Mistake.risk(
                                line.place(),
                                "The origin is asked for //…: {path} and {uri} begin with a slash.",
                                Mend.instead(line.place(), changed(line, to.replaceAll("/(?=\\{(path|uri)})", "")))));
                    }
                    boolean fixed = !to.contains("{") || to.contains("%{") || to.contains("${");
                    return many && fixed
                            ? Stream.of(Mistake.risk(
                                    line.place(),
                                    "Every handshake asks the origin for " + to + ".",
                                    Mend.instead(line.place(), changed(line, "{uri}"))))
                            : Stream.empty();
                }));
    }

    private static String changed(Directive line, String to) {
        List<String> words = line.words();
        return String.join(" ", words.subList(0, words.size() - 1)) + " " + to;
    }
}
