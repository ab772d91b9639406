package longwire.proxyconf.lint;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import longwire.proxyconf.model.Assumptions;
import longwire.proxyconf.model.Mend;
import longwire.proxyconf.model.NginxConfig;
import longwire.proxyconf.model.NginxLocation;
import longwire.proxyconf.syntax.Directive;

/** Whether the origin is asked for the path and the query that the viewer asked for. */
final class NginxUrlRules {
    static final List<Rule<NginxConfig>> ALL = List.of(
            new Rule<>("nginx.url-slash", NginxUrlRules::urlSlash),
            new Rule<>("nginx.url-fixed", NginxUrlRules::urlFixed),
            new Rule<>("nginx.rewrite-path", NginxUrlRules::rewritePath));

    private static final Pattern URL = Pattern.compile("(https?://[^/]+|\\$\\w+(?=/|$))(/.*)?");

    private NginxUrlRules() {}

    private static Stream<Mistake> urlSlash(NginxConfig config, Assumptions load) {
        return config.webSocketLocations()
                .filter(location ->
                        location.modifier().isEmpty() || location.modifier().equals("^~"))
                .filter(location ->
                        location.path().startsWith("/") && location.path().length() > 1)
                .flatMap(location -> uri(location)
                        .filter(uri -> !uri.contains("$")
                                && !location.proxyPass().argument(1).contains("$")
                                && uri.endsWith("/") != location.path().endsWith("/"))
                        .map(uri -> slash(location, uri))
                        .stream());
    }

    private static Mistake slash(NginxLocation location, String uri) {
        Directive pass = location.proxyPass();
        String path = location.path();
        String below = path + (path.endsWith("/") ? "" : "/") + "x";
        String words = "The origin is asked for " + uri + below.substring(path.length()) + " where a viewer asks for "
                + below + ".";
        String url = pass.argument(1);
        String host = url.substring(0, url.length() - uri.length());
        String mend = uri.endsWith("/")
                ? uri.length() > 1
                        ? "proxy_pass " + url.substring(0, url.length() - 1) + ";"
                        : "rewrite ^" + path + "/?(.*)$ /$1 break;\nproxy_pass " + host + ";"
                : "proxy_pass " + url + "/;";
        return Mistake.risk(pass.place(), words, Mend.instead(pass.place(), mend));
    }

    private static Stream<Mistake> urlFixed(NginxConfig config, Assumptions load) {
        return config.webSocketLocations().flatMap(location -> {
            Directive pass = location.proxyPass();
            String url = pass.argument(1);
            if (!url.contains("$")) {
                return Stream.empty();
            }
            String known = config.resolved(url);
            return uriOf(known)
                    .filter(uri -> !uri.contains("$"))
                    .map(uri -> Mistake.risk(
                            pass.place(),
                            "Every handshake asks the origin for " + uri + ", without its own path and query.",
                            Mend.instead(
                                    pass.place(),
                                    "proxy_pass " + known.substring(0, known.length() - uri.length())
                                            + "$request_uri;")))
                    .stream();
        });
    }

    private static Stream<Mistake> rewritePath(NginxConfig config, Assumptions load) {
        return config.webSocketLocations()
                .flatMap(location -> location.location().stream())
                .flatMap(location -> location.all("rewrite"))
                .filter(line -> line.argument(2).startsWith("/"))
                .flatMap(line -> lost(line).stream());
    }

    private static Optional<Mistake> lost(Directive line) {
        String to = line.argument(2);
        if (line.argument(1).contains("(") && !to.contains("$")) {
            String end = to.endsWith("/") ? "$1" : "/$1";
            return Optional.of(Mistake.risk(
                    line.place(),
                    "Every handshake asks the origin for " + to + ".",
                    Mend.instead(line.place(), changed(line, to + end))));
        }
        if (to.endsWith("?") && !to.contains("args")) {
            return Optional.of(Mistake.risk(
                    line.place(),
                    "The query of the handshake is dropped.",
                    Mend.instead(line.place(), changed(line, to.substring(0, to.length() - 1)))));
        }
        return Optional.empty();
    }

    private static String changed(Directive line, String to) {
        return ("rewrite " + line.argument(1) + " " + to + " " + line.argument(3)).strip() + ";";
    }

    /** The path in the URL that requests are passed to, if any. */
    private static Optional<String> uri(NginxLocation location) {
        return uriOf(location.proxyPass().argument(1));
    }

    private static Optional<String> uriOf(String url) {
        Matcher matcher = URL.matcher(url);
        return matcher.matches() ? Optional.ofNullable(matcher.group(2)) : Optional.empty();
    }
}
