package longwire.proxyconf.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
            all.forEach(member -> findInJson(member, new Way(member, Map.of(), List.of(), List.of())));
        } else {
            all.forEach(site -> findInSite(site, new Way(site, definitions(site), List.of(), List.of())));
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
        return proxies.stream()
                .filter(proxy -> !proxy.isSubrequest())
                .filter(proxy -> !proxy.isH2c() || proxy.isWebSocket() || !others);
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

    private void findInSite(Directive directive, Way way) {
        Way more = way.through(directive);
        if (directive.is(PROXY)) {
            proxies.add(more.proxy(directive, false));
            return;
        }
        if (directive.is("request_header") && more.hints().isEmpty()) {
            List<String> words = directive.arguments().stream()
                    .filter(word -> !word.equals("*"))
                    .toList();
            if (words.size() == 1 || words.size() == 2) {
                headers.add(CaddyHeader.of(directive.place(), words.get(0), words.size() == 2 ? words.get(1) : ""));
            }
        }
        directive.block().stream()
                .filter(inner -> !inner.is("handle_errors"))
                .forEach(inner -> findInSite(inner, more));
    }

    /** The definition of the named matcher {@code name} in the site with {@code block}. */
    public Optional<CaddyMatch> matcher(Directive block, String name) {
        return all.stream()
                .filter(site -> site.deep().anyMatch(inner -> inner == block))
                .flatMap(site -> definitions(site).getOrDefault(name, List.of()).stream())
                .findFirst()
                .map(line -> new CaddyMatch(line, name, false));
    }

    /** The blocks of a Caddyfile around proxies that are meant to carry WebSockets, from the sites to the innermost. */
    public Stream<Directive> blocksOfWebSockets() {
        Set<Directive> handlers = webSocketProxies().map(CaddyProxy::handler).collect(Collectors.toSet());
        return json
                ? Stream.empty()
                : all.stream()
                        .flatMap(Directive::deep)
                        .filter(block -> !block.is(PROXY))
                        .filter(block -> block.deep().skip(1).anyMatch(handlers::contains));
    }

    private static Map<String, List<Directive>> definitions(Directive site) {
        return site.deep()
                .filter(directive -> directive.name().startsWith("@"))
                .collect(Collectors.groupingBy(Directive::name));
    }

    private void findInJson(Directive member, Way way) {
        boolean proxy = member.last(HANDLER)
                .filter(kind -> kind.argument(1).equals(PROXY))
                .isPresent();
        if (proxy) {
            proxies.add(way.proxy(member, true));
            return;
        }
        boolean changes = member.last(HANDLER)
                .filter(kind -> kind.argument(1).equals("headers"))
                .isPresent();
        if (changes && way.hints().isEmpty()) {
            CaddyProxy.jsonHeaders(member).forEach(headers::add);
        }
        Way deeper = member.all("match").reduce(way, Way::throughJson, (first, second) -> second);
        member.block().forEach(inner -> findInJson(inner, deeper));
    }

    /**
     * The way to a directive.
     *
     * @param matchers the site's matchers by name
     * @param hints all words of the matches
     */
    private record Way(
            Directive site, Map<String, List<Directive>> matchers, List<CaddyMatch> matches, List<String> hints) {
        /** Adds a matcher, which a directive may have as its first argument; it begins with a slash or an at sign. */
        Way through(Directive directive) {
            String matcher = directive.argument(1);
            if (directive == site || directive.name().startsWith("@")) {
                return this;
            }
            if (matcher.startsWith("/")) {
                return with(new CaddyMatch(directive, "", false), List.of(matcher));
            }
            if (!matcher.startsWith("@")) {
                return this;
            }
            Way way = with(List.of(), List.of(matcher));
            for (Directive line : matchers.getOrDefault(matcher, List.of())) {
                way = way.with(
                        new CaddyMatch(line, matcher, false),
                        line.deep().flatMap(each -> each.words().stream()).toList());
            }
            return way;
        }

        Way throughJson(Directive match) {
            return with(
                    new CaddyMatch(match, "", true),
                    match.deep().flatMap(line -> line.words().stream()).toList());
        }

        CaddyProxy proxy(Directive handler, boolean json) {
            return new CaddyProxy(handler, json, site, matches, hints);
        }

        private Way with(CaddyMatch match, List<String> words) {
            return with(List.of(match), words);
        }

        private Way with(List<CaddyMatch> more, List<String> words) {
            return new Way(
                    site,
                    matchers,
                    Stream.concat(matches.stream(), more.stream()).toList(),
                    Stream.concat(hints.stream(), words.stream()).toList());
        }
    }
}
