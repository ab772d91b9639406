package longwire.experiment;

import com.typesafe.config.Config;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import longwire.comparison.Criteria;
import longwire.live.LiveSettings;
import longwire.network.Endpoint;
import longwire.process.Machine;
import longwire.settings.Values;
import longwire.viewer.Backoff;
import longwire.viewer.StreamSettings;
import longwire.viewer.StreamSettings.Arrival;
import longwire.viewer.Target;
import longwire.viewer.Transport;
import longwire.viewer.ViewerSettings;

/** Makes a {@link Plan} of what was written, or refuses it with every fault it has. */
final class PlanReader {
    private static final int MOST_CONNECTIONS = 1_000_000;
    private static final int MOST_WARM_UP_MESSAGES = 10_000_000;
    private static final int MOST_REPEATS = 1_000;
    private static final double HIGHEST_RATE = 10_000_000;
    /** Gatling keeps every trial's population in memory: with all repeats these are more than a day of any. */
    private static final int LONGEST_ORDER = 1_000;

    /** What results call the system of {@code target}, and the one of {@code control}. */
    private static final String TARGET = "target";

    private static final String CONTROL = "control";

    private final Values values;
    private final Config config;

    private PlanReader(Config config) {
        this.config = config;
        this.values = new Values(config);
    }

    /**
     * Reads the plan of a simulation, as {@link PlanFile} layers it.
     *
     * @param own the simulation's plan, a resource of the class path
     * @param properties of the system
     * @throws longwire.fault.InputFault with every fault, a line each
     */
    static Plan read(String own, Properties properties) {
        return new PlanReader(new PlanFile().read(own, properties)).plan();
    }

    private Plan plan() {
        int connections = values.whole("connections", 1, MOST_CONNECTIONS);
        List<PlannedPath> paths = paths();
        boolean external = paths.stream().anyMatch(path -> path.external().isPresent());
        checkFiles(connections, paths);
        List<Transport> transports = values.list("transports", Transport::of);
        if (!transports.stream().allMatch(Transport.WEBSOCKET::equals)) {
            PlannedPath.delayFaults(paths, "where transports are more than websocket")
                    .forEach(values::fault);
        }
        checkComparison();
        Plan plan = new Plan(
                values.name("name"),
                paths,
                transports,
                values.whole("repeats", 1, MOST_REPEATS),
                order(paths),
                values.truth("keep-going"),
                values.any("seed"),
                connections,
                values.above0("handshakes-per-second", HIGHEST_RATE),
                stream(connections),
                values.above0("events-per-second", HIGHEST_RATE),
                values.whole("warm-up-messages", 0, MOST_WARM_UP_MESSAGES),
                fault(external),
                viewers(connections, external),
                live(),
                Path.of(values.text("results")),
                Path.of(values.text("gatling")),
                PlanFile.render(config));
        values.refuseFaults();
        return plan;
    }

    /** A running system, with its control before it, stands for all of them. */
    private List<PlannedPath> paths() {
        Target target = target(TARGET);
        Target control = target(CONTROL);
        if (control != null && target == null) {
            values.fault("control: " + control + " (expected: only beside a target)");
        }
        if (target == null) {
            return new PathsReader(values).read(config);
        }
        PlannedPath measured = PlannedPath.to(TARGET, target);
        return control == null ? List.of(measured) : List.of(PlannedPath.to(CONTROL, control), measured);
    }

    private List<String> order(List<PlannedPath> paths) {
        List<String> order = values.texts("order");
        List<String> names = paths.stream().map(PlannedPath::name).toList();
        if (order.size() > LONGEST_ORDER) {
            values.fault("order: " + order.size() + " names (expected: at most " + LONGEST_ORDER + ")");
        }
        order.stream()
                .filter(name -> !names.contains(name))
                .forEach(name ->
                        values.fault("order: " + name + " (expected: any of " + String.join(", ", names) + ")"));
        names.stream()
                .filter(name -> !order.isEmpty() && !order.contains(name))
                .forEach(name -> values.fault("order: no " + name + " (expected: each path once or more)"));
        return order;
    }

