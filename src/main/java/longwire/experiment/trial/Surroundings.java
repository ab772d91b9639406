package longwire.experiment.trial;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import longwire.clock.Clock;
import longwire.disturbance.Disturbance;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;
import longwire.live.Live;
import longwire.measurement.Latencies;
import longwire.measurement.PauseMeter;
import longwire.network.Endpoint;
import longwire.network.TimerSlack;
import longwire.plan.Plan;
import longwire.plan.PlannedPath;
import longwire.process.SystemSettings;
import longwire.proxy.Assignment;
import longwire.proxy.RunningProxy;
import longwire.results.Cost;
import longwire.results.RunDirectory;
import longwire.results.RunPath;
import longwire.viewer.Target;
import longwire.viewer.Viewers;
import org.HdrHistogram.Histogram;

/**
 * All that runs while trials follow one another: the origin, every path, the viewers' event loops, the pause meter; and what
 * is changed for a trial on machines and systems that are not ours alone.
 */
public final class Surroundings implements AutoCloseable {
    /** The directory, in that of the run, with one for each path. */
    static final String PROCESSES = "processes";

    private final Plan plan;
    private final RunDirectory run;
    private final Map<String, PlannedPath> planned = new LinkedHashMap<>();
    private final Map<String, RunningProxy> proxies = new ConcurrentHashMap<>();
    private final Map<String, RunPath> evidence = new LinkedHashMap<>();
    private final Map<String, String> refused = new ConcurrentHashMap<>();
    private final Relays relays;
    private final Queue<RunningProxy> replaced = new ConcurrentLinkedQueue<>();
    private final AtomicInteger replacements = new AtomicInteger();
    private final BorrowedSettings borrowed;
    private final AppliedSettings applied;
    private final Progress progress;
    private final Live live;
    private final Part part;
    private Origin origin;
    private Viewers viewers;
    private PauseMeter pauses;

