package longwire.plan;

import com.typesafe.config.Config;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import longwire.disturbance.Disturbance;
import longwire.disturbance.Disturbances;
import longwire.measurement.MessageTimes;
import longwire.network.Endpoint;
import longwire.process.Machine;
import longwire.settings.PayloadSizes;
import longwire.settings.RecordReader;
import longwire.settings.Values;
import longwire.viewer.Target;
import longwire.viewer.Transport;
import longwire.viewer.conversation.Protocol;
import longwire.viewer.conversation.Protocols;

/** Makes a {@link Plan} of what was written, or refuses it with every fault it has. */
public final class PlanReader {
    /** Gatling keeps every trial's population in memory: with all repeats these are more than a day of any. */
    private static final int LONGEST_ORDER = 1_000;

    private static final double NANOS_PER_SECOND = 1e9;

    /** What results call the system of {@code target}, and the one of {@code control}. */
    private static final String TARGET = "target";

    private static final String CONTROL = "control";

    private final Values values;
    private final Config config;
    private final Config standard;
    private final int processes;

    private PlanReader(Config config, Config standard, int processes) {
        this.processes = processes;
        this.config = config;
        this.standard = standard;
        this.values = new Values(config);
    }

    /**
     * Reads the plan of a simulation, as {@link PlanFile} layers it.
     *
     * @param own the simulation's plan, a resource of the class path
     * @param properties of the system
     * @throws longwire.fault.InputFault with every fault, a line each
     */
    public static Plan read(String own, Properties properties) {
        return read(own, properties, 1);
    }

    /** Same as {@link #read(String, Properties)}, for viewers that {@code processes} processes share. */
    public static Plan read(String own, Properties properties, int processes) {
        PlanFile files = new PlanFile();
        return new PlanReader(files.read(own, properties), PlanText.standard(), processes).plan();
    }

    private Plan plan() {
        List<PlannedPath> paths = paths();
        Plan plan = new RecordReader(values, new Values(standard))
                .texts(Transport.class, (key, label) -> Transport.of(label))
                .texts(Disturbance.class, Disturbances::named)
                .texts(Protocol.class, (key, label) -> Protocols.of("conversation." + key, label))
                .texts(Endpoint.class, Endpoint::parse)
                .texts(Target.class, Target::parse)
                .texts(URI.class, LiveSettings::collector)
                .texts(PayloadSizes.class, PayloadSizes::parse)
                .read(Plan.class, Map.of("paths", paths, "text", PlanText.render(config)));
        checkFiles(plan.traffic().connections(), paths);
        values.attempt(() -> checkOpening(plan), null);
        checkOrder(plan.trials().order(), paths);
        if (plan.trials().design() == Design.DUET) {
            checkDuets(plan);
        }
        checkDisturbance(plan);
        plan.service().ifPresent(service -> checkService(plan, service));
        checkMessageLog(plan);
        checkPublishers(plan);
        checkHttp2(plan);
        checkConnectionPerPoll(plan);
        if (!plan.trials().transports().stream().allMatch(Transport::isWebSocket)) {
            PlannedPath.delayFaults(paths, "where transports are more than websocket")
                    .forEach(values::fault);
            checkFrames(plan.traffic());
        }
        values.refuseFaults();
        return plan;
    }

    /** A running system, with its control before it, stands for all of them. */
    private List<PlannedPath> paths() {
        Target target = target(TARGET);
        Target control = target(CONTROL);
        if (control != null && target == null) {
            values.fault("control: " + control + " (expected: only together with target)");
        }
        if (target == null) {
            return new PathsReader(values).read(config);
        }
        PlannedPath measured = PlannedPath.to(TARGET, target);
        return control == null ? List.of(measured) : List.of(PlannedPath.to(CONTROL, control), measured);
    }

    private void checkOrder(List<String> order, List<PlannedPath> paths) {
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
                .forEach(name -> values.fault("order: " + name + " is missing (expected: each path at least once)"));
    }

    /** Two paths at the same moment need two that can be there at the same moment. */
    private void checkDuets(Plan plan) {
        List<String> order = plan.trials().order();
        if (plan.paths().size() < 2) {
            values.fault("design: duet (expected: interleaved, where there is one path)");
        }
        if (plan.traffic().topics() > 1) {
            values.fault("topics: " + plan.traffic().topics() + " (expected: 1, for design = duet)");
        }
        if (plan.traffic().connections() % 2 > 0) {
            values.fault(
                    "connections: " + plan.traffic().connections() + " (expected: an even number, for design = duet)");
        }
        if (order.size() % 2 > 0) {
            values.fault("order: " + order.size() + " names (expected: two for each trial, for design = duet)");
        }
        for (int first = 0; first + 1 < order.size(); first += 2) {
            if (order.get(first).equals(order.get(first + 1))) {
                values.fault("order: " + order.get(first) + " beside itself (expected: another, for design = duet)");
            }
        }
        plan.paths().stream()
                .filter(path -> !path.system().isEmpty()
                        || path.external().filter(External::isApplied).isPresent())
                .forEach(path -> values.fault("design: duet (expected: interleaved, where " + path.name()
                        + " changes a system that the other path would share)"));
    }

