package longwire.proxyconf.lint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longwire.proxyconf.model.Assumptions;
import longwire.proxyconf.model.DurationText;
import longwire.proxyconf.model.HaproxyConfig;
import longwire.proxyconf.model.HaproxyLayer;
import longwire.proxyconf.model.HaproxySection;
import longwire.proxyconf.model.Mend;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.Place;

/** What HAProxy does to idle tunnels. */
final class HaproxyTimeoutRules {
    static final List<Rule<HaproxyConfig>> ALL = List.of(
            new Rule<>("haproxy.tunnel-timeout-missing", HaproxyTimeoutRules::tunnelMissing),
            new Rule<>("haproxy.tunnel-timeout", HaproxyTimeoutRules::tunnelTooShort),
            new Rule<>("haproxy.tunnel-timeout-zero", HaproxyTimeoutRules::tunnelZero),
            new Rule<>("haproxy.layer-timeout", HaproxyTimeoutRules::layer),
            new Rule<>("haproxy.timeout-missing", HaproxyTimeoutRules::missing));

    private static final String TUNNEL = "timeout tunnel 1h";

    private HaproxyTimeoutRules() {}

    private static Stream<Mistake> tunnelMissing(HaproxyConfig config, Assumptions load) {
        return config.backends()
                .filter(backend -> backend.line("timeout tunnel").isEmpty())
                .flatMap(backend -> idle(config, backend).stream().flatMap(idle -> {
                    boolean cut = load.isCutBy(idle);
                    // Other protocols, such as that of a database, have no tunnels.
                    if (!backend.isHttp() && !cut) {
                        return Stream.empty();
                    }
                    String words = "No timeout tunnel: tunnels are closed after " + DurationText.words(idle)
                            + " without a byte.";
                    Place section =
                            backend.saying("timeout server").orElse(backend).place();
                    Mend mend = Mend.into(section, "timeout tunnel 1h");
                    return Stream.of(cut ? Mistake.breaks(section, words, mend) : Mistake.risk(section, words, mend));
                }));
    }

    private static Stream<Mistake> tunnelZero(HaproxyConfig config, Assumptions load) {
        return config.backends()
                .filter(backend -> backend.timeout("tunnel").isEmpty())
                .flatMap(backend -> backend.line("timeout tunnel").stream()
                        .filter(line -> isZero(line.argument(2)))
                        .flatMap(line -> idle(config, backend).stream().map(idle -> {
                            String words = "timeout tunnel 0 counts as not set: tunnels are closed after "
                                    + DurationText.words(idle) + " without a byte.";
                            Mend mend = Mend.instead(line.place(), TUNNEL);
                            return load.isCutBy(idle)
                                    ? Mistake.breaks(line.place(), words, mend)
                                    : Mistake.risk(line.place(), words, mend);
                        })));
    }

    private static boolean isZero(String duration) {
        return DurationText.parse(duration, "ms").filter(Duration::isZero).isPresent();
    }

    /** One mistake for each line that sets a timeout, whatever number of sections inherit it. */
    private static Stream<Mistake> layer(HaproxyConfig config, Assumptions load) {
        Map<Place, List<HaproxyLayer>> cutting = new LinkedHashMap<>();
        for (HaproxyLayer layer : config.layers()) {
            outerIdle(config, layer).filter(load::isCutBy).ifPresent(idle -> cutting.computeIfAbsent(
                            cause(config, layer, idle), any -> new ArrayList<>())
                    .add(layer));
        }
        return cutting.entrySet().stream().map(entry -> {
            List<HaproxyLayer> layers = entry.getValue();
            String inner = names(layers.stream().map(HaproxyLayer::inner));
            String outer = names(layers.stream().map(HaproxyLayer::outer));
            Duration idle = outerIdle(config, layers.get(0)).orElseThrow();
            return Mistake.breaks(
                    entry.getKey(),
                    "Tunnels of " + inner + " pass " + outer + " first, which closes them after "
                            + DurationText.words(idle) + " without a byte.",
                    layers.stream()
                            .map(HaproxyLayer::outer)
                            .distinct()
                            .map(HaproxyTimeoutRules::withTunnel)
                            .toArray(Mend[]::new));
        });
    }

