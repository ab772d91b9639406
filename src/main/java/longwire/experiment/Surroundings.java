package longwire.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import longwire.clock.Clock;
import longwire.fault.OutsideFault;
import longwire.live.Live;
import longwire.measurement.Latencies;
import longwire.measurement.PauseMeter;
import longwire.network.Endpoint;
import longwire.network.TimerSlack;
import longwire.proxy.Assignment;
import longwire.proxy.ExternalDriver;
import longwire.proxy.RunningProxy;
import longwire.results.Cost;
import longwire.results.RunDirectory;
import longwire.viewer.Viewers;
import org.HdrHistogram.Histogram;

/** All that runs while trials follow one another: the origin, every path, the viewers' event loops, the pause meter. */
final class Surroundings implements AutoCloseable {
    /** What results call the system of {@code -Dlongwire.target}, and the one of {@code -Dlongwire.control}. */
    static final String TARGET = "target";

    static final String CONTROL = "control";

    private static final String PROCESSES = "processes";

    private final Plan plan;
    private final RunDirectory run;
    private final Map<String, PlannedPath> planned = new LinkedHashMap<>();
    private final Map<String, RunningProxy> proxies = new ConcurrentHashMap<>();
    private final Progress progress;
    private final Live live;
    private Origin origin;
    private Viewers viewers;
    private PauseMeter pauses;

    /** Starts everything, or nothing. */
    Surroundings(Plan plan, RunDirectory run, Progress progress, Live live) {
        this.plan = plan;
        this.run = run;
        this.progress = progress;
        this.live = live;
        try {
            Path logs = run.directory(PROCESSES);
            // Of a running system nothing is ours, nor is its origin.
            if (!plan.external()) {
                origin = Origin.start(plan, logs.resolve("origin.log"));
            }
            List<PathEvidence> evidence = new ArrayList<>();
            for (PlannedPath path : paths(plan)) {
                planned.put(path.name(), path);
                proxies.put(path.name(), start(path));
                evidence.add(PathEvidence.of(path, proxies.get(path.name())));
            }
            run.writeJson("paths", evidence);
            viewers = Viewers.start(plan.viewers());
            pauses = PauseMeter.start(Clock.MONOTONIC, TimerSlack::lower);
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /** All paths of {@code plan}, with those to systems that somebody else started. */
    static List<PlannedPath> paths(Plan plan) {
        List<PlannedPath> paths = new ArrayList<>();
        if (plan.control() != null) {
            paths.add(PlannedPath.of(new ExternalDriver(CONTROL, plan.control())));
        }
        if (plan.target() != null) {
            paths.add(PlannedPath.of(new ExternalDriver(TARGET, plan.target())));
        }
        paths.addAll(plan.paths());
        return paths;
    }

    /**
     * Starts the proxy of {@code trial} again where it has died in an earlier one, so that each trial is judged by itself.
     * One that can't be started stays dead, and the trial will be INVALID by that.
     */
    void revive(Trial trial) {
        String name = trial.side().path();
        if (proxy(name).isAlive()) {
            return;
        }
        proxy(name).close();
        try {
            proxies.put(name, start(planned.get(name)));
            progress.say(name + " had died, and was started again");
        } catch (OutsideFault dead) {
            progress.say(dead.getMessage());
        }
    }

    /** Null where it is not ours. */
    Origin origin() {
        return origin;
    }

    PlannedPath planned(Trial trial) {
        return planned.get(trial.side().path());
    }

    RunningProxy proxy(Trial trial) {
        return proxy(trial.side().path());
    }

    RunningProxy proxy(String path) {
        return proxies.get(path);
    }

    Viewers viewers() {
        return viewers;
    }

    PauseMeter pauses() {
        return pauses;
    }

    Progress progress() {
        return progress;
    }

    Live live() {
        return live;
    }

    /** How long the origin stood still since the last call; nothing where it is not ours, or does not answer. */
    Histogram originPauses() {
        try {
            return origin == null ? Latencies.histogram() : origin.pauses();
        } catch (OutsideFault silent) {
            return Latencies.histogram();
        }
    }

    /** The processes of a trial, by side. */
    Map<String, OptionalLong> pids(Trial trial) {
        Map<String, OptionalLong> pids = new LinkedHashMap<>();
        pids.put("generator", OptionalLong.of(ProcessHandle.current().pid()));
        pids.put(Cost.PROXY, proxy(trial).pid());
        pids.put(
                "origin",
                origin == null
                        ? OptionalLong.empty()
                        : OptionalLong.of(origin.process().pid()));
        return pids;
    }

    /** The processes of a trial that have ended, each as a reason. */
    List<String> dead(Trial trial) {
        List<String> reasons = new ArrayList<>();
        if (origin != null && !origin.process().isAlive()) {
            reasons.add("the origin's process died");
        }
        if (!proxy(trial).isAlive()) {
            reasons.add("the process of " + trial.side().path() + " died");
        }
        return reasons;
    }

    /** Stops everything; harmless when done before. */
    @Override
    public void close() {
        if (viewers != null) {
            viewers.close();
        }
        if (pauses != null) {
            pauses.close();
        }
        proxies.values().forEach(RunningProxy::close);
        if (origin != null) {
            origin.close();
        }
    }

    private RunningProxy start(PlannedPath path) {
        Endpoint endpoint =
                origin == null ? null : origin.endpoint(path.encryption().origin());
        Assignment assignment = new Assignment(endpoint, path.encryption(), plan.connections());
        return path.driver().start(assignment, path.settings(), run.directory(PROCESSES + "/" + path.name()));
    }
}
