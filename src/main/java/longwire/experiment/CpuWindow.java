package longwire.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import longwire.process.HostCost;
import longwire.results.Cost;
import longwire.viewer.Viewers;

/** What each side of a trial takes from its host between two moments. */
final class CpuWindow {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Viewers viewers;
    private final Map<String, OptionalLong> pids;
    private final Map<String, HostCost> before = new LinkedHashMap<>();
    private final Map<String, HostCost> between = new LinkedHashMap<>();
    private long[] loopsBefore;
    private long openedNanos;
    private double busiestLoop;

    /** Watches the process trees of {@code pids}, by side; sides without one are left out. */
    CpuWindow(Viewers viewers, Map<String, OptionalLong> pids) {
        this.viewers = viewers;
        this.pids = pids;
    }

    void open(long nowNanos) {
        openedNanos = nowNanos;
        pids.forEach((side, pid) -> pid.ifPresent(id -> before.put(side, now(id))));
        loopsBefore = viewers.cpuNanos();
    }

    /** Ends it. */
    void close(long nowNanos) {
        long lengthNanos = nowNanos - openedNanos;
        before.forEach((side, earlier) ->
                between.put(side, now(pids.get(side).orElseThrow()).since(earlier)));
        long[] loopsAfter = viewers.cpuNanos();
        for (int loop = 0; loop < loopsAfter.length; loop++) {
            busiestLoop = Math.max(busiestLoop, (double) (loopsAfter[loop] - loopsBefore[loop]) / lengthNanos);
        }
    }

    /** CPU time of the busiest sending thread, as a share of the window; 0 until it is closed. */
    double busiestLoop() {
        return busiestLoop;
    }

    /** By side; empty until it is closed. */
    Map<String, Cost> costs() {
        Map<String, Cost> costs = new LinkedHashMap<>();
        between.forEach((side, cost) -> costs.put(
                side,
                new Cost(cost.cpuNanos() / NANOS_PER_SECOND, cost.residentBytes(), cost.threads(), cost.openFiles())));
        return costs;
    }

    /** This process has children that are sides of their own. */
    private static HostCost now(long pid) {
        return pid == ProcessHandle.current().pid() ? HostCost.ofProcess(pid) : HostCost.ofTree(pid);
    }
}
