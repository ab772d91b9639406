package longwire.proxyconf.lint;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longwire.proxyconf.model.Assumptions;
import longwire.proxyconf.model.Mend;
import longwire.proxyconf.model.NginxConfig;
import longwire.proxyconf.model.NginxLocation;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.Place;

/** What nginx needs to pass a handshake on. */
final class NginxHandshakeRules {
    static final List<Rule<NginxConfig>> ALL = List.of(
            new Rule<>("nginx.http-version", NginxHandshakeRules::httpVersion),
            new Rule<>("nginx.http-version-other", NginxHandshakeRules::httpVersionOther),
            new Rule<>("nginx.upgrade-missing", NginxHandshakeRules::upgradeMissing),
            new Rule<>("nginx.upgrade-value", NginxHandshakeRules::upgradeValue),
            new Rule<>("nginx.connection-missing", NginxHandshakeRules::connectionMissing),
            new Rule<>("nginx.connection-value", NginxHandshakeRules::connectionValue),
            new Rule<>("nginx.header-twice", NginxHandshakeRules::headerTwice),
            new Rule<>("nginx.headers-dropped", NginxHandshakeRules::headersDropped),
            new Rule<>("nginx.variable-unknown", NginxHandshakeRules::variableUnknown),
            new Rule<>("nginx.upgrade-hidden", NginxHandshakeRules::upgradeHidden),
            new Rule<>("nginx.host-missing", NginxHandshakeRules::hostMissing));

    private static final String VERSION = "proxy_http_version";
    private static final String VERSION_LINE = "proxy_http_version 1.1;";
    private static final String UPGRADE_LINE = "proxy_set_header Upgrade $http_upgrade;";

    private NginxHandshakeRules() {}

    private static Stream<Mistake> httpVersion(NginxConfig config, Assumptions load) {
        return each(
                config,
                location -> location.effective(VERSION).isPresent()
                        ? Optional.empty()
                        : Optional.of(Mistake.breaks(
                                location.place(),
                                "nginx sends requests to the origin in HTTP/1.0.",
                                Mend.into(location.place(), VERSION_LINE))));
    }

    private static Stream<Mistake> httpVersionOther(NginxConfig config, Assumptions load) {
        return each(config, location -> location.effective(VERSION)
                .filter(line -> !line.argument(1).equals("1.1"))
                .map(line -> Mistake.breaks(
                        line.place(),
                        "nginx sends requests to the origin in HTTP/" + line.argument(1) + ".",
                        Mend.instead(line.place(), VERSION_LINE))));
    }

    private static Stream<Mistake> upgradeMissing(NginxConfig config, Assumptions load) {
        return each(
                config,
                location ->
                        missing(location, "Upgrade", UPGRADE_LINE, "The viewer's Upgrade header is not passed on."));
    }

    private static Stream<Mistake> upgradeValue(NginxConfig config, Assumptions load) {
        return each(config, location -> location.headers("Upgrade").stream()
                .filter(line -> !config.maySay(line.argument(2), "websocket"))
                .findFirst()
                .map(line -> Mistake.breaks(
                        line.place(),
                        "Upgrade is " + line.argument(2) + ", which is never \"websocket\".",
                        Mend.instead(line.place(), UPGRADE_LINE))));
    }

    private static Stream<Mistake> connectionMissing(NginxConfig config, Assumptions load) {
        return each(config, location -> {
            // A header that is set to an empty value is not missing but wrong.
            boolean there = location.headerLines("Connection").findAny().isPresent();
            return there
                    ? Optional.empty()
                    : missing(
                            location,
                            "Connection",
                            connectionLine(config),
                            "The Connection header is not set to upgrade.");
        });
    }

    private static Optional<Mistake> missing(NginxLocation location, String field, String line, String words) {
        if (!location.headers(field).isEmpty() || !location.dropped(field).isEmpty()) {
            return Optional.empty();
        }
        return location.headerLines(field)
                .findFirst()
                .map(empty -> Mistake.breaks(empty.place(), words, Mend.instead(empty.place(), line)))
                .or(() -> Optional.of(Mistake.breaks(
                        location.place(), words, Mend.into(location.place(), location.withInherited(line)))));
    }

    private static Stream<Mistake> connectionValue(NginxConfig config, Assumptions load) {
        return each(config, location -> {
            List<Directive> lines = location.headerLines("Connection").toList();
            boolean upgrades = lines.stream().anyMatch(line -> config.maySay(line.argument(2), "upgrade"));
            if (lines.isEmpty() || upgrades) {
                return Optional.empty();
            }
            return Optional.of(wrongConnection(config, location, lines.get(0)));
        });
    }

    private static Mistake wrongConnection(NginxConfig config, NginxLocation location, Directive line) {
        Optional<Directive> map = config.map(line.argument(2));
        if (map.isPresent()) {
            Place at = map.get().place();
            return Mistake.breaks(
                    at,
                    "For a viewer that asks for an upgrade, " + line.argument(2) + " is not \"upgrade\".",
                    NginxConfig.entry(map.get(), "websocket")
                            .map(entry -> Mend.instead(entry.place(), entry.name() + " upgrade;"))
                            .orElseGet(() -> Mend.into(at, "default upgrade;")));
        }
        boolean elsewhere = isElsewhere(location, line) && line.argument(2).isEmpty();
        return Mistake.breaks(
                line.place(),
                line.argument(2).contains("$")
                        ? "Connection is " + line.argument(2) + ", which is never \"upgrade\"."
                        : "Connection is always \"" + line.argument(2) + "\".",
                // An empty header is not sent, so a second one does no harm, and other users of the snippet keep
                // theirs.
                elsewhere
                        ? Mend.into(location.place(), connectionLine(config))
                        : Mend.instead(line.place(), connectionLine(config)));
    }

