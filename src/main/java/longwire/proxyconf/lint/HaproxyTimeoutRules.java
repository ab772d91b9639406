package longwire.proxyconf.lint;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.proxyconf.model.Assumptions;
import longwire.proxyconf.model.DurationText;
import longwire.proxyconf.model.HaproxyConfig;
import longwire.proxyconf.model.HaproxySection;
import longwire.proxyconf.model.Mend;
import longwire.proxyconf.syntax.Place;

/** What HAProxy does to idle tunnels. */
final class HaproxyTimeoutRules {
    static final List<Rule<HaproxyConfig>> ALL = List.of(
            new Rule<>("haproxy.tunnel-timeout-missing", HaproxyTimeoutRules::tunnelMissing),
            new Rule<>("haproxy.tunnel-timeout", HaproxyTimeoutRules::tunnelTooShort),
            new Rule<>("haproxy.timeout-missing", HaproxyTimeoutRules::missing));

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
        return sections.filter(section -> section.line(name).isEmpty())
                .map(section ->
                        section.defaults().stream().findFirst().orElse(section).place())
                .map(at -> Mistake.risk(at, name + " is not set.", Mend.into(at, name + " " + usual)));
    }
}
