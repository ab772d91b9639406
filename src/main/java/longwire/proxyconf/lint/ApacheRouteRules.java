package longwire.proxyconf.lint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import longwire.proxyconf.model.ApacheConfig;
import longwire.proxyconf.model.ApacheMapping;
import longwire.proxyconf.model.ApacheRewrite;
import longwire.proxyconf.model.ApacheServer;
import longwire.proxyconf.model.Assumptions;
import longwire.proxyconf.model.Mend;
import longwire.proxyconf.model.PathHints;
import longwire.proxyconf.syntax.Directive;

/** Handshakes that meet a redirect of Apache, that no mapping takes, or that go to an origin over HTTP/2. */
final class ApacheRouteRules {
    static final List<Rule<ApacheConfig>> ALL = List.of(
            new Rule<>("apache.redirect", ApacheRouteRules::redirect),
            new Rule<>("apache.redirect-some", ApacheRouteRules::redirectSome),
            new Rule<>("apache.path", ApacheRouteRules::path),
            new Rule<>("apache.url-slash", ApacheRouteRules::urlSlash),
            new Rule<>("apache.origin-h2", ApacheRouteRules::originH2));

    /** The fixed beginning of an expression, up to a slash behind which anything may follow. */
    private static final Pattern BELOW = Pattern.compile("\\^?((?:/\\??[\\w.-]+)+)/(?![?*])");

    private static final Pattern PATH_OF_URL = Pattern.compile("\\w+://[^/]+(/[^$%]*)?");

    private ApacheRouteRules() {}

    private static Stream<Mistake> redirect(ApacheConfig config, Assumptions load) {
        return config.webSocketServers().flatMap(server -> redirects(server)
                .filter(rule -> rule.takesAll() && isAlways(server, rule))
                .map(rule ->
                        Mistake.breaks(rule.place(), "Every handshake is answered with a redirect.", removed(rule))));
    }

    /** Rules that redirect before a rule that passes upgrades on takes the handshake. */
    private static Stream<ApacheRewrite> redirects(ApacheServer server) {
        return server.rewrites().stream()
                .takeWhile(rule -> !rule.isToWebSocket())
                .filter(ApacheRewrite::isRedirect);
    }

    /** Whether all conditions hold: there are none, or they ask for http in a server without TLS. */
    private static boolean isAlways(ApacheServer server, ApacheRewrite rule) {
        boolean plain = server.setting("sslengine")
                .filter(line -> line.argument(1).equalsIgnoreCase("on"))
                .isEmpty();
        return rule.conditions().stream()
                .allMatch(line -> plain
                        && line.argument(1).equalsIgnoreCase("%{HTTPS}")
                        && line.argument(2).toLowerCase(Locale.ROOT).matches("=?off|!=?on|\\^?off\\$?"));
    }

    private static Stream<Mistake> redirectSome(ApacheConfig config, Assumptions load) {
        return config.webSocketServers().flatMap(server -> redirects(server).flatMap(rule -> {
            boolean host = rule.condition("HTTP_HOST").isPresent()
                    && rule.condition("HTTP:Upgrade").isEmpty();
            boolean slash = rule.pattern().endsWith("[^/])$") || rule.pattern().endsWith("/$");
            return host || slash
                    ? Stream.of(Mistake.risk(
                            rule.place(),
                            host
                                    ? "Handshakes to another host name are answered with a redirect."
                                    : "Handshakes are redirected for the slash at the end of their path.",
                            removed(rule)))
                    : Stream.empty();
        }));
    }

    /** Without its rule, the conditions would be those of the next one. */
    private static Mend[] removed(ApacheRewrite rule) {
        return Stream.concat(rule.conditions().stream(), Stream.of(rule.rule()))
                .map(line -> Mend.remove(line.place()))
                .toArray(Mend[]::new);
    }

    private static Stream<Mistake> path(ApacheConfig config, Assumptions load) {
        return config.webSocketServers().flatMap(server -> server.webSocketMappings()
                .flatMap(mapping -> bare(mapping)
                        .filter(path -> server.allMappings()
                                .filter(server::passesUpgrades)
                                .noneMatch(other -> takes(other, path)))
                        .map(path -> Mistake.risk(
                                line(mapping).place(), path + " itself is not matched here.", widened(mapping, path)))
                        .stream()));
    }