    /** Whether {@code line} comes from a file that the location includes, and that others may include too. */
    private static boolean isElsewhere(NginxLocation location, Directive line) {
        return !line.place().file().equals(location.place().file());
    }

    private static Stream<Mistake> headerTwice(NginxConfig config, Assumptions load) {
        return each(config, location -> {
            List<Directive> upgrades = location.headers("Upgrade");
            if (upgrades.size() > 1) {
                Place second = upgrades.get(1).place();
                return Optional.of(Mistake.breaks(second, "Upgrade is set twice.", Mend.remove(second)));
            }
            List<Directive> connections = location.headers("Connection");
            if (connections.size() < 2) {
                return Optional.empty();
            }
            // The header that lets upgrades pass is kept.
            boolean first = config.maySay(connections.get(0).argument(2), "upgrade");
            Place worse = connections.get(first ? 1 : 0).place();
            return Optional.of(Mistake.risk(worse, "Connection is set twice.", Mend.remove(worse)));
        });
    }

    private static Stream<Mistake> headersDropped(NginxConfig config, Assumptions load) {
        return Stream.concat(each(config, NginxHandshakeRules::dropped), droppedBySnippets(config));
    }

    private static Optional<Mistake> dropped(NginxLocation location) {
        List<Directive> dropped = Stream.of("Upgrade", "Connection", "Host")
                .flatMap(field -> location.dropped(field).stream())
                .toList();
        if (dropped.isEmpty()) {
            return Optional.empty();
        }
        String fields = dropped.stream().map(line -> line.argument(1)).collect(Collectors.joining(", "));
        String lines = dropped.stream().map(NginxConfig::text).collect(Collectors.joining("\n"));
        boolean upgrade = !fields.equals("Host");
        Directive first = location.all("proxy_set_header").findFirst().orElseThrow();
        Place at = first.place();
        String words = "This proxy_set_header discards those of outer levels: " + fields + ".";
        Mend mend = isElsewhere(location, first) ? Mend.into(location.place(), lines) : Mend.before(at, lines);
        return Optional.of(upgrade ? Mistake.breaks(at, words, mend) : Mistake.risk(at, words, mend));
    }

    /**
     * Beside locations that carry WebSockets, a location with its own Connection is usually not meant to. One that has
     * it from a snippet may be: whoever included the snippet may not know.
     */
    private static Stream<Mistake> droppedBySnippets(NginxConfig config) {
        return config.locations().stream().filter(config::losesUpgrades).flatMap(location -> location.headerLines(
                        "Connection")
                .filter(line -> isElsewhere(location, line))
                .limit(1)
                .map(line -> Mistake.risk(
                        line.place(),
                        "This line replaces the Connection of outer levels, and the Upgrade of outer levels is"
                                + " not inherited beside it.",
                        Mend.into(location.place(), UPGRADE_LINE + "\n" + connectionLine(config)))));
    }

    private static Stream<Mistake> variableUnknown(NginxConfig config, Assumptions load) {
        if (config.events().isEmpty()) {
            // A variable of a partial configuration may be defined outside it.
            return Stream.empty();
        }
        return each(config, location -> Stream.of("Connection", "Upgrade")
                .flatMap(field -> location.headers(field).stream())
                .filter(line -> line.argument(2).matches("\\$\\w+"))
                .filter(line -> !line.argument(2).startsWith("$http_"))
                .filter(line -> config.maySay(
                        line.argument(2), line.argument(1).equalsIgnoreCase("Upgrade") ? "websocket" : "upgrade"))
                .filter(line -> !config.defines(line.argument(2)))
                .findFirst()
                .map(line -> Mistake.breaks(
                        line.place(), "Nothing defines " + line.argument(2) + ".", withMap(config, line))));
    }

    private static Stream<Mistake> upgradeHidden(NginxConfig config, Assumptions load) {
        return each(config, location -> location.all("proxy_hide_header")
                .filter(line -> line.argument(1).equalsIgnoreCase("Upgrade"))
                .findFirst()
                .map(line ->
                        Mistake.breaks(line.place(), "Upgrade is removed from answers.", Mend.remove(line.place()))));
    }

    private static Stream<Mistake> hostMissing(NginxConfig config, Assumptions load) {
        return each(config, location -> {
            boolean there = !location.headers("Host").isEmpty();
            return there || !location.dropped("Host").isEmpty()
                    ? Optional.empty()
                    : Optional.of(Mistake.risk(
                            location.place(),
                            "The viewer's Host header is not passed on.",
                            Mend.into(location.place(), location.withInherited("proxy_set_header Host $host;"))));
        });
    }

    private static Mend withMap(NginxConfig config, Directive line) {
        String map = "map $http_upgrade " + line.argument(2) + " {\n  default upgrade;\n  '' '';\n}";
        return config.main("http")
                .map(http -> Mend.into(http.place(), map))
                .orElseGet(() -> Mend.before(line.place(), "# in the block http:\n" + map));
    }

    private static String connectionLine(NginxConfig config) {
        String value = config.upgradeMap().map(map -> map.argument(2)).orElse("\"upgrade\"");
        return "proxy_set_header Connection " + value + ";";
    }

    private static Stream<Mistake> each(NginxConfig config, Function<NginxLocation, Optional<Mistake>> check) {
        return config.webSocketLocations().map(check).flatMap(Optional::stream);
    }
}
