package longwire.proxyconf.lint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longwire.proxyconf.model.ApacheConfig;
import longwire.proxyconf.model.ApacheMapping;
import longwire.proxyconf.model.ApacheServer;
import longwire.proxyconf.model.Assumptions;
import longwire.proxyconf.model.Mend;
import longwire.proxyconf.model.PathHints;
import longwire.proxyconf.syntax.Directive;

/** What Apache needs to pass a handshake on. */
final class ApacheHandshakeRules {
    static final List<Rule<ApacheConfig>> ALL = List.of(
            new Rule<>("apache.upgrade-missing", ApacheHandshakeRules::upgradeMissing),
            new Rule<>("apache.worker-shared", ApacheHandshakeRules::workerShared),
            new Rule<>("apache.shadowed", ApacheHandshakeRules::shadowed),
            new Rule<>("apache.rewrite-engine", ApacheHandshakeRules::rewriteEngine),
            new Rule<>("apache.module-missing", ApacheHandshakeRules::moduleMissing),
            new Rule<>("apache.upgrade-header", ApacheHandshakeRules::upgradeHeader),
            new Rule<>("apache.http-version", ApacheHandshakeRules::httpVersion));

    private ApacheHandshakeRules() {}

    private static Stream<Mistake> upgradeMissing(ApacheConfig config, Assumptions load) {
        return config.servers().stream().flatMap(server -> {
            boolean others = server.allMappings()
                    .anyMatch(mapping -> mapping.mentionsUpgrade() || server.passesUpgrades(mapping));
            return server.mappings().stream()
                    .filter(mapping -> mapping.isHttp() || mapping.scheme().equals("balancer"))
                    .filter(mapping -> !mapping.mentionsUpgrade() && !server.passesUpgrades(mapping))
                    .filter(mapping -> PathHints.isWebSocket(mapping.path())
                            || !others && !PathHints.isEventStream(mapping.path()))
                    .map(mapping -> Mistake.breaks(
                            mapping.place(), "Upgrades are not passed on.", withUpgrade(server, mapping)));
        });
    }

    private static Mend[] withUpgrade(ApacheServer server, ApacheMapping mapping) {
        if (mapping.scheme().equals("balancer")) {
            return server.members(mapping)
                    .map(member -> Mend.instead(member.place(), written(member) + " upgrade=websocket"))
                    .toArray(Mend[]::new);
        }
        if (mapping.isRewrite()) {
            String rule = written(mapping.line()).replaceFirst("(?i)\\bhttp(s?)://", "ws$1://");
            return new Mend[] {Mend.instead(mapping.place(), rule)};
        }
        Directive line = server.sharedWith(mapping).orElse(mapping).line();
        return new Mend[] {Mend.instead(line.place(), written(line) + " upgrade=websocket")};
    }

    private static Stream<Mistake> workerShared(ApacheConfig config, Assumptions load) {
        return config.servers().stream().flatMap(server -> server.mappings().stream()
                .filter(mapping -> ApacheMapping.upgrades(mapping.parameters()))
                .flatMap(mapping -> server
                        .sharedWith(mapping)
                        .filter(earlier -> !ApacheMapping.upgrades(earlier.parameters()))
                        .map(earlier -> Mistake.breaks(
                                mapping.place(),
                                "upgrade= is ignored here: line "
                                        + earlier.place().line() + " already uses " + earlier.url() + " without it.",
                                Mend.instead(earlier.place(), written(earlier.line()) + " upgrade=websocket")))
                        .stream()));
    }

    private static Stream<Mistake> shadowed(ApacheConfig config, Assumptions load) {
        return config.servers().stream().flatMap(server -> {
            Map<Boolean, List<ApacheMapping>> inLocations = server.mappings().stream()
                    .filter(mapping -> mapping.line().is("proxypass"))
                    .collect(Collectors.partitioningBy(
                            mapping -> mapping.section().isPresent()));
            // Apache uses the last section that matches.
            List<ApacheMapping> sections = new ArrayList<>(inLocations.get(true));
            Collections.reverse(sections);
            return Stream.concat(hidden(server, inLocations.get(false)), hidden(server, sections));
        });
    }

    /**
     * Mappings for WebSockets whose requests are taken by a mapping that is earlier in {@code order} and passes no
     * upgrades.
     */
    private static Stream<Mistake> hidden(ApacheServer server, List<ApacheMapping> order) {
        Map<String, ApacheMapping> before = new HashMap<>();
        List<Mistake> mistakes = new ArrayList<>();
        for (ApacheMapping mapping : order) {
            if (mapping.mentionsUpgrade()) {
                mapping.coveringPaths()
                        .flatMap(path -> Stream.ofNullable(before.get(path)))
                        .findFirst()
                        .map(other -> Mistake.breaks(
                                mapping.place(),
                                "Line " + other.place().line() + " takes the requests for " + mapping.path() + ".",
                                moved(mapping, other)))
                        .ifPresent(mistakes::add);
            }
            if (!server.passesUpgrades(mapping)) {
                before.putIfAbsent(mapping.path(), mapping);
            }
        }
        return mistakes.stream();
    }

