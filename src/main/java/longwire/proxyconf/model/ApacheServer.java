package longwire.proxyconf.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import longwire.proxyconf.syntax.Block;
import longwire.proxyconf.syntax.Directive;

/** The main server of Apache or a virtual host, with what it inherits. */
public final class ApacheServer {
    private static final Set<String> LOCATIONS = Set.of("location", "locationmatch");
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Block section;
    private final Optional<ApacheServer> main;
    private final List<ApacheMapping> mappings = new ArrayList<>();
    private final List<ApacheRewrite> rewrites = new ArrayList<>();
    private final ApachePools pools;

    ApacheServer(Directive section, Optional<ApacheServer> main) {
        this.section = new Block(section);
        this.main = main;
        find(section, Optional.empty());
        this.pools = new ApachePools(allMappings().toList());
    }

    /** The section as written; for the main server, the whole configuration. */
    public Directive directive() {
        return section.directive();
    }

    /** Its own mappings, in file order. */
    public List<ApacheMapping> mappings() {
        return mappings;
    }

    /** Its own rewrite rules, in file order. */
    public List<ApacheRewrite> rewrites() {
        return rewrites;
    }

    /** The mappings in effect for it, those of the main server first, as Apache joins them. */
    public Stream<ApacheMapping> allMappings() {
        return Stream.concat(main.stream().flatMap(ApacheServer::allMappings), mappings.stream());
    }

    /** Its own mappings that are meant to carry WebSockets, whether they do or not. */
    public Stream<ApacheMapping> webSocketMappings() {
        return mappings.stream().filter(mapping -> mapping.mentionsUpgrade() || passesUpgrades(mapping));
    }

    /** The directives {@code name} in it and in its sections, but not in its virtual hosts. */
    public Stream<Directive> all(String name) {
        return section.directive().block().stream()
                .filter(directive -> !directive.is("virtualhost"))
                .flatMap(Directive::deep)
                .filter(directive -> directive.is(name));
    }

    /** The directive of the server itself, or else of the main server. */
    public Optional<Directive> setting(String name) {
        return section.last(name).or(() -> main.flatMap(outer -> outer.setting(name)));
    }

    Optional<Duration> duration(String name) {
        return setting(name).flatMap(line -> DurationText.parse(line.argument(1), "s"));
    }

    Duration timeout() {
        return duration("timeout").orElse(TIMEOUT);
    }

    /** How long a tunnel through {@code mapping} may be silent: the longer timeout of its two connections. */
    public Duration idle(ApacheMapping mapping) {
        Duration origin = Optional.ofNullable(parameters(mapping).get("timeout"))
                .flatMap(text -> DurationText.parse(text, "s"))
                .or(() -> duration("proxytimeout"))
                .orElse(timeout());
        return origin.compareTo(timeout()) > 0 ? origin : timeout();
    }

    /** Whether upgrades pass through {@code mapping}. */
    public boolean passesUpgrades(ApacheMapping mapping) {
        if (mapping.scheme().equals("balancer")) {
            return members(mapping)
                    .anyMatch(member -> ApacheMapping.upgrades(ApacheMapping.parameters(member))
                            || member.argument(1).toLowerCase(Locale.ROOT).startsWith("ws"));
        }
        return mapping.isWebSocketUrl() || ApacheMapping.upgrades(parameters(mapping));
    }

    /** The other mapping whose parameters apply to {@code mapping}, if any. */
    public Optional<ApacheMapping> sharedWith(ApacheMapping mapping) {
        return pools.sharedWith(mapping);
    }

    /** The parameters that apply to the connections of {@code mapping}. */
    private Map<String, String> parameters(ApacheMapping mapping) {
        return sharedWith(mapping).orElse(mapping).parameters();
    }

    /** The members of the balancer that {@code mapping} passes requests to. */
    public Stream<Directive> members(ApacheMapping mapping) {
        String balancer = mapping.worker().replaceFirst("/$", "");
        return Stream.concat(Stream.of(section), main.map(outer -> outer.section).stream())
                .flatMap(level -> level.all("proxy"))
                .filter(proxy -> balancer.startsWith(
                        proxy.argument(1).toLowerCase(Locale.ROOT).replaceFirst("/$", "")))
                .flatMap(proxy -> proxy.all("balancermember"));
    }

    private void find(Directive around, Optional<Directive> location) {
        List<Directive> conditions = new ArrayList<>();
        for (Directive line : around.block()) {
            if (line.is("rewritecond")) {
                conditions.add(line);
            } else if (line.is("rewriterule")) {
                rewrites.add(new ApacheRewrite(line, List.copyOf(conditions)));
                conditions.clear();
            }
            if (line.is("proxypass") || line.is("proxypassmatch")) {
                mappings.add(ApacheMapping.of(line, location));
            } else if (line.is("rewriterule")) {
                ApacheMapping.ofRewrite(line, location).ifPresent(mappings::add);
            } else if (!line.is("virtualhost") && !line.block().isEmpty()) {
                find(line, LOCATIONS.contains(line.name()) ? Optional.of(line) : location);
            }
        }
    }
}