    private void checkDisturbance(Plan plan) {
        PlannedDisturbance planned = plan.disturbance();
        if (!planned.isPlanned()) {
            return;
        }
        if (planned.what().subject() == Disturbance.Subject.PROXY
                && plan.trials().design() == Design.DUET) {
            values.fault("design: duet (expected: interleaved, where a proxy is disturbed beside another)");
        }
        if (planned.what().subject() == Disturbance.Subject.NETWORK && plan.external()) {
            values.fault("disturbance.what: " + planned.what().label()
                    + " (expected: none of the network, where the paths are not ours)");
        }
        if (planned.what().subject() == Disturbance.Subject.ORIGIN && !plan.ownOrigin()) {
            values.fault("disturbance.what: " + values.text("disturbance.what")
                    + " (expected: none, where the origin is not ours)");
        }
        if (planned.end().compareTo(plan.traffic().timing().duration()) > 0) {
            values.fault("disturbance: " + planned.end().toMillis()
                    + " ms until it is over (expected: at most the duration, which is measured)");
        }
    }

    /** Each placeholder has a value for each viewer. */
    private static Void checkOpening(Plan plan) {
        List<Target> targets = Stream.concat(
                        plan.paths().stream()
                                .flatMap(path -> path.external().stream())
                                .map(External::target),
                        plan.service().stream())
                .toList();
        plan.viewers().check(targets, plan.traffic().connections());
        return null;
    }

    /** Other transports have no frames; their events have one size and one topic. */
    private void checkFrames(Traffic traffic) {
        String only = " (expected: %s, where transports are more than websocket)";
        if (!traffic.payloadBytes().isOne()) {
            values.fault("payload-bytes: " + traffic.payloadBytes() + String.format(only, "one size"));
        }
        if (traffic.topics() > 1) {
            values.fault("topics: " + traffic.topics() + String.format(only, "1"));
        }
        if (traffic.fragments() > 1) {
            values.fault("fragments: " + traffic.fragments() + String.format(only, "1"));
        }
    }

    /** Somebody else's service behind our paths: what only our own origin can do is refused. */
    private void checkService(Plan plan, Target service) {
        if (plan.external()) {
            values.fault("service: " + service + " (expected: only with paths of ours, which forward to it)");
        }
        if (service.tls() || plan.originTls()) {
            values.fault("service: " + service + " (expected: ws://, and no path with tls to it)");
        }
        if (!plan.trials().transports().stream().allMatch(Transport::isWebSocket)) {
            values.fault("service: " + service + " (expected: only with transports = [websocket])");
        }
        PlannedPath.delayFaults(plan.paths(), "where the origin is not ours").forEach(values::fault);
    }

    private void checkMessageLog(Plan plan) {
        double messages = plan.traffic().rate() * plan.stream().measured().toNanos() / NANOS_PER_SECOND;
        if (plan.kept().messageLog() && messages > MessageTimes.MOST) {
            values.fault(String.format(
                    Locale.ROOT,
                    "message-log: true (expected: false, where a trial has more than %,d messages; these would be %,.0f)",
                    MessageTimes.MOST,
                    messages));
        }
    }

    private void checkPublishers(Plan plan) {
        int publishers = plan.conversation().publishers();
        if (publishers == 0) {
            return;
        }
        values.attempt(plan::stream, null);
        if (!plan.trials().transports().stream().allMatch(Transport::isWebSocket)) {
            values.fault("conversation.publishers: " + publishers + " (expected: only with transports = [websocket])");
        }
        if (plan.trials().design() == Design.DUET && publishers % 2 > 0) {
            values.fault("conversation.publishers: " + publishers + " (expected: an even number, for design = duet)");
        }
    }

    /** Each event loop has connections of its own. */
    private void checkHttp2(Plan plan) {
        int loops = plan.generator().eventLoops();
        if (plan.sharesConnections() && plan.http2().connections() < loops) {
            values.fault("http2.connections: " + plan.http2().connections() + " (expected: " + loops
                    + " or more, as many as event-loops)");
        }
    }

    private void checkConnectionPerPoll(Plan plan) {
        List<Transport> polling = List.of(Transport.POLL, Transport.LONG_POLL);
        if (plan.generator().connectionPerPoll()
                && plan.trials().transports().stream().noneMatch(polling::contains)) {
            values.fault("connection-per-poll: true (expected: false, where no transport is poll or long-poll)");
        }
    }

    private Target target(String key) {
        String url = values.text(key);
        return url.isEmpty() ? null : values.attempt(() -> Target.parse(key, url), null);
    }

    /**
     * A file for each connection here; two for each in a proxy, which stands between two. A running system's files are not
     * counted, and viewers may be spread over several processes.
     */
    private void checkFiles(int connections, List<PlannedPath> paths) {
        int filesEach = paths.stream()
                .mapToInt(path -> path.driver().filesPerConnection(path.settings()))
                .max()
                .orElse(1);
        boolean external = paths.stream().allMatch(path -> path.external().isPresent());
        long most = Machine.connectionsLimit(filesEach) * (external ? processes : 1);
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
}
