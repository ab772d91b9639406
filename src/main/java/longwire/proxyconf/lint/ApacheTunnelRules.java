package longwire.proxyconf.lint;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.proxyconf.model.ApacheConfig;
import longwire.proxyconf.model.ApacheMapping;
import longwire.proxyconf.model.ApacheServer;
import longwire.proxyconf.model.Assumptions;
import longwire.proxyconf.model.DurationText;
import longwire.proxyconf.model.Mend;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.Place;

/** How many tunnels Apache has room for, how long it keeps them, and what it does to the polls beside them. */
final class ApacheTunnelRules {
    static final List<Rule<ApacheConfig>> ALL = List.of(
            new Rule<>("apache.timeout", ApacheTunnelRules::timeout),
            new Rule<>("apache.workers", ApacheTunnelRules::workers),
            new Rule<>("apache.pool", ApacheTunnelRules::pool),
            new Rule<>("apache.prefork", ApacheTunnelRules::prefork),
            new Rule<>("apache.keepalive-off", ApacheTunnelRules::keepaliveOff),
            new Rule<>("apache.reuse-off", ApacheTunnelRules::reuseOff));

    /** The maximum of threads per process without a ThreadLimit. */
    private static final long ROUND_THREADS = 64;

    private ApacheTunnelRules() {}

    private static Stream<Mistake> timeout(ApacheConfig config, Assumptions load) {
        return config.webSocketServers().flatMap(server -> server.webSocketMappings()
                .filter(mapping -> load.isCutBy(server.idle(mapping)))
                .map(mapping -> cut(server, mapping, load)));
    }

    private static Mistake cut(ApacheServer server, ApacheMapping mapping, Assumptions load) {
        Duration idle = server.idle(mapping);
        String mend = "Timeout " + load.patienceSeconds();
        Optional<Directive> said = server.setting("timeout");
        String words = "Silent tunnels are closed after " + DurationText.words(idle)
                + (said.isPresent() ? "" : " by default") + ", and pings come every "
                + DurationText.words(load.pingInterval()) + ".";
        Place otherwise = mapping.section().orElse(mapping.line()).place();
        return said.map(line -> Mistake.breaks(line.place(), words, Mend.instead(line.place(), mend)))
                .orElseGet(() -> Mistake.breaks(mapping.place(), words, Mend.before(otherwise, mend)));
    }

    private static Stream<Mistake> workers(ApacheConfig config, Assumptions load) {
        if (!config.isWhole() || config.workers() >= load.connections()) {
            return Stream.empty();
        }
        return config.webSocketServers()
                .limit(1)
                .flatMap(server -> server.webSocketMappings().limit(1))
                .map(mapping -> tooFew(config, mapping, load));
    }

    private static Mistake tooFew(ApacheConfig config, ApacheMapping mapping, Assumptions load) {
        ApacheServer main = config.main();
        boolean byProcesses = config.maxRequestWorkers() > config.workers();
        Optional<Directive> said = byProcesses
                ? main.setting("serverlimit").or(() -> main.setting("threadsperchild"))
                : config.maxRequestWorkersLine();
        Place at = said.or(config::maxRequestWorkersLine)
                .or(() -> config.modules()
                        .filter(line -> line.argument(1).startsWith("mpm_"))
                        .findFirst())
                .or(() -> main.setting("listen"))
                .orElse(mapping.line())
                .place();
        String words = String.format(
                Locale.ROOT,
                "%,d threads%s carry at most as many tunnels; %,d are expected.",
                config.workers(),
                said.isPresent() ? "" : " (the default)",
                load.connections());
        return Mistake.breaks(at, words, room(config, at, load));
    }

