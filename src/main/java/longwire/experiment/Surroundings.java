package longwire.experiment;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import longwire.clock.Clock;
import longwire.fault.OutsideFault;
import longwire.measurement.Latencies;
import longwire.measurement.PauseMeter;
import longwire.network.Endpoint;
import longwire.network.TimerSlack;
import longwire.proxy.ExternalDriver;
import longwire.proxy.ProxyDriver;
import longwire.proxy.ProxyDrivers;
import longwire.proxy.RunningProxy;
import longwire.results.RunDirectory;
import longwire.viewer.Viewers;
import org.HdrHistogram.Histogram;

/** All that runs while trials follow one another: the origin, every path, the viewers' event loops, the pause meter. */
final class Surroundings implements AutoCloseable {
    /** What results call the system of {@code -Dlongwire.target}, and the one of {@code -Dlongwire.control}. */
    static final String TARGET = "target";

    static final String CONTROL = "control";

    private static final String PROCESSES = "processes";

    private final Map<String, RunningProxy> proxies = new LinkedHashMap<>();
    private final Progress progress;
    private Origin origin;
    private Viewers viewers;
    private PauseMeter pauses;

    /** Starts everything, or nothing. */
    Surroundings(Plan plan, RunDirectory run, Progress progress) {
        this.progress = progress;
        try {
            Path logs = run.directory(PROCESSES);
            // Of a running system nothing is ours, nor is its origin.
            Endpoint endpoint = null;
            if (!plan.external()) {
                origin = Origin.start(plan, logs.resolve("origin.log"));
                endpoint = origin.endpoint();
            }
            for (ProxyDriver driver : drivers(plan)) {
                proxies.put(driver.name(), driver.start(endpoint, run.directory(PROCESSES + "/" + driver.name())));
            }
            viewers = Viewers.start(plan.viewers());
            pauses = PauseMeter.start(Clock.MONOTONIC, TimerSlack::lower);
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    /** The names of all paths of {@code plan}. */
    static List<String> paths(Plan plan) {
        return drivers(plan).stream().map(ProxyDriver::name).toList();
    }

    /** Null where it is not ours. */
    Origin origin() {
        return origin;
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
        pids.put("proxy", proxy(trial).pid());
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

    private static List<ProxyDriver> drivers(Plan plan) {
        List<ProxyDriver> drivers = new ArrayList<>();
        if (plan.control() != null) {
            drivers.add(new ExternalDriver(CONTROL, plan.control()));
        }
        if (plan.target() != null) {
            drivers.add(new ExternalDriver(TARGET, plan.target()));
        }
        plan.paths().forEach(name -> drivers.add(ProxyDrivers.named(name)));
        return drivers;
    }
}
