package longwire.proxyconf.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longwire.proxyconf.syntax.CaddyJsonParser;
import longwire.proxyconf.syntax.CaddyfileParser;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.SourceFile;
import longwire.proxyconf.syntax.Sources;

/** A Caddy configuration, from a Caddyfile or from JSON. */
public final class CaddyConfig {
    private static final String PROXY = "reverse_proxy";
    private static final String HANDLER = "handler";

    private final boolean json;
    private final List<Directive> all;
    private final List<CaddyProxy> proxies = new ArrayList<>();
    private final List<CaddyHeader> headers = new ArrayList<>();

    private CaddyConfig(boolean json, List<Directive> all) {
        this.json = json;
        this.all = all;
        if (json) {
            all.forEach(member -> findInJson(member, List.of()));
        } else {
            all.forEach(site -> findInSite(site, matchers(site), List.of()));
        }
    }

    public static CaddyConfig read(Sources sources) {
        boolean json = isJson(sources.main());
        return new CaddyConfig(json, json ? CaddyJsonParser.parse(sources.main()) : CaddyfileParser.parse(sources));
    }

    /**
     * Whether {@code file} is JSON: a brace, then a quote. A Caddyfile may begin with a brace, but no quote follows it.
     */
    public static boolean isJson(SourceFile file) {
        String text = file.lines().stream()
                .filter(line -> !line.isBlank())
                .limit(2)
                .collect(Collectors.joining(""))
                .replaceAll("\\s", "");
        return text.startsWith("{\"");
    }

    public boolean isJson() {
        return json;
    }

    /** The sites, and the block of global options, whose name is the brace that opens it. */
    public List<Directive> all() {
        return all;
    }

    public List<CaddyProxy> proxies() {
        return proxies;
    }

    /**
     * The proxies that are meant to carry WebSockets. A proxy that speaks HTTP/2 without TLS is one only if its paths
     * name WebSockets, or if no proxy speaks another version.
     */
    public Stream<CaddyProxy> webSocketProxies() {
        boolean others = proxies.stream().anyMatch(proxy -> !proxy.isH2c());
        return proxies.stream().filter(proxy -> !proxy.isH2c() || proxy.isWebSocket() || !others);
    }

    /** Changes of request headers outside proxies that apply to all requests. */
    public List<CaddyHeader> headers() {
        return headers;
    }

    /** The option {@code write} of servers' timeouts. */
    public Stream<Directive> writeTimeouts() {
        return json
                ? servers().flatMap(server -> server.all("write_timeout"))
                : servers().flatMap(server -> server.all("timeouts")).flatMap(timeouts -> timeouts.all("write"));
    }

    /** The protocols that servers are set to. */
    public Stream<Directive> protocols() {
        return servers()
                .flatMap(server -> Stream.concat(
                        server.all("protocols"),
                        server.all("protocol").flatMap(older -> older.last("protocols").stream())));
    }

    private Stream<Directive> servers() {
        if (json) {
            return Optional.of(all).stream()
                    .flatMap(List::stream)
                    .filter(member -> member.is("apps"))
                    .flatMap(apps -> apps.all("http"))
                    .flatMap(http -> http.all("servers"))
                    .flatMap(servers -> servers.block().stream());
        }
        return all.stream().filter(site -> site.is("{")).flatMap(options -> options.all("servers"));
    }

    /** {@code matchers} are the site's matchers by name, with all their words. */
    private void findInSite(Directive directive, Map<String, List<String>> matchers, List<String> hints) {
        List<String> more = withMatcher(directive, matchers, hints);
        if (directive.is(PROXY)) {
            proxies.add(new CaddyProxy(directive, false, more));
            return;
        }
        if (directive.is("request_header") && more.isEmpty()) {
            List<String> words = directive.arguments().stream()
                    .filter(word -> !word.equals("*"))
                    .toList();
            if (words.size() == 1 || words.size() == 2) {
                headers.add(CaddyHeader.of(directive.place(), words.get(0), words.size() == 2 ? words.get(1) : ""));
            }
        }
        directive.block().forEach(inner -> findInSite(inner, matchers, more));
    }

    private static Map<String, List<String>> matchers(Directive site) {
        Map<String, List<String>> matchers = new HashMap<>();
        site.deep().filter(directive -> directive.name().startsWith("@")).forEach(matcher -> matchers.computeIfAbsent(
                        matcher.name(), name -> new ArrayList<>())
                .addAll(matcher.deep().flatMap(line -> line.words().stream()).toList()));
        return matchers;
    }

    /**
     * Adds the words of a matcher, which a directive may have as its first argument; it begins with a slash or an at
     * sign.
     */
    private static List<String> withMatcher(
            Directive directive, Map<String, List<String>> matchers, List<String> hints) {
        String matcher = directive.argument(1);
        if (!matcher.startsWith("@") && !matcher.startsWith("/")) {
            return hints;
        }
        List<String> more = new ArrayList<>(hints);
        more.add(matcher);
        more.addAll(matchers.getOrDefault(matcher, List.of()));
        return more;
    }

    private void findInJson(Directive member, List<String> hints) {
        boolean proxy = member.last(HANDLER)
                .filter(kind -> kind.argument(1).equals(PROXY))
                .isPresent();
        if (proxy) {
            proxies.add(new CaddyProxy(member, true, hints));
            return;
        }
        boolean changes = member.last(HANDLER)
                .filter(kind -> kind.argument(1).equals("headers"))
                .isPresent();
        if (changes && hints.isEmpty()) {
            CaddyProxy.jsonHeaders(member).forEach(headers::add);
        }
        List<String> deeper = new ArrayList<>(hints);
        member.all("match")
                .flatMap(Directive::deep)
                .flatMap(line -> line.words().stream())
                .forEach(deeper::add);
        member.block().forEach(inner -> findInJson(inner, deeper));
    }
}
