package longwire.proxyconf.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.Place;

/**
 * An Apache directive that passes requests to an origin.
 *
 * @param line the {@code ProxyPass}, {@code ProxyPassMatch}, {@code BalancerMember} or {@code RewriteRule}
 * @param path the path, or pattern of paths, that it applies to
 * @param url where requests go; {@code !} if they are not passed on
 * @param parameters of the connections to the origin, by name in lower case
 * @param section the {@code Location} that contains it, if any
 */
public record ApacheMapping(
        Directive line, String path, String url, Map<String, String> parameters, Optional<Directive> section) {
    /** In a server, the path is the first argument; in a location, it is the argument of the location. */
    static ApacheMapping of(Directive line, Optional<Directive> section) {
        int at = section.isPresent() ? 1 : 2;
        String path = section.map(Directive::lastArgument).orElse(line.argument(1));
        return new ApacheMapping(line, path, line.argument(at), parameters(line), section);
    }

    /** A rewrite rule that proxies, that is, has the flag {@code P}. */
    static Optional<ApacheMapping> ofRewrite(Directive rule, Optional<Directive> section) {
        List<String> flags = Arrays.asList(rule.argument(3)
                .replaceAll("[\\[\\]]", "")
                .toLowerCase(Locale.ROOT)
                .split(","));
        return flags.contains("p") || flags.contains("proxy")
                ? Optional.of(new ApacheMapping(rule, rule.argument(1), rule.argument(2), Map.of(), section))
                : Optional.empty();
    }

    static Map<String, String> parameters(Directive line) {
        Map<String, String> parameters = new HashMap<>();
        for (String word : line.arguments()) {
            int equals = word.indexOf('=');
            if (equals > 0 && !word.contains("://")) {
                parameters.put(word.substring(0, equals).toLowerCase(Locale.ROOT), word.substring(equals + 1));
            }
        }
        return parameters;
    }

    public Place place() {
        return line.place();
    }

    public boolean isRewrite() {
        return line.is("rewriterule");
    }

    /** The URL that connections go to, in lower case, without the path of a Unix socket and up to the first variable. */
    String worker() {
        String plain = url.substring(url.indexOf('|') + 1);
        int variable = plain.indexOf('$');
        return (variable < 0 ? plain : plain.substring(0, variable)).toLowerCase(Locale.ROOT);
    }

    public String scheme() {
        int colon = worker().indexOf("://");
        return colon < 0 ? "" : worker().substring(0, colon);
    }

    public boolean isWebSocketUrl() {
        return scheme().equals("ws") || scheme().equals("wss");
    }

    public boolean isHttp() {
        return scheme().equals("http") || scheme().equals("https");
    }

    /** Whether the directive itself allows upgrades. */
    public boolean mentionsUpgrade() {
        return isWebSocketUrl() || upgrades(parameters);
    }

    public static boolean upgrades(Map<String, String> parameters) {
        String upgrade = parameters.getOrDefault("upgrade", "").toLowerCase(Locale.ROOT);
        return upgrade.equals("websocket") || upgrade.equals("any");
    }

    /** All paths that cover this one: itself, and each of its prefixes up to a slash, with and without the slash. */
    public Stream<String> coveringPaths() {
        return Stream.concat(
                Stream.of(path),
                IntStream.range(0, path.length())
                        .filter(at -> path.charAt(at) == '/')
                        .boxed()
                        .flatMap(at -> Stream.of(path.substring(0, at), path.substring(0, at + 1))));
    }
}
