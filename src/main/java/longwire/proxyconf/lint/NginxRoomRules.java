package longwire.proxyconf.lint;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longwire.proxyconf.model.Assumptions;
import longwire.proxyconf.model.DurationText;
import longwire.proxyconf.model.Mend;
import longwire.proxyconf.model.NginxConfig;
import longwire.proxyconf.syntax.Directive;
import longwire.proxyconf.syntax.Place;

/** How many tunnels nginx has room for, and which worker gets them. Only a complete configuration says so. */
final class NginxRoomRules {
    static final List<Rule<NginxConfig>> ALL = List.of(
            new Rule<>("nginx.worker-connections", NginxRoomRules::workerConnections),
            new Rule<>("nginx.open-files", NginxRoomRules::openFiles),
            new Rule<>("nginx.uneven-workers", NginxRoomRules::unevenWorkers),
            new Rule<>("nginx.one-worker", NginxRoomRules::oneWorker),
            new Rule<>("nginx.reload", NginxRoomRules::reload));

    private static final long USUAL_OPEN_FILES = 1_024;
    /** For logs, listening sockets and files that are served. */
    private static final long FILES_BESIDE = 256;

    private static final String SHUTDOWN = "worker_shutdown_timeout 5m;";

    private NginxRoomRules() {}

    private static Stream<Mistake> workerConnections(NginxConfig config, Assumptions load) {
        long workers = config.workers(load);
        long room = workers * config.workerConnections();
        if (room >= load.proxyConnections()) {
            return Stream.empty();
        }
        return config.eventsOfTunnels().stream().map(events -> {
            Optional<Directive> said = events.last("worker_connections");
            String mend = "worker_connections " + rounded(neededEach(workers, load)) + ";";
            String words = String.format(
                    Locale.ROOT,
                    "%,d connections%s in %,d worker%s have room for %,d tunnels, not for %,d.",
                    config.workerConnections(),
                    said.isPresent() ? "" : " (the default)",
                    workers,
                    workers == 1 ? "" : "s",
                    room / 2,
                    load.connections());
            return said.map(line -> Mistake.breaks(line.place(), words, Mend.instead(line.place(), mend)))
                    .orElseGet(() -> Mistake.breaks(events.place(), words, Mend.into(events.place(), mend)));
        });
    }

    private static Stream<Mistake> openFiles(NginxConfig config, Assumptions load) {
        Optional<Directive> limit = config.main("worker_rlimit_nofile");
        long files = limit.flatMap(line -> line.number(1)).orElse(USUAL_OPEN_FILES);
        long wanted = config.workerConnections();
        if (files >= wanted) {
            return Stream.empty();
        }
        return config.eventsOfTunnels().stream().map(events -> {
            String mend = "worker_rlimit_nofile " + (wanted + FILES_BESIDE) + ";";
            if (limit.isEmpty()) {
                return Mistake.risk(
                        events.last("worker_connections").orElse(events).place(),
                        String.format(
                                Locale.ROOT,
                                "A worker may have %,d connections, but usually only %,d open files.",
                                wanted,
                                files),
                        Mend.before(events.place(), mend));
            }
            Place at = limit.get().place();
            String words = String.format(
                    Locale.ROOT, "%,d open files are fewer than the %,d connections of a worker.", files, wanted);
            return files < neededEach(config.workers(load), load)
                    ? Mistake.breaks(at, words, Mend.instead(at, mend))
                    : Mistake.risk(at, words, Mend.instead(at, mend));
        });
    }

    private static Stream<Mistake> unevenWorkers(NginxConfig config, Assumptions load) {
        Optional<Directive> cause = config.eventsOfTunnels().flatMap(events -> Stream.of("accept_mutex", "multi_accept")
                .flatMap(name -> events.last(name).stream())
                .filter(line -> line.argument(1).equals("on"))
                .findFirst());
        if (cause.isEmpty() || config.workers(load) < 2) {
            return Stream.empty();
        }
        // For each address, reuseport is set once, by one of its servers.
        Set<String> spread = config.locations().stream()
                .flatMap(location -> location.server().all("listen"))
                .filter(listen -> listen.words().contains("reuseport"))
                .map(listen -> listen.argument(1))
                .collect(Collectors.toSet());
        Map<String, Directive> others = config.webSocketLocations()
                .flatMap(location -> location.server().all("listen"))
                .filter(listen -> !spread.contains(listen.argument(1)))
                .collect(Collectors.toMap(
                        listen -> listen.argument(1), listen -> listen, (first, same) -> first, LinkedHashMap::new));
        if (others.isEmpty()) {
            return Stream.empty();
        }
        String words = String.format(
                Locale.ROOT,
                "With %s on, one of %,d workers takes nearly all tunnels.",
                cause.get().name(),
                config.workers(load));
        Mend[] mends = others.values().stream()
                .map(listen -> Mend.instead(listen.place(), withReuseport(listen)))
                .toArray(Mend[]::new);
        return Stream.of(Mistake.slows(cause.get().place(), words, mends));
    }

    private static String withReuseport(Directive listen) {
        String text = NginxConfig.text(listen);
        return text.substring(0, text.length() - 1) + " reuseport;";
    }

    private static Stream<Mistake> oneWorker(NginxConfig config, Assumptions load) {
        if (config.workers(load) > 1 || !load.isMuchForOneThread()) {
            return Stream.empty();
        }
        String mend = "worker_processes auto;";
        String words = String.format(Locale.ROOT, "One worker is to carry %,d tunnels.", load.connections());
        Optional<Directive> said = config.main("worker_processes");
        return config.eventsOfTunnels().stream()
                .map(events -> said.map(line -> Mistake.risk(line.place(), words, Mend.instead(line.place(), mend)))
                        .orElseGet(() -> Mistake.risk(events.place(), words, Mend.before(events.place(), mend))));
    }

    private static Stream<Mistake> reload(NginxConfig config, Assumptions load) {
        Optional<Directive> said = config.main("worker_shutdown_timeout");
        boolean unlimited = said.flatMap(line -> DurationText.parse(line.argument(1), "s"))
                .filter(Duration::isZero)
                .isPresent();
        if (!load.reloads() || said.isPresent() && !unlimited) {
            return Stream.empty();
        }
        return config.eventsOfTunnels().stream().map(Directive::place).map(at -> said.map(line -> Mistake.risk(
                        line.place(),
                        "worker_shutdown_timeout 0 is no limit: old workers stay after a reload.",
                        Mend.instead(line.place(), SHUTDOWN)))
                .orElseGet(() -> Mistake.risk(
                        at, "Nothing limits how long old workers stay after a reload.", Mend.before(at, SHUTDOWN))));
    }

    private static long neededEach(long workers, Assumptions load) {
        return (load.proxyConnections() + workers - 1) / workers;
    }

    /** The next multiple of 1,024, as a usual round number. */
    private static long rounded(long number) {
        return (number + 1_023) / 1_024 * 1_024;
    }
}