    private static Mend[] moved(ApacheMapping mapping, ApacheMapping other) {
        if (mapping.section().isEmpty()) {
            return new Mend[] {Mend.before(other.place(), written(mapping.line())), Mend.remove(mapping.place())};
        }
        Directive section = mapping.section().get();
        String name = section.place().text().strip().split("[\\s<>]+")[1];
        String text = section.place().text().strip() + "\n  " + written(mapping.line()) + "\n</" + name + ">";
        return new Mend[] {Mend.after(other.section().orElseThrow().place(), text), Mend.remove(mapping.place())};
    }

    private static Stream<Mistake> rewriteEngine(ApacheConfig config, Assumptions load) {
        return config.webSocketServers()
                .filter(server -> server.all("rewriteengine").noneMatch(ApacheHandshakeRules::isOn)
                        && server.setting("rewriteengine")
                                .filter(ApacheHandshakeRules::isOn)
                                .isEmpty())
                .flatMap(server -> server.mappings().stream()
                        .filter(mapping -> mapping.isRewrite() && mapping.mentionsUpgrade())
                        .limit(1)
                        .map(mapping -> Mistake.breaks(
                                mapping.place(),
                                "RewriteEngine is off.",
                                server.setting("rewriteengine")
                                        .map(off -> Mend.instead(off.place(), "RewriteEngine On"))
                                        .orElseGet(() -> Mend.before(mapping.place(), "RewriteEngine On")))));
    }

    private static boolean isOn(Directive line) {
        return line.argument(1).equalsIgnoreCase("on");
    }

    private static Stream<Mistake> moduleMissing(ApacheConfig config, Assumptions load) {
        if (!config.lacks("proxy_http")) {
            return Stream.empty();
        }
        boolean tunnels = !config.lacks("proxy_wstunnel");
        return config.webSocketServers()
                .flatMap(server -> server.mappings().stream())
                .filter(ApacheMapping::mentionsUpgrade)
                .filter(mapping -> mapping.isHttp() || !tunnels)
                .map(mapping -> Mistake.breaks(
                        mapping.place(),
                        "No loaded module handles " + mapping.scheme() + ":// URLs.",
                        withModule(config, "proxy_http")));
    }

    /** The line goes after the last LoadModule, since mod_proxy must be loaded before it. */
    private static Mend withModule(ApacheConfig config, String module) {
        Directive last = config.modules().reduce((earlier, later) -> later).orElseThrow();
        String directory = last.argument(2).replaceFirst("[^/]*$", "");
        return Mend.instead(
                last.place(),
                written(last) + "\nLoadModule " + module + "_module " + directory + "mod_" + module + ".so");
    }

    private static Stream<Mistake> upgradeHeader(ApacheConfig config, Assumptions load) {
        return concerned(config)
                .flatMap(server -> server.all("requestheader"))
                .filter(line -> line.argument(2).equalsIgnoreCase("Upgrade"))
                .filter(line -> line.arguments().stream().skip(3).noneMatch(word -> word.matches("(?i)(expr|env)=.*")))
                .filter(line -> line.argument(1).equalsIgnoreCase("unset")
                        || line.argument(1).equalsIgnoreCase("set")
                                && !line.argument(3).toLowerCase(Locale.ROOT).contains("websocket")
                                && (!line.argument(3).contains("%")
                                        || line.argument(3)
                                                .toLowerCase(Locale.ROOT)
                                                .contains("http:connection")))
                .map(line -> Mistake.breaks(
                        line.place(),
                        "The Upgrade header of requests is removed or replaced.",
                        Mend.remove(line.place())));
    }

    private static Stream<Mistake> httpVersion(ApacheConfig config, Assumptions load) {
        return concerned(config)
                .flatMap(server -> server.all("setenv"))
                .filter(line -> line.argument(1).equals("force-proxy-request-1.0"))
                .map(line -> Mistake.breaks(
                        line.place(), "Apache sends requests to the origin in HTTP/1.0.", Mend.remove(line.place())));
    }

    /** The servers of WebSockets, and the main server, whose directives apply to them too. */
    static Stream<ApacheServer> concerned(ApacheConfig config) {
        return config.webSocketServers().findAny().isEmpty()
                ? Stream.empty()
                : Stream.concat(Stream.of(config.main()), config.webSocketServers())
                        .distinct();
    }

    /** A line as written, which keeps its quotes. */
    static String written(Directive line) {
        return Optional.of(line.place().text().strip())
                .filter(text -> !text.endsWith("\\"))
                .orElseGet(() -> String.join(" ", line.words()));
    }
}
