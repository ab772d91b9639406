package longwire.proxyconf.lint;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.proxyconf.model.Assumptions;
import longwire.proxyconf.model.DurationText;
import longwire.proxyconf.model.Mend;
import longwire.proxyconf.model.NginxConfig;
import longwire.proxyconf.model.NginxLocation;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.Place;

/** What nginx does to idle connections. */
final class NginxIdleRules {
    static final List<Rule<NginxConfig>> ALL = List.of(
            new Rule<>("nginx.read-timeout", NginxIdleRules::readTimeout),
            new Rule<>("nginx.stream-timeout", NginxIdleRules::streamTimeout),
            new Rule<>("nginx.buffering", NginxIdleRules::buffering));

    private static final Duration READ_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STREAM_TIMEOUT = Duration.ofMinutes(10);

    private NginxIdleRules() {}

    private static Stream<Mistake> readTimeout(NginxConfig config, Assumptions load) {
        String name = "proxy_read_timeout";
        return config.locations().stream()
                .filter(location -> config.carriesWebSockets(location) || location.isEventStream())
                .flatMap(location -> location
                        .duration(name, READ_TIMEOUT)
                        .filter(load::isCutBy)
                        .map(idle -> cut(location.effective(name), location.place(), name, idle, load))
                        .stream());
    }

    private static Stream<Mistake> streamTimeout(NginxConfig config, Assumptions load) {
        String name = "proxy_timeout";
        return config.streamServers().stream().flatMap(levels -> {
            Optional<Directive> said = NginxLocation.effective(levels, name);
            Place server = levels.get(levels.size() - 1).place();
            return said
                    .map(line -> DurationText.parse(line.argument(1), "s"))
                    .orElse(Optional.of(STREAM_TIMEOUT))
                    .filter(load::isCutBy)
                    .map(idle -> cut(said, server, name, idle, load))
                    .stream();
        });
    }

    private static Mistake cut(Optional<Directive> said, Place block, String name, Duration idle, Assumptions load) {
        String mend = name + " " + load.patienceSeconds() + "s;";
        String words = idle.isZero()
                ? name + " 0 is not \"no limit\": nothing is waited for."
                : name + " is " + DurationText.words(idle) + (said.isPresent() ? "" : " by default")
                        + ", and pings come every " + DurationText.words(load.pingInterval()) + ".";
        return said.map(line -> Mistake.breaks(line.place(), words, Mend.instead(line.place(), mend)))
                .orElseGet(() -> Mistake.breaks(block, words, Mend.into(block, mend)));
    }

    private static Stream<Mistake> buffering(NginxConfig config, Assumptions load) {
        String mend = "proxy_buffering off;";
        return config.locations().stream().filter(NginxLocation::isEventStream).flatMap(location -> {
            Optional<Directive> said = location.effective("proxy_buffering");
            if (said.isPresent()) {
                return said
                        .filter(line -> !line.argument(1).equals("off"))
                        .map(line -> Mistake.slows(
                                line.place(), "The event stream is buffered.", Mend.instead(line.place(), mend)))
                        .stream();
            }
            return Stream.of(Mistake.slows(
                    location.place(),
                    "The event stream is buffered (the default).",
                    Mend.into(location.place(), mend)));
        });
    }
}
