package longwire.proxyconf.lint;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.proxyconf.model.Assumptions;
import longwire.proxyconf.model.DurationText;
import longwire.proxyconf.model.LighttpdConfig;
import longwire.proxyconf.model.Mend;
import longwire.proxyconf.model.PathHints;
import longwire.proxyconf.syntax.Directive;

/** What breaks WebSockets in lighttpd, which passes them on if it is told to. */
final class LighttpdRules {
    static final List<Rule<LighttpdConfig>> ALL = List.of(
            new Rule<>("lighttpd.upgrade-missing", LighttpdRules::upgradeMissing),
            new Rule<>("lighttpd.idle", LighttpdRules::idle),
            new Rule<>("lighttpd.path", LighttpdRules::path));

    private static final String UPGRADE = "proxy.header = ( \"upgrade\" => \"enable\" )";

    private LighttpdRules() {}

    private static Stream<Mistake> upgradeMissing(LighttpdConfig config, Assumptions load) {
        return config.webSocketProxies()
                .filter(proxy -> !proxy.passesUpgrades())
                .map(proxy -> Mistake.breaks(
                        proxy.place(),
                        "Upgrades are not passed on.",
                        proxy.setting("proxy.header")
                                .map(LighttpdRules::withUpgrade)
                                .orElseGet(() -> Mend.before(proxy.place(), UPGRADE))));
    }

    /** An array whose end is in another line is added to behind it, which lighttpd reads in order. */
    private static Mend withUpgrade(Directive header) {
        String text = header.place().text().strip();
        return text.contains("(") && text.endsWith(")")
                ? Mend.instead(header.place(), text.replaceFirst("\\(", "( \"upgrade\" => \"enable\","))
                : Mend.before(header.place(), "# add to this array: \"upgrade\" => \"enable\"");
    }

    private static Stream<Mistake> idle(LighttpdConfig config, Assumptions load) {
        return config.webSocketProxies().flatMap(proxy -> Stream.of("server.max-read-idle", "server.max-write-idle")
                .flatMap(name -> idle(proxy, name, load).stream()));
    }

    private static Optional<Mistake> idle(LighttpdConfig.Proxy proxy, String name, Assumptions load) {
        Optional<Directive> said = proxy.setting(name);
        Duration limit = said.flatMap(line -> DurationText.parse(line.argument(1), "s"))
                .orElse(Duration.ofSeconds(name.contains("read") ? 60 : 360));
        if (!load.isCutBy(limit)) {
            return Optional.empty();
        }
        String mend = name + " = " + load.patienceSeconds();
        String words = limit.isZero()
                ? name + " = 0 is not \"no limit\": tunnels are closed at once."
                : name + " is " + DurationText.words(limit) + (said.isPresent() ? "" : " by default")
                        + ", and pings come every " + DurationText.words(load.pingInterval()) + ".";
        return Optional.of(said.map(line -> Mistake.breaks(line.place(), words, Mend.instead(line.place(), mend)))
                .orElseGet(() -> Mistake.breaks(proxy.place(), words, Mend.before(proxy.place(), mend))));
    }

    private static Stream<Mistake> path(LighttpdConfig config, Assumptions load) {
        return config.webSocketProxies()
                .filter(proxy -> proxy.path().length() > 1 && proxy.path().endsWith("/"))
                .flatMap(proxy -> {
                    String path = proxy.path();
                    String bare = path.substring(0, path.length() - 1);
                    boolean taken =
                            proxy.beside().anyMatch(other -> other != proxy.entry() && bare.startsWith(other.name()));
                    return !PathHints.isEndpoint(bare) || taken
                            ? Stream.empty()
                            : Stream.of(Mistake.risk(
                                    proxy.entry().place(),
                                    bare + " itself is not matched here.",
                                    Mend.instead(
                                            proxy.entry().place(),
                                            proxy.entry()
                                                    .place()
                                                    .text()
                                                    .strip()
                                                    .replace("\"" + path + "\"", "\"" + bare + "\""))));
                });
    }
}
