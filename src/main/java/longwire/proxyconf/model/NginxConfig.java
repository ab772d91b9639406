package longwire.proxyconf.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longwire.proxyconf.syntax.Block;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.NginxParser;
import longwire.proxyconf.syntax.Sources;

/** An nginx configuration as rules see it: a whole one, or a part that others include. */
public final class NginxConfig {
    private static final int DEFAULT_WORKER_CONNECTIONS = 512;
    private static final Set<String> LEVELS = Set.of("http", "stream", "server", "location", "if", "limit_except");

    private final Block root;
    private final List<NginxLocation> locations = new ArrayList<>();
    private final List<List<Block>> streamServers = new ArrayList<>();
    /** Servers in which some location is meant for upgrades. */
    private final Set<Block> upgrading;

    private final List<NginxLocation> webSocketLocations;

    private final Map<String, Directive> upstreams = new HashMap<>();
    private final Map<String, Directive> maps = new HashMap<>();
    private final Set<String> variables = new HashSet<>();
    private Optional<Directive> upgradeMap = Optional.empty();

    private NginxConfig(Directive all) {
        root = new Block(all);
        find(List.of(root));
        upgrading = locations.stream()
                .filter(NginxLocation::isMeantForUpgrades)
                .map(NginxLocation::server)
                .collect(Collectors.toSet());
        webSocketLocations = locations.stream().filter(this::carriesWebSockets).toList();
        all.deep().forEach(this::remember);
    }

    public static NginxConfig read(Sources sources) {
        List<Directive> all = NginxParser.parse(sources);
        return new NginxConfig(new Directive(sources.main().place(1), List.of("main"), all));
    }

    /** The outermost level, as the block of a directive that stands nowhere. */
    public Directive root() {
        return root.directive();
    }

    /** The block {@code events}, which every whole configuration has; nothing in a part of one. */
    public Optional<Directive> events() {
        return root.last("events");
    }

    /** The same where WebSockets pass: whoever serves nothing but files needs no room for tunnels. */
    public Optional<Directive> eventsOfTunnels() {
        return events().filter(events -> !webSocketLocations.isEmpty() || !streamServers.isEmpty());
    }

    /** A directive of the outermost level. */
    public Optional<Directive> main(String name) {
        return root.last(name);
    }

    /** All that pass requests on, in HTTP. */
    public List<NginxLocation> locations() {
        return locations;
    }

    /** Those through which WebSockets are to go, as far as can be told. */
    public Stream<NginxLocation> webSocketLocations() {
        return webSocketLocations.stream();
    }

    /** Whether WebSockets are to go through {@code location}: it is meant for them, or no other of its server is. */
    public boolean carriesWebSockets(NginxLocation location) {
        if (location.setsUpgrade() || PathHints.isWebSocket(location.path())) {
            return true;
        }
        return !location.isEventStream() && (location.isMeantForUpgrades() || !upgrading.contains(location.server()));
    }

    /** Servers that pass bytes on, in the block {@code stream}, each below the blocks around it. */
    public List<List<Block>> streamServers() {
        return streamServers;
    }

    /** The block {@code upstream} that {@code location} passes requests to, where it has one. */
    public Optional<Directive> upstream(NginxLocation location) {
        return Optional.ofNullable(upstreams.get(location.target()));
    }

    /** Whether connections to that upstream are kept. */
    public static boolean keepsAlive(Directive upstream) {
        return upstream.last("keepalive")
                .filter(keepalive -> !keepalive.argument(1).equals("0"))
                .isPresent();
    }

    /** The map that makes {@code variable}, such as {@code $connection_upgrade}. */
    public Optional<Directive> map(String variable) {
        return Optional.ofNullable(maps.get(variable));
    }

    /** What makes the value of Connection out of what the viewer asked for, where something does. */
    public Optional<Directive> upgradeMap() {
        return upgradeMap;
    }

    /** Whether any directive names {@code variable} as its own to set. */
    public boolean defines(String variable) {
        return variables.contains(variable);
    }

    /** Processes that take connections. */
    public long workers(Assumptions load) {
        String said = main("worker_processes").map(line -> line.argument(1)).orElse("1");
        return said.equals("auto")
                ? load.processors()
                : main("worker_processes").flatMap(line -> line.number(1)).orElse(1L);
    }

    public long workerConnections() {
        return events().flatMap(events -> events.last("worker_connections"))
                .flatMap(line -> line.number(1))
                .orElse((long) DEFAULT_WORKER_CONNECTIONS);
    }

    /** A directive as it would be written. */
    public static String text(Directive directive) {
        return directive.words().stream().map(NginxConfig::quoted).collect(Collectors.joining(" ")) + ";";
    }

    private static String quoted(String word) {
        boolean plain = !word.isEmpty() && word.chars().noneMatch(letter -> " \t\n;{}\"'#".indexOf(letter) >= 0);
        return plain ? word : '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private void remember(Directive directive) {
        if (directive.is("upstream")) {
            upstreams.putIfAbsent(directive.argument(1), directive);
        } else if (directive.is("map")) {
            maps.putIfAbsent(directive.argument(2), directive);
            if (upgradeMap.isEmpty() && directive.argument(1).equalsIgnoreCase("$http_upgrade")) {
                upgradeMap = Optional.of(directive);
            }
        }
        // Those of a proxy use variables, and make none.
        if (!directive.name().startsWith("proxy_")) {
            variables.addAll(directive.arguments());
        }
    }

    private void find(List<Block> levels) {
        Block innermost = levels.get(levels.size() - 1);
        boolean passes = innermost.last("proxy_pass").isPresent();
        if (passes && innermost.is("server")) {
            streamServers.add(levels);
        } else if (passes) {
            locations.add(new NginxLocation(levels));
        }
        for (Directive inner : innermost.directive().block()) {
            if (LEVELS.contains(inner.name())) {
                List<Block> deeper = new ArrayList<>(levels);
                deeper.add(new Block(inner));
                find(deeper);
            }
        }
    }

    /** The value that the map {@code map} has for a key that it names as it is; its default otherwise. */
    public static Optional<Directive> entry(Directive map, String key) {
        return map.block().stream()
                .filter(entry -> matches(entry.name(), key))
                .findFirst()
                .or(() -> map.last("default"));
    }

    /** Regular expressions of others are not run: they could take for ever. */
    private static boolean matches(String pattern, String key) {
        boolean expression = pattern.startsWith("~");
        return pattern.equalsIgnoreCase(key)
                || expression
                        && !key.isEmpty()
                        && Arrays.asList(pattern.split("[^a-z]")).contains(key);
    }
}