    private static Optional<Duration> outerIdle(HaproxyConfig config, HaproxyLayer layer) {
        return layer.outer().timeout("tunnel").or(() -> Stream.concat(
                        config.frontendsOf(layer).flatMap(frontend -> frontend.timeout("client").stream()),
                        layer.outer().timeout("server").stream())
                .min(Duration::compareTo));
    }

    /** The line that sets the timeout {@code idle}. */
    private static Place cause(HaproxyConfig config, HaproxyLayer layer, Duration idle) {
        HaproxySection outer = layer.outer();
        return Stream.of(
                        said(Stream.of(outer), "tunnel", idle),
                        said(config.frontendsOf(layer), "client", idle),
                        said(Stream.of(outer), "server", idle))
                .flatMap(lines -> lines)
                .findFirst()
                .orElse(outer.place());
    }

    private static Stream<Place> said(Stream<HaproxySection> sections, String name, Duration idle) {
        return sections.filter(
                        section -> section.timeout(name).filter(idle::equals).isPresent())
                .flatMap(section -> section.line("timeout " + name).stream())
                .map(Directive::place);
    }

    private static Mend withTunnel(HaproxySection section) {
        return section.own("timeout tunnel")
                .reduce((earlier, later) -> later)
                .map(line -> Mend.instead(line.place(), TUNNEL))
                .orElseGet(() -> Mend.into(section.place(), TUNNEL));
    }

    private static String names(Stream<HaproxySection> sections) {
        return sections.map(HaproxySection::name).distinct().collect(Collectors.joining(" and "));
    }

    /** How long a tunnel may be silent without a timeout of its own. */
    private static Optional<Duration> idle(HaproxyConfig config, HaproxySection backend) {
        Stream<Duration> clients = config.frontendsOf(backend).flatMap(frontend -> frontend.timeout("client").stream());
        return Stream.concat(clients, backend.timeout("server").stream()).min(Duration::compareTo);
    }

    private static Stream<Mistake> tunnelTooShort(HaproxyConfig config, Assumptions load) {
        return config.backends().flatMap(backend -> backend.timeout("tunnel").filter(load::isCutBy).stream()
                .map(idle -> {
                    Place at = backend.line("timeout tunnel").orElseThrow().place();
                    return Mistake.breaks(
                            at,
                            "timeout tunnel is " + DurationText.words(idle) + ", and pings come every "
                                    + DurationText.words(load.pingInterval()) + ".",
                            Mend.instead(at, "timeout tunnel 1h"));
                }));
    }

    private static Stream<Mistake> missing(HaproxyConfig config, Assumptions load) {
        return Stream.of(
                        missing(config.frontends(), "timeout client", "60s"),
                        missing(config.backends(), "timeout connect", "5s"),
                        missing(config.backends(), "timeout server", "60s"))
                .flatMap(mistakes -> mistakes);
    }

    private static Stream<Mistake> missing(Stream<HaproxySection> sections, String name, String usual) {
        return sections.flatMap(section -> missing(section, name, usual).stream());
    }

    private static Optional<Mistake> missing(HaproxySection section, String name, String usual) {
        Optional<Directive> line = section.line(name);
        if (line.isEmpty()) {
            Place at = section.defaults().stream().findFirst().orElse(section).place();
            return Optional.of(Mistake.risk(at, name + " is not set.", Mend.into(at, name + " " + usual)));
        }
        return line.filter(said -> isZero(said.argument(2)))
                .map(said -> Mistake.risk(
                        said.place(), name + " 0 counts as not set.", Mend.instead(said.place(), name + " " + usual)));
    }
}
