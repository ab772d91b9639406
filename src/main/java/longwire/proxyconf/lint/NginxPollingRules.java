package longwire.proxyconf.lint;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import longwire.proxyconf.model.Assumptions;
import longwire.proxyconf.model.DurationText;
import longwire.proxyconf.model.Mend;
import longwire.proxyconf.model.NginxConfig;
import longwire.proxyconf.model.NginxLocation;
import longwire.proxyconf.syntax.Directive;

/** What nginx does to the polls beside WebSockets, and to clients that fall back to polling. */
final class NginxPollingRules {
    static final List<Rule<NginxConfig>> ALL = List.of(
            new Rule<>("nginx.keepalive-missing", NginxPollingRules::keepaliveMissing),
            new Rule<>("nginx.keepalive-off", NginxPollingRules::keepaliveOff),
            new Rule<>("nginx.keepalive-unused", NginxPollingRules::keepaliveUnused),
            new Rule<>("nginx.keepalive-refused", NginxPollingRules::keepaliveRefused),
            new Rule<>("nginx.map-close", NginxPollingRules::mapClose),
            new Rule<>("nginx.connection-fixed", NginxPollingRules::connectionFixed),
            new Rule<>("nginx.viewer-keepalive-off", NginxPollingRules::viewerKeepaliveOff));

    private static final String VERSION = "proxy_http_version";
    private static final String EMPTY_CONNECTION = "proxy_set_header Connection \"\";";

    private NginxPollingRules() {}

    private static Stream<Mistake> keepaliveMissing(NginxConfig config, Assumptions load) {
        return each(config.webSocketLocations(), location -> config.upstream(location)
                .filter(upstream -> upstream.last("keepalive").isEmpty())
                .map(upstream -> Mistake.slows(
                        upstream.place(),
                        "The upstream keeps no idle connections.",
                        Mend.into(upstream.place(), "keepalive 16;"))));
    }

    private static Stream<Mistake> keepaliveOff(NginxConfig config, Assumptions load) {
        return each(config.webSocketLocations(), location -> config.upstream(location)
                .filter(upstream -> !NginxConfig.keepsAlive(upstream))
                .flatMap(upstream -> upstream.last("keepalive"))
                .map(off -> Mistake.slows(
                        off.place(),
                        "The upstream keeps no idle connections.",
                        Mend.instead(off.place(), "keepalive 16;"))));
    }

    private static Stream<Mistake> keepaliveUnused(NginxConfig config, Assumptions load) {
        return each(besideWebSockets(config), location -> {
            boolean version = location.effective(VERSION).isPresent();
            boolean connection = location.headerLines("Connection").findAny().isPresent();
            if (version && connection || !refusals(location).isEmpty()) {
                return Optional.empty();
            }
            List<Mend> mends = Stream.of(
                            version ? Stream.<Mend>empty() : Stream.of(Mend.into(location.place(), VERSION + " 1.1;")),
                            connection
                                    ? Stream.<Mend>empty()
                                    : Stream.of(Mend.into(location.place(), location.withInherited(EMPTY_CONNECTION))))
                    .flatMap(Function.identity())
                    .toList();
            return Optional.of(new Mistake(
                    Severity.SLOWS,
                    location.place(),
                    "Connections that the upstream keeps cannot be used here.",
                    mends));
        });
    }

    private static Stream<Mistake> keepaliveRefused(NginxConfig config, Assumptions load) {
        return besideWebSockets(config).flatMap(location -> refusals(location).stream());
    }

    /** What a location says against connections that are kept. */
    private static List<Mistake> refusals(NginxLocation location) {
        Stream<Mistake> version = location
                .effective(VERSION)
                .filter(line -> line.argument(1).equals("1.0"))
                .stream()
                .map(line -> Mistake.slows(
                        line.place(),
                        "Connections are not kept in HTTP/1.0.",
                        Mend.instead(line.place(), VERSION + " 1.1;")));
        Stream<Mistake> connection = location.headers("Connection").stream()
                .filter(line -> line.argument(2).equalsIgnoreCase("close"))
                .map(line -> Mistake.slows(
                        line.place(),
                        "The origin is asked to close the connection.",
                        Mend.instead(line.place(), EMPTY_CONNECTION)));
        return Stream.concat(version, connection).toList();
    }

    private static Stream<NginxLocation> besideWebSockets(NginxConfig config) {
        return config.locations().stream()
                .filter(location -> !config.carriesWebSockets(location))
                .filter(location -> config.upstream(location)
                        .filter(NginxConfig::keepsAlive)
                        .isPresent());
    }

    private static Stream<Mistake> mapClose(NginxConfig config, Assumptions load) {
        return each(keptAlive(config), location -> location.headers("Connection").stream()
                .flatMap(line -> config.map(line.argument(2)).stream())
                .flatMap(map -> NginxConfig.entry(map, "").stream())
                .filter(entry -> entry.argument(1).equalsIgnoreCase("close"))
                .findFirst()
                .map(entry -> Mistake.slows(
                        entry.place(),
                        "Requests without an upgrade are sent with \"Connection: close\".",
                        Mend.instead(entry.place(), "'' '';"))));
    }

    private static Stream<Mistake> connectionFixed(NginxConfig config, Assumptions load) {
        return each(keptAlive(config), location -> location.headers("Connection").stream()
                .filter(line -> isFixed(config, line.argument(2)))
                .findFirst()
                .map(line -> config.map(line.argument(2))
                        .map(map -> Mistake.risk(
                                map.place(),
                                "Requests without an upgrade are sent with \"Connection: upgrade\" too.",
                                Mend.into(map.place(), "'' '';")))
                        .orElseGet(() -> Mistake.risk(
                                line.place(), "Connection is always \"upgrade\".", throughMap(config, line)))));
    }

    private static boolean isFixed(NginxConfig config, String value) {
        String withoutUpgrade = config.map(value)
                .flatMap(map -> NginxConfig.entry(map, ""))
                .map(entry -> entry.argument(1))
                .orElse(value);
        return withoutUpgrade.toLowerCase(Locale.ROOT).equals("upgrade");
    }

    private static Mend[] throughMap(NginxConfig config, Directive line) {
        String name = config.upgradeMap().map(map -> map.argument(2)).orElse("$connection_upgrade");
        Mend use = Mend.instead(line.place(), "proxy_set_header Connection " + name + ";");
        Optional<Directive> http = config.main("http");
        if (config.upgradeMap().isPresent() || http.isEmpty()) {
            return new Mend[] {use};
        }
        String map = "map $http_upgrade " + name + " {\n  default upgrade;\n  '' '';\n}";
        return new Mend[] {use, Mend.into(http.get().place(), map)};
    }

    private static Stream<Mistake> viewerKeepaliveOff(NginxConfig config, Assumptions load) {
        return each(config.webSocketLocations(), location -> location.effective("keepalive_timeout")
                .filter(line -> DurationText.parse(line.argument(1), "s")
                        .filter(Duration::isZero)
                        .isPresent())
                .map(line -> Mistake.slows(
                        line.place(),
                        "Connections of viewers are closed after each request.",
                        Mend.instead(line.place(), "keepalive_timeout 75s;"))));
    }

    private static Stream<NginxLocation> keptAlive(NginxConfig config) {
        return config.webSocketLocations().filter(location -> config.upstream(location)
                .filter(NginxConfig::keepsAlive)
                .isPresent());
    }

    private static Stream<Mistake> each(
            Stream<NginxLocation> locations, Function<NginxLocation, Optional<Mistake>> check) {
        return locations.map(check).flatMap(Optional::stream);
    }
}