    /** Starts everything; after a failure nothing is left running. */
    public Surroundings(Plan plan, RunDirectory run, Progress progress, Live live, Part part) {
        this.plan = plan;
        this.run = run;
        this.progress = progress;
        this.live = live;
        this.relays = new Relays(plan.disturbance().what().subject() == Disturbance.Subject.NETWORK);
        this.part = part;
        this.borrowed = new BorrowedSettings(run, new SystemSettings());
        this.applied = new AppliedSettings(run);
        try {
            Path logs = run.directory(PROCESSES);
            if (plan.ownOrigin()) {
                origin = Origin.start(plan, logs.resolve("origin.log"));
            }
            plan.paths().forEach(this::begin);
            leaveEvidence();
            viewers = Viewers.start(plan.viewers());
            pauses = PauseMeter.start(Clock.MONOTONIC, TimerSlack::lower);
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /**
     * Gives up the path of {@code side}, which did not answer, and stops what was started for it.
     *
     * @throws OutsideFault which is {@code failed}, or InputFault, where the others are not to go on without it
     */
    public void refuse(Trial.Side side, RuntimeException failed) {
        PlannedPath path = planned(side);
        if (endsAll(path)) {
            throw failed;
        }
        proxy(side).close();
        evidence.put(path.name(), PathEvidence.notAnswering(evidence.get(path.name()), path, refused(path, failed)));
        leaveEvidence();
    }

    /** Why the path of {@code side} cannot be measured; empty if it can. */
    public Optional<String> refusal(Trial.Side side) {
        return Optional.ofNullable(refused.get(side.path()));
    }

    /** Settings of this machine's kernel that are in effect for a while. */
    public BorrowedSettings borrowed() {
        return borrowed;
    }

    /** Settings of others' systems that are in effect. */
    public AppliedSettings applied() {
        return applied;
    }

    /**
     * Restarts the proxy of {@code side} if it died in an earlier trial, so that each trial is judged by itself. If it cannot
     * be started, the trial will be INVALID for that reason.
     */
    public void revive(Trial.Side side) {
        String name = side.path();
        if (proxy(name).isAlive()) {
            return;
        }
        proxy(name).close();
        try {
            proxies.put(name, start(planned.get(name)));
            progress.say(name + " had died and was restarted");
        } catch (OutsideFault dead) {
            progress.say(dead.getMessage());
        }
    }

    /**
     * Starts the proxy of {@code side} again where it was. The one before is closed when the trial is over: until then it may
     * hold tunnels.
     */
    void replace(Trial.Side side) {
        RunningProxy before = proxy(side);
        String place = PROCESSES + "/" + side.path() + "/again-" + replacements.incrementAndGet();
        replaced.add(before);
        proxies.put(side.path(), before.successor(run.directory(place)));
    }

    /** Closes what was replaced so far. */
    void closeReplaced() {
        for (RunningProxy before = replaced.poll(); before != null; before = replaced.poll()) {
            before.close();
        }
    }

    /** Null where it is not ours. */
    Origin origin() {
        return origin;
    }

    /** The path and query of the service that stands in place of our origin; empty if none does. */
    public Optional<String> servicePath() {
        return plan.service().map(Target::path);
    }

    public PlannedPath planned(Trial.Side side) {
        return planned.get(side.path());
    }

    public RunningProxy proxy(Trial.Side side) {
        return proxy(side.path());
    }

    public RunningProxy proxy(String path) {
        return proxies.get(path);
    }

    public Viewers viewers() {
        return viewers;
    }

    /** Where the viewers of {@code side} connect, to reach {@code path} of the origin. */
    public Target target(Trial.Side side, String path) {
        return relays.before(proxy(side).target(path));
    }

    Relays relays() {
        return relays;
    }

    PauseMeter pauses() {
        return pauses;
    }

    Progress progress() {
        return progress;
    }

    public Live live() {
        return live;
    }

    /** What this process does of the experiment. */
    Part part() {
        return part;
    }

    /** The origin's pauses since the last call; empty if the origin is not ours or does not answer. */
    Histogram originPauses() {
        try {
            return origin == null ? Latencies.histogram() : origin.pauses();
        } catch (OutsideFault silent) {
            return Latencies.histogram();
        }
    }

    /** The processes of a trial, by their part in it; the proxies of a duet with the names of their paths. */
    Map<String, OptionalLong> pids(Trial trial) {
        Map<String, OptionalLong> pids = new LinkedHashMap<>();
        pids.put(Cost.GENERATOR, OptionalLong.of(ProcessHandle.current().pid()));
        trial.sides()
                .forEach(side -> pids.put(
                        trial.isDuet() ? Cost.PROXY + " " + side.path() : Cost.PROXY,
                        proxy(side).pid()));
        pids.put(
                Cost.ORIGIN,
                origin == null
                        ? OptionalLong.empty()
                        : OptionalLong.of(origin.process().pid()));
        return pids;
    }

    /** The processes behind {@code side} that have ended, each as a reason. */
    List<String> dead(Trial.Side side) {
        List<String> reasons = new ArrayList<>();
        if (origin != null && !origin.process().isAlive()) {
            reasons.add("the origin's process died");
        }
        if (!proxy(side).isAlive()) {
            reasons.add("the process of " + side.path() + " died");
        }
        return reasons;
    }

    /** Stops everything; a second call does nothing. */
    @Override
    public void close() {
        applied.close();
        if (viewers != null) {
            viewers.close();
        }
        if (pauses != null) {
            pauses.close();
        }
        relays.close();
        closeReplaced();
        proxies.values().forEach(RunningProxy::close);
        if (origin != null) {
            origin.close();
        }
        borrowed.close();
    }

    private void begin(PlannedPath path) {
        planned.put(path.name(), path);
        try {
            // Some of the kernel's settings are read when a socket begins to listen, and never again.
            borrowed.borrow(path.system());
            RunningProxy proxy = start(path);
            proxies.put(path.name(), proxy);
            evidence.put(path.name(), PathEvidence.of(path, proxy));
            tellChanges(path, proxy);
        } catch (OutsideFault | InputFault failed) {
            if (endsAll(path)) {
                throw failed;
            }
            evidence.put(path.name(), PathEvidence.notStarted(path, refused(path, failed)));
        } finally {
            borrowed.giveBack();
        }
    }

    /** What a user's configuration runs with here is said and kept. */
    private void tellChanges(PlannedPath path, RunningProxy proxy) {
        if (proxy.changes().isEmpty()) {
            return;
        }
        progress.say(path.name() + " runs " + proxy.configurationFile() + " with these changes:");
        proxy.changes().forEach(change -> progress.say("  " + change));
        run.writeText(PROCESSES + "/" + path.name() + "/changes.txt", String.join("\n", proxy.changes()) + "\n");
    }

    /**
     * Whether nothing can be measured without {@code path}. A path without a process of ours and without changed settings is
     * our origin itself.
     */
    private boolean endsAll(PlannedPath path) {
        if (!plan.trials().keepGoing() || origin == null) {
            return !plan.trials().keepGoing();
        }
        RunningProxy proxy = proxies.get(path.name());
        boolean originItself =
                proxy != null && proxy.pid().isEmpty() && path.system().isEmpty();
        return originItself || !origin.process().isAlive();
    }

    private String refused(PlannedPath path, RuntimeException failed) {
        String reason = OneLine.of(failed);
        refused.put(path.name(), reason);
        progress.say(path.name() + " is left out: " + reason);
        return reason;
    }

    private void leaveEvidence() {
        run.writePaths(evidence.values());
    }

    /** Where {@code path} leads; null for a running system, whose owner knows. */
    private Endpoint origin(PlannedPath path) {
        return origin != null
                ? origin.endpoint(path.encryption().origin())
                : plan.service()
                        .map(service -> new Endpoint(service.host(), service.port()))
                        .orElse(null);
    }

    private RunningProxy start(PlannedPath path) {
        Optional<String> service = plan.service().map(any -> any.pathTemplate().fill(name -> "0"));
        Assignment assignment = new Assignment(
                origin(path), path.encryption(), plan.traffic().connections(), service, plan.sharesConnections());
        RunningProxy started =
                path.driver().start(assignment, path.settings(), run.directory(PROCESSES + "/" + path.name()));
        return path.external().isPresent()
                ? new OwnersSystem(path, started, plan.trials().transports().get(0), applied, () -> viewers)
                : started;
    }
}
