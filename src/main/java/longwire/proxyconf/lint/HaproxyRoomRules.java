package longwire.proxyconf.lint;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.proxyconf.model.Assumptions;
import longwire.proxyconf.model.HaproxyConfig;
import longwire.proxyconf.model.HaproxySection;
import longwire.proxyconf.model.Mend;
import longwire.proxyconf.syntax.Directive;

/** How many tunnels HAProxy has room for. */
final class HaproxyRoomRules {
    static final List<Rule<HaproxyConfig>> ALL = List.of(
            new Rule<>("haproxy.maxconn", HaproxyRoomRules::maxconn),
            new Rule<>("haproxy.server-maxconn", HaproxyRoomRules::serverMaxconn),
            new Rule<>("haproxy.open-files", HaproxyRoomRules::openFiles),
            new Rule<>("haproxy.one-thread", HaproxyRoomRules::oneThread),
            new Rule<>("haproxy.processes", HaproxyRoomRules::processes),
            new Rule<>("haproxy.reload", HaproxyRoomRules::reload));

    /** For listening sockets, checks and logs. */
    private static final long FILES_BESIDE = 256;

    private HaproxyRoomRules() {}

    /** A line of the global section, if the configuration passes anything to an origin. */
    private static Stream<Directive> ofTunnels(HaproxyConfig config, String line) {
        return config.backends().limit(1).flatMap(any -> config.global(line).stream());
    }

    private static Stream<Mistake> maxconn(HaproxyConfig config, Assumptions load) {
        Stream<Directive> global = ofTunnels(config, "maxconn");
        Stream<HaproxySection> outer = config.layers().stream().flatMap(config::frontendsOf);
        Stream<Directive> frontends =
                Stream.concat(config.frontends(), outer).flatMap(frontend -> frontend.line("maxconn").stream());
        return Stream.concat(global, frontends)
                .filter(line -> isTooFew(line, load.connections()))
                .map(line -> Mistake.breaks(
                        line.place(),
                        String.format(
                                Locale.ROOT,
                                "maxconn is %s; %,d viewers are expected.",
                                line.argument(1),
                                load.connections()),
                        Mend.instead(line.place(), "maxconn " + roomy(load))));
    }

    /** The value 0 means no limit of its own. */
    private static boolean isTooFew(Directive line, long needed) {
        return line.number(1).filter(number -> number > 0 && number < needed).isPresent();
    }

    private static Stream<Mistake> serverMaxconn(HaproxyConfig config, Assumptions load) {
        return config.backends().flatMap(backend -> {
            List<Directive> servers = backend.servers()
                    .filter(server -> !server.words().contains("backup"))
                    .toList();
            List<Long> limits = servers.stream()
                    .flatMap(server -> limit(backend, server).stream())
                    .toList();
            long sum = limits.stream().mapToLong(Long::longValue).sum();
            if (limits.isEmpty() || limits.size() < servers.size() || sum >= load.connections()) {
                return Stream.empty();
            }
            Directive first = servers.stream()
                    .filter(server -> server.words().contains("maxconn"))
                    .findFirst()
                    .or(() -> backend.line("default-server"))
                    .orElseThrow();
            return Stream.of(Mistake.breaks(
                    first.place(),
                    String.format(
                            Locale.ROOT, "The servers accept %,d tunnels; %,d are expected.", sum, load.connections()),
                    Mend.instead(first.place(), withMaxconn(first, roomy(load)))));
        });
    }

    private static Optional<Long> limit(HaproxySection backend, Directive server) {
        return parameter(server)
                .or(() -> backend.line("default-server").flatMap(HaproxyRoomRules::parameter))
                .filter(number -> number > 0);
    }

    private static Optional<Long> parameter(Directive server) {
        int at = server.words().indexOf("maxconn");
        return at < 0 ? Optional.empty() : server.number(at + 1);
    }

    private static String withMaxconn(Directive server, long number) {
        int at = server.words().indexOf("maxconn");
        return String.join(" ", server.words().subList(0, at)) + " maxconn " + number
                + server.words().stream().skip(at + 2L).map(word -> " " + word).reduce("", String::concat);
    }

    private static Stream<Mistake> openFiles(HaproxyConfig config, Assumptions load) {
        long needed = load.proxyConnections() + FILES_BESIDE;
        return ofTunnels(config, "ulimit-n")
                .filter(line -> isTooFew(line, load.proxyConnections()))
                .map(line -> Mistake.risk(
                        line.place(),
                        String.format(
                                Locale.ROOT,
                                "%s open files; %,d tunnels need %,d.",
                                line.argument(1),
                                load.connections(),
                                needed),
                        Mend.remove(line.place())));
    }

    private static Stream<Mistake> oneThread(HaproxyConfig config, Assumptions load) {
        return ofTunnels(config, "nbthread")
                .filter(line -> line.argument(1).equals("1") && load.isMuchForOneThread())
                .map(line -> Mistake.risk(
                        line.place(),
                        String.format(Locale.ROOT, "One thread is to carry %,d tunnels.", load.connections()),
                        Mend.remove(line.place())));
    }

    private static Stream<Mistake> processes(HaproxyConfig config, Assumptions load) {
        return ofTunnels(config, "nbproc")
                .map(line ->
                        Mistake.breaks(line.place(), "nbproc starts several processes.", Mend.remove(line.place())));
    }

    private static Stream<Mistake> reload(HaproxyConfig config, Assumptions load) {
        if (!load.reloads() || config.global("hard-stop-after").isPresent()) {
            return Stream.empty();
        }
        return config.backends()
                .limit(1)
                .map(backend -> config.inGlobal("hard-stop-after 5m"))
                .map(mend ->
                        Mistake.risk(mend.at(), "Nothing limits how long the old process stays after a reload.", mend));
    }

    /** The planned connections, and some for viewers that reconnect before their old connection is gone. */
    private static long roomy(Assumptions load) {
        return load.connections() + Math.max(64, load.connections() / 10);
    }
}