    /** The path without the slash that {@code mapping} demands, if it usually is one of WebSockets. */
    private static Optional<String> bare(ApacheMapping mapping) {
        String path = mapping.path();
        Optional<String> bare = isExpression(mapping)
                ? Optional.of(BELOW.matcher(path)).filter(Matcher::lookingAt).map(found -> found.group(1))
                : Optional.of(path)
                        .filter(text -> text.length() > 1 && text.endsWith("/"))
                        .map(text -> text.substring(0, text.length() - 1));
        return bare.map(text -> text.replace("?", "")).filter(PathHints::isEndpoint);
    }

    private static boolean isExpression(ApacheMapping mapping) {
        return mapping.section()
                .map(section -> section.is("locationmatch"))
                .orElse(mapping.isRewrite() || mapping.line().is("proxypassmatch"));
    }

    private static boolean takes(ApacheMapping mapping, String path) {
        if (isExpression(mapping)) {
            String said = mapping.path();
            return said.matches("\\^?/?\\??\\(?\\.\\*\\)?\\$?|\\^")
                    || said.contains(path.substring(1)) && bare(mapping).isEmpty();
        }
        return path.startsWith(mapping.path());
    }

    private static Directive line(ApacheMapping mapping) {
        return mapping.section().filter(section -> !mapping.isRewrite()).orElse(mapping.line());
    }

    private static Mend[] widened(ApacheMapping mapping, String path) {
        Directive line = line(mapping);
        String text = line.place().text().strip();
        if (isExpression(mapping)) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            String changed = text.contains(name + "/(.*)")
                    ? text.replace(name + "/(.*)", name + "(/.*)?").replace("/$1", "$1")
                    : text.replace(name + "/", name + "(?:/|$)");
            return new Mend[] {Mend.instead(line.place(), changed)};
        }
        String url = mapping.url();
        String plain = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        String changed = text.replaceFirst(Pattern.quote(path + "/"), Matcher.quoteReplacement(path));
        if (mapping.section().isEmpty()) {
            return new Mend[] {Mend.instead(line.place(), changed.replace(url, plain))};
        }
        return new Mend[] {
            Mend.instead(line.place(), changed),
            Mend.instead(
                    mapping.place(),
                    ApacheHandshakeRules.written(mapping.line()).replace(url, plain))
        };
    }

    private static Stream<Mistake> urlSlash(ApacheConfig config, Assumptions load) {
        return config.webSocketServers().flatMap(server -> server.webSocketMappings()
                .filter(mapping -> mapping.line().is("proxypass") && !isExpression(mapping))
                .flatMap(mapping -> {
                    Matcher url = PATH_OF_URL.matcher(mapping.url());
                    if (!url.matches()
                            || mapping.path().endsWith("/") == mapping.url().endsWith("/")) {
                        return Stream.empty();
                    }
                    String below = mapping.path() + (mapping.path().endsWith("/") ? "" : "/") + "x";
                    String asked =
                            mapping.url() + below.substring(mapping.path().length());
                    boolean more = mapping.url().endsWith("/");
                    String right =
                            more ? mapping.url().substring(0, mapping.url().length() - 1) : mapping.url() + "/";
                    return Stream.of(Mistake.risk(
                            mapping.place(),
                            below + " goes to " + asked + ".",
                            Mend.instead(
                                    mapping.place(),
                                    ApacheHandshakeRules.written(mapping.line()).replace(mapping.url(), right))));
                }));
    }

    private static Stream<Mistake> originH2(ApacheConfig config, Assumptions load) {
        return config.servers().stream().flatMap(server -> {
            boolean others = server.allMappings().anyMatch(server::passesUpgrades);
            return server.mappings().stream()
                    .filter(mapping -> mapping.scheme().matches("h2c?"))
                    .filter(mapping -> ApacheMapping.upgrades(mapping.parameters())
                            || PathHints.isWebSocket(mapping.path())
                            || !others)
                    .map(mapping -> Mistake.breaks(
                            mapping.place(),
                            "The connection to the origin is HTTP/2, which passes no upgrade on.",
                            Mend.instead(mapping.place(), overHttp1(mapping))));
        });
    }

    private static String overHttp1(ApacheMapping mapping) {
        String text = ApacheHandshakeRules.written(mapping.line())
                .replaceFirst("(?i)\\bh2c://", "http://")
                .replaceFirst("(?i)\\bh2://", "https://");
        return ApacheMapping.upgrades(mapping.parameters()) ? text : text + " upgrade=websocket";
    }
}
