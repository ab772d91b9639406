package longwire.proxyconf.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longwire.proxyconf.syntax.Block;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.NginxParser;
import longwire.proxyconf.syntax.Sources;

/** An nginx configuration: a complete one, or a part that others include. */
public final class NginxConfig {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)}?");
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
    private final Map<String, List<String>> valuesSet = new HashMap<>();
    /** Paths that nginx itself asks for, such as those of {@code auth_request}. */
    private final Set<String> subrequests = new HashSet<>();

    private final NginxValues values = new NginxValues(this);
    private Optional<Directive> upgradeMap = Optional.empty();

    private NginxConfig(Directive all) {
        root = new Block(all);
        all.deep().forEach(this::remember);
        find(List.of(root));
        upgrading = locations.stream()
                .filter(location -> !isForNginxItself(location))
                .filter(NginxLocation::isMeantForUpgrades)
                .map(NginxLocation::server)
                .collect(Collectors.toSet());
        webSocketLocations = locations.stream().filter(this::carriesWebSockets).toList();
    }

    public static NginxConfig read(Sources sources) {
        List<Directive> all = NginxParser.parse(sources);
        return new NginxConfig(new Directive(sources.main().place(1), List.of("main"), all));
    }

    /** The outermost level, as the block of a directive that is not in the file. */
    public Directive root() {
        return root.directive();
    }

    /** The block {@code events}, which every complete configuration has; empty for a part. */
    public Optional<Directive> events() {
        return root.last("events");
    }

    /** The same, but empty if no WebSockets pass: a server of files needs no room for tunnels. */
    public Optional<Directive> eventsOfTunnels() {
        return events().filter(events -> !webSocketLocations.isEmpty() || !streamServers.isEmpty());
    }

    /** A directive of the outermost level. */
    public Optional<Directive> main(String name) {
        return root.last(name);
    }

    /** All locations that pass on requests in HTTP. */
    public List<NginxLocation> locations() {
        return locations;
    }

    /** The locations that are meant to carry WebSockets, as far as can be told. */
    public Stream<NginxLocation> webSocketLocations() {
        return webSocketLocations.stream();
    }

    /** Whether {@code location} is meant to carry WebSockets: it is marked for them, or no location of its server is. */
    public boolean carriesWebSockets(NginxLocation location) {
        if (isForNginxItself(location)) {
            return false;
        }
        if (location.setsUpgrade() || PathHints.isWebSocket(location.path())) {
            return true;
        }
        return !location.isEventStream() && (location.isMeantForUpgrades() || !upgrading.contains(location.server()));
    }

    /**
     * Whether only nginx asks for {@code location}: it is the target of {@code auth_request} or {@code mirror}, or
     * internal without a word of its own about upgrades.
     */
    private boolean isForNginxItself(NginxLocation location) {
        return subrequests.contains(location.path()) || location.isInternal() && !location.ownsUpgrade();
    }

    /**
     * Whether the headers of outer levels would pass upgrades on, and {@code location} has a Connection of its own that
     * does not, beside locations that carry WebSockets.
     */
    public boolean losesUpgrades(NginxLocation location) {
        return !carriesWebSockets(location)
                && !isForNginxItself(location)
                && !location.isEventStream()
                && location.inheritsUpgrade()
                && location.headerLines("Connection").noneMatch(line -> maySay(line.argument(2), "upgrade"));
    }

    /** Servers of the block {@code stream} that pass bytes on, each with the blocks around it and itself last. */
    public List<List<Block>> streamServers() {
        return streamServers;
    }

    /** The block {@code upstream} that {@code location} passes requests to, if any. */
    public Optional<Directive> upstream(NginxLocation location) {
        return Optional.ofNullable(upstreams.get(location.target()));
    }

    /** Whether {@code upstream} keeps idle connections. */
    public static boolean keepsAlive(Directive upstream) {
        return upstream.last("keepalive")
                .filter(keepalive -> !keepalive.argument(1).equals("0"))
                .isPresent();
    }

    /** The map that defines {@code variable}, such as {@code $connection_upgrade}. */
    public Optional<Directive> map(String variable) {
        return Optional.ofNullable(maps.get(variable));
    }

    /** The map that derives a value for Connection from the viewer's Upgrade header, if any. */
    public Optional<Directive> upgradeMap() {
        return upgradeMap;
    }

    /** The values that directives {@code set} give to {@code variable}. */
    List<String> valuesSet(String variable) {
        return valuesSet.getOrDefault(variable, List.of());
    }

    /** {@code url} with its first variable replaced, if one directive {@code set} defines it. */
    public String resolved(String url) {
        Matcher variable = VARIABLE.matcher(url);
        if (!variable.find()) {
            return url;
        }
        List<String> set = valuesSet("$" + variable.group(1).toLowerCase(Locale.ROOT));
        return variable.start() == 0 && set.size() == 1 ? set.get(0) + url.substring(variable.end()) : url;
    }

    /**
     * Whether {@code value} has, or may have, the token {@code wanted} for a viewer that asks for a WebSocket.
     *
     * @param wanted {@code websocket} or {@code upgrade}
     */
    public boolean maySay(String value, String wanted) {
        return values.maySay(value, wanted);
    }

    /** Whether a directive other than those of the proxy names {@code variable}, and so may define it. */
    public boolean defines(String variable) {
        return variables.contains(variable);
    }

    /** Number of processes that accept connections. */
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

    /** A directive as text. */
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
        if (directive.is("set")) {
            valuesSet
                    .computeIfAbsent(directive.argument(1).toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                    .add(directive.argument(2));
        }
        if (directive.is("auth_request") || directive.is("mirror")) {
            subrequests.add(directive.argument(1));
        }
        // Directives of the proxy use variables but define none.
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

    /** The entry of {@code map} for {@code key}, or else its default. */
    public static Optional<Directive> entry(Directive map, String key) {
        return map.block().stream()
                .filter(entry -> matches(entry.name(), key))
                .findFirst()
                .or(() -> map.last("default"));
    }

    /** Users' regular expressions are not run, since they could take forever. */
    private static boolean matches(String pattern, String key) {
        boolean expression = pattern.startsWith("~");
        return pattern.equalsIgnoreCase(key)
                || expression
                        && !key.isEmpty()
                        && Arrays.asList(pattern.split("[^a-z]")).contains(key);
    }
}
