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
 * A line of Apache that passes requests to an origin.
 *
 * @param line the {@code ProxyPass}, {@code ProxyPassMatch}, {@code BalancerMember} or {@code RewriteRule}
 * @param path what it is for: a path, or a pattern of paths
 * @param url where requests go; {@code !} where they don't
 * @param parameters of the connections to the origin, by name in lower case
 * @param section the {@code Location} around it, where it stands in one
 */
public record ApacheMapping(
        Directive line, String path, String url, Map<String, String> parameters, Optional<Directive> section) {
    /** In the server itself, the path comes first; in a location, the location says it. */
    static ApacheMapping of(Directive line, Optional<Directive> section) {
        int at = section.isPresent() ? 1 : 2;
        String path = section.map(Directive::lastArgument).orElse(line.argument(1));
        return new ApacheMapping(line, path, line.argument(at), parameters(line), section);
    }

    /** A rule that proxies, which has the flag {@code P}. */
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

    /** Where the connection goes, without a socket's path before it: scheme, host, and what is known of the path. */
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

    /** Whether it says by itself that upgrades may pass. */
    public boolean mentionsUpgrade() {
        return isWebSocketUrl() || upgrades(parameters);
    }

    public static boolean upgrades(Map<String, String> parameters) {
        String upgrade = parameters.getOrDefault("upgrade", "").toLowerCase(Locale.ROOT);
        return upgrade.equals("websocket") || upgrade.equals("any");
    }

    /** All paths whose requests include those for this one: itself, and what it begins with up to a slash. */
    public Stream<String> coveringPaths() {
        return Stream.concat(
                Stream.of(path),
                IntStream.range(0, path.length())
                        .filter(at -> path.charAt(at) == '/')
                        .boxed()
                        .flatMap(at -> Stream.of(path.substring(0, at), path.substring(0, at + 1))));
    }
}