    private StreamSettings stream(int connections) {
        double rate = values.above0("rate", HIGHEST_RATE);
        Arrival arrival = values.oneOf("arrival", Arrival.class);
        Payload payload = values.oneOf("payload", Payload.class);
        int payloadBytes = values.whole("payload-bytes", 1, StreamSettings.LARGEST_PAYLOAD_BYTES);
        long seed = values.any("seed");
        Duration warmUp = values.duration("warm-up");
        Duration measured = values.duration("duration");
        Duration deadline = values.duration("deadline");
        return values.attempt(
                () -> new StreamSettings(
                        rate / connections,
                        arrival,
                        seed,
                        payloadBytes,
                        payload == Payload.TEXT,
                        warmUp,
                        measured,
                        deadline),
                null);
    }

    private Fault.Planned fault(boolean external) {
        Fault what = values.oneOf("fault.what", Fault.class);
        if (external && what != Fault.NONE) {
            values.fault(
                    "fault.what: " + values.text("fault.what") + " (expected: none, where the origin is not ours)");
        }
        Duration after = values.duration("fault.after");
        Duration lasting = values.duration("fault.lasting");
        if (what != Fault.NONE && after.plus(lasting).compareTo(values.duration("duration")) > 0) {
            values.fault("fault: " + after.plus(lasting).toMillis()
                    + " ms until it is over (expected: at most the duration, which is measured)");
        }
        return new Fault.Planned(what, after, lasting);
    }

    private ViewerSettings viewers(int connections, boolean external) {
        Duration first = values.duration("reconnect.first");
        Duration longest = values.duration("reconnect.longest");
        int attempts = values.whole("reconnect.attempts", 0, 1_000);
        Backoff backoff = values.attempt(() -> new Backoff(first, longest, attempts), Backoff.DEFAULT);
        int eventLoops = values.whole("event-loops", 1, ViewerSettings.MOST_EVENT_LOOPS);
        int sources = values.whole("source-addresses", 0, ViewerSettings.MOST_SOURCES);
        Duration connectTimeout = values.duration("connect-timeout");
        Duration pingInterval = values.duration("ping-interval");
        // Certificates of our own paths are made when they start, and nobody's signature stands behind them.
        boolean verifyTls = values.truth("verify-tls") && external;
        Duration spin = values.duration("spin");
        return values.attempt(
                () -> new ViewerSettings(
                        eventLoops,
                        sources == 0 ? ViewerSettings.sourcesFor(connections) : sources,
                        connectTimeout,
                        backoff,
                        pingInterval,
                        verifyTls,
                        spin),
                null);
    }

    private LiveSettings live() {
        String listen = values.text("live.listen");
        String otlp = values.text("live.otlp");
        Endpoint endpoint = listen.isEmpty() ? null : values.attempt(() -> Endpoint.parse("live.listen", listen), null);
        URI collector = otlp.isEmpty() ? null : values.attempt(() -> LiveSettings.collector(otlp), null);
        Duration interval = values.duration("live.otlp-interval");
        boolean watch = values.truth("live.watch");
        boolean beyondLoopback = values.truth("live.beyond-loopback");
        return values.attempt(
                () -> new LiveSettings(
                        Optional.ofNullable(endpoint), Optional.ofNullable(collector), interval, watch, beyondLoopback),
                LiveSettings.OFF);
    }

    private Target target(String key) {
        String url = values.text(key);
        return url.isEmpty() ? null : values.attempt(() -> Target.parse(key, url), null);
    }

    /** Reports will judge by it. */
    private void checkComparison() {
        double threshold = values.above0("comparison.threshold", 1);
        double confidence = values.above0("comparison.confidence", 1);
        values.attempt(() -> new Criteria(threshold, confidence, Criteria.STANDARD.seed()), null);
    }

    /** A file for each connection here; two for each in a proxy, which stands between two. */
    private void checkFiles(int connections, List<PlannedPath> paths) {
        int filesEach = paths.stream()
                .mapToInt(path -> path.driver().filesPerConnection(path.settings()))
                .max()
                .orElse(1);
        long most = Machine.connectionsLimit(filesEach);
        if (connections > most) {
            values.fault(String.format(
                    Locale.ROOT,
                    "connections: %d (expected: at most %d: a process may open %d files here%s; raise it as root with: "
                            + "ulimit -Hn %d)",
                    connections,
                    most,
                    Machine.openFilesLimit(),
                    filesEach > 1 ? ", and a proxy needs " + filesEach + " for each connection" : "",
                    Machine.filesFor(connections, filesEach)));
        }
    }

    private enum Payload {
        BINARY,
        TEXT
    }
}
