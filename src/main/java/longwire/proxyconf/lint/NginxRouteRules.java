package longwire.proxyconf.lint;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import longwire.proxyconf.model.Assumptions;
import longwire.proxyconf.model.Mend;
import longwire.proxyconf.model.NginxConfig;
import longwire.proxyconf.model.NginxLocation;
import longwire.proxyconf.model.PathHints;
import longwire.proxyconf.syntax.Block;
import longwire.proxyconf.syntax.Directive;

/** Handshakes that meet a redirect on their way, that no location matches, or that reach nginx in another protocol. */
final class NginxRouteRules {
    static final List<Rule<NginxConfig>> ALL = List.of(
            new Rule<>("nginx.redirect", NginxRouteRules::redirect),
            new Rule<>("nginx.redirect-host", NginxRouteRules::redirectHost),
            new Rule<>("nginx.redirect-slash", NginxRouteRules::redirectSlash),
            new Rule<>("nginx.path", NginxRouteRules::path),
            new Rule<>("nginx.plain-http2", NginxRouteRules::plainHttp2));

    private static final Set<String> REDIRECTING = Set.of("permanent", "redirect");
    private static final Set<String> EVERYTHING =
            Set.of("^", ".*", "^.*", "^(.*)", "^(.*)$", "(.*)", "^/(.*)$", "^/(.*)");
    /** The fixed beginning of an expression, up to a slash behind which anything may follow. */
    private static final Pattern BELOW = Pattern.compile("\\^?((?:/[\\w.-]+)+)/(?![?*])");

    private NginxRouteRules() {}

    private static Stream<Mistake> redirect(NginxConfig config, Assumptions load) {
        return Stream.concat(
                        servers(config).flatMap(server -> endsAll(server.directive())),
                        config.webSocketLocations()
                                .flatMap(location -> location.location().stream())
                                .flatMap(NginxRouteRules::endsAll))
                .map(line -> Mistake.breaks(
                        line.place(),
                        "Every handshake is answered here, and is not passed on.",
                        Mend.remove(line.place())));
    }

    /** Lines of {@code block} that answer all of its requests. */
    private static Stream<Directive> endsAll(Directive block) {
        Stream<Directive> conditions = block.all("if").filter(condition -> isAlwaysHttp(block, condition));
        return Stream.concat(Stream.of(block), conditions)
                .flatMap(level -> level.block().stream())
                .filter(line -> line.is("return") || isRedirect(line) && EVERYTHING.contains(line.argument(1)));
    }

    /** Whether {@code condition} asks for http in a server that has nothing else. */
    private static boolean isAlwaysHttp(Directive server, Directive condition) {
        String text = String.join(" ", condition.arguments()).replaceAll("[\"'() ]", "");
        boolean http = text.equals("$scheme=http") || text.equals("$scheme!=https");
        return http
                && server.is("server")
                && server.all("listen")
                        .noneMatch(listen -> listen.words().contains("ssl")
                                || listen.argument(1).matches("(.*:)?443"));
    }

    private static boolean isRedirect(Directive line) {
        return line.is("rewrite")
                && (REDIRECTING.contains(line.argument(3)) || line.argument(2).matches("https?://.*"));
    }

    private static Stream<Mistake> redirectHost(NginxConfig config, Assumptions load) {
        return servers(config)
                .flatMap(server -> server.all("if"))
                .filter(condition ->
                        condition.arguments().stream().anyMatch(word -> word.matches("\\(?\\$(http_)?host\\b.*")))
                .flatMap(condition -> condition.block().stream())
                .filter(line -> isRedirect(line)
                        || line.is("return") && line.argument(1).matches("30[12378]|https?://.*"))
                .map(line -> Mistake.risk(
                        line.place(),
                        "Handshakes to another host name are answered with a redirect.",
                        Mend.remove(line.place())));
    }

    private static Stream<Mistake> redirectSlash(NginxConfig config, Assumptions load) {
        return servers(config)
                .flatMap(server ->
                        Stream.concat(server.all("rewrite"), server.all("if").flatMap(inner -> inner.all("rewrite"))))
                .filter(line -> REDIRECTING.contains(line.argument(3)))
                .filter(line ->
                        line.argument(1).endsWith("/$") || line.argument(1).matches(".*\\[\\^[^]]*/]\\)?\\$"))
                .map(line -> Mistake.risk(
                        line.place(),
                        "Handshakes are redirected for the slash at the end of their path.",
                        Mend.remove(line.place())));
    }

    private static Stream<Mistake> path(NginxConfig config, Assumptions load) {
        return config.webSocketLocations().flatMap(location -> bare(location).stream()
                .filter(path -> others(location).noneMatch(other -> covers(other, path)))
                .map(path -> Mistake.risk(
                        location.location().orElseThrow().place(),
                        redirects(location)
                                ? path + " without a slash is answered with a redirect to " + path + "/."
                                : path + " itself is not matched here.",
                        Mend.after(location.location().orElseThrow().place(), copy(location, path)))));
    }

    /** The path without the slash that {@code location} demands; empty if it demands none. */
    private static Optional<String> bare(NginxLocation location) {
        String path = location.path();
        if (location.modifier().startsWith("~")) {
            Matcher below = BELOW.matcher(path);
            return Optional.of(below)
                    .filter(Matcher::lookingAt)
                    .map(found -> found.group(1))
                    .filter(PathHints::isEndpoint);
        }
        return Optional.of(path)
                .filter(text -> text.endsWith("/") && text.length() > 1)
                .map(text -> text.substring(0, text.length() - 1))
                .filter(PathHints::isEndpoint);
    }

    private static boolean redirects(NginxLocation location) {
        return !location.modifier().startsWith("~") && !location.modifier().equals("=");
    }

    private static Stream<Directive> others(NginxLocation location) {
        return location.server().directive().deep().filter(line -> line.is("location"));
    }

    private static boolean covers(Directive other, String path) {
        String said = other.lastArgument();
        boolean expression = other.argument(1).startsWith("~") && other.words().size() > 2;
        return expression ? said.contains(path) && !BELOW.matcher(said).lookingAt() : said.equals(path);
    }

    /** A location for {@code path} alone that does the same. */
    private static String copy(NginxLocation location, String path) {
        Directive block = location.location().orElseThrow();
        StringBuilder text = new StringBuilder("location = " + path + " {\n");
        block.block().forEach(line -> append(text, line, "  "));
        return text.append("}").toString();
    }

    private static void append(StringBuilder text, Directive line, String margin) {
        String words = NginxConfig.text(line);
        if (line.block().isEmpty()) {
            text.append(margin).append(words).append('\n');
            return;
        }
        text.append(margin).append(words, 0, words.length() - 1).append(" {\n");
        line.block().forEach(inner -> append(text, inner, margin + "  "));
        text.append(margin).append("}\n");
    }

    private static Stream<Mistake> plainHttp2(NginxConfig config, Assumptions load) {
        return servers(config)
                .flatMap(server -> server.all("listen"))
                .filter(listen ->
                        listen.words().contains("http2") && !listen.words().contains("ssl"))
                .map(listen -> Mistake.breaks(
                        listen.place(),
                        "Without ssl, this address speaks HTTP/2 only.",
                        Mend.instead(listen.place(), NginxConfig.text(listen).replaceFirst(" http2(?=[ ;])", ""))));
    }

    /** The servers with a location that carries WebSockets. */
    private static Stream<Block> servers(NginxConfig config) {
        return config.webSocketLocations().map(NginxLocation::server).distinct().filter(server -> server.is("server"));
    }
}