    /** For each directive, replaces the line that counts, or else adds a line next to the mistake. */
    private static Mend[] room(ApacheConfig config, Place at, Assumptions load) {
        long threads = config.isPrefork() ? 1 : ROUND_THREADS;
        long processes = load.connections() / threads + 2;
        Stream<Mend> lines = Stream.of(
                set(config.main().setting("serverlimit"), at, "ServerLimit " + processes),
                set(config.maxRequestWorkersLine(), at, "MaxRequestWorkers " + processes * threads));
        Stream<Mend> perProcess = config.isPrefork()
                ? Stream.empty()
                : Stream.of(set(config.main().setting("threadsperchild"), at, "ThreadsPerChild " + threads));
        // The default limit is high enough; only a limit that is set may be too low.
        Stream<Mend> limit = config.main().setting("threadlimit").stream()
                .map(line -> Mend.instead(line.place(), "ThreadLimit " + threads));
        return Stream.of(lines, perProcess, limit).flatMap(mends -> mends).toArray(Mend[]::new);
    }

    private static Mend set(Optional<Directive> said, Place otherwise, String text) {
        return said.map(line -> Mend.instead(line.place(), text)).orElseGet(() -> Mend.before(otherwise, text));
    }

    private static Stream<Mistake> pool(ApacheConfig config, Assumptions load) {
        return config.webSocketServers()
                .flatMap(server -> server.mappings().stream())
                .filter(ApacheMapping::mentionsUpgrade)
                .filter(mapping -> {
                    String most = mapping.parameters().getOrDefault("max", "");
                    return most.matches("[1-9]\\d{0,8}")
                            && Long.parseLong(most) * config.processes() < load.connections();
                })
                .map(mapping -> Mistake.breaks(
                        mapping.place(),
                        String.format(
                                Locale.ROOT,
                                "max=%s in %,d processes is less than the %,d tunnels that are expected.",
                                mapping.parameters().get("max"),
                                config.processes(),
                                load.connections()),
                        Mend.instead(
                                mapping.place(),
                                ApacheHandshakeRules.written(mapping.line()).replaceFirst("(?i)\\s+max=\\d+", ""))));
    }

    private static Stream<Mistake> prefork(ApacheConfig config, Assumptions load) {
        return config.module("mpm_prefork").stream()
                .filter(module -> config.webSocketServers().findAny().isPresent())
                .map(module -> Mistake.slows(
                        module.place(),
                        "Each connection occupies a process.",
                        Mend.instead(
                                module.place(),
                                ApacheHandshakeRules.written(module).replace("mpm_prefork", "mpm_event"))));
    }

    private static Stream<Mistake> keepaliveOff(ApacheConfig config, Assumptions load) {
        return config.webSocketServers()
                .flatMap(server -> server.setting("keepalive").stream())
                .filter(line -> line.argument(1).equalsIgnoreCase("off"))
                .map(line -> Mistake.slows(
                        line.place(),
                        "Connections of viewers are closed after each request.",
                        Mend.instead(line.place(), "KeepAlive On")));
    }

    private static Stream<Mistake> reuseOff(ApacheConfig config, Assumptions load) {
        Stream<Mistake> parameters = config.webSocketServers()
                .flatMap(server -> server.mappings().stream())
                .filter(mapping ->
                        mapping.parameters().getOrDefault("enablereuse", "on").equalsIgnoreCase("off")
                                || mapping.parameters()
                                        .getOrDefault("disablereuse", "off")
                                        .equalsIgnoreCase("on"))
                .map(mapping -> Mistake.slows(
                        mapping.place(),
                        "Connections to the origin are not reused.",
                        Mend.instead(
                                mapping.place(),
                                ApacheHandshakeRules.written(mapping.line())
                                        .replaceFirst("(?i)\\s+(enable|disable)reuse=\\w+", ""))));
        Stream<Mistake> variables = ApacheHandshakeRules.concerned(config)
                .flatMap(server -> server.all("setenv"))
                .filter(line -> line.argument(1).equals("proxy-nokeepalive"))
                .map(line -> Mistake.slows(
                        line.place(), "Connections to the origin are not kept open.", Mend.remove(line.place())));
        return Stream.concat(parameters, variables);
    }
}
