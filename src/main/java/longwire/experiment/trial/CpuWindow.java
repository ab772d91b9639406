package longwire.experiment.trial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import longwire.process.CoreLoad;
import longwire.process.CoreTimes;
import longwire.process.CpuReading;
import longwire.process.HostCost;
import longwire.process.Machine;
import longwire.results.Cost;
import longwire.viewer.Viewers;

/** What each side of a trial takes from its host between two moments, and what it holds before. */
final class CpuWindow {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Viewers viewers;
    private final Map<String, OptionalLong> pids;
    private final Map<String, CpuReading> before = new LinkedHashMap<>();
    private final Map<String, Long> cpuNanosBetween = new LinkedHashMap<>();
    private final Map<String, HostCost> held = new LinkedHashMap<>();
    private long[] loopsBefore;
    private long retransmitsBefore;
    private long retransmits;
    private long openedNanos;
    private double busiestLoop;
    private CoreTimes coresBefore;
    private List<CoreLoad> cores = List.of();

    /** Watches the process trees of {@code pids}, by side; sides without one are left out. */
    CpuWindow(Viewers viewers, Map<String, OptionalLong> pids) {
        this.viewers = viewers;
        this.pids = pids;
    }

    /** Looks at what each side holds; takes a while where that is ten thousand sockets. */
    void weigh() {
        pids.forEach((side, pid) -> pid.ifPresent(id -> held.put(side, held(id))));
    }

    void open(long nowNanos) {
        openedNanos = nowNanos;
        pids.forEach((side, pid) -> pid.ifPresent(id -> before.put(side, cpu(id))));
        retransmitsBefore = Machine.tcpRetransmits();
        loopsBefore = viewers.workNanos();
        coresBefore = CoreTimes.now();
    }

    /** Ends it. */
    void close(long nowNanos) {
        long lengthNanos = nowNanos - openedNanos;
        cores = CoreTimes.now().since(coresBefore);
        retransmits = Machine.tcpRetransmits() - retransmitsBefore;
        before.forEach((side, earlier) ->
                cpuNanosBetween.put(side, cpu(pids.get(side).orElseThrow()).since(earlier)));
        long[] loopsAfter = viewers.workNanos();
        for (int loop = 0; loop < loopsAfter.length; loop++) {
            busiestLoop = Math.max(busiestLoop, (double) (loopsAfter[loop] - loopsBefore[loop]) / lengthNanos);
        }
    }

    /** Work of the busiest sending thread, as a share of the window, spinning left out; 0 until it is closed. */
    double busiestLoop() {
        return busiestLoop;
    }

    /** By side; empty until it is closed. */
    Map<String, Cost> costs() {
        Map<String, Cost> costs = new LinkedHashMap<>();
        cpuNanosBetween.forEach((side, cpuNanos) -> {
            HostCost holds = held.get(side);
            costs.put(
                    side,
                    new Cost(
                            cpuNanos / NANOS_PER_SECOND,
                            holds.residentBytes(),
                            holds.proportionalBytes(),
                            holds.threads(),
                            holds.openFiles(),
                            holds.sockets()));
        });
        return costs;
    }

    /** TCP segments that this machine sent again, whoever sent them; 0 until it is closed. */
    long retransmits() {
        return retransmits;
    }

    /** What each core of this machine did; empty until it is closed, or if unknown. */
    List<CoreLoad> cores() {
        return cores;
    }

    private static HostCost held(long pid) {
        return isOwn(pid) ? HostCost.ofProcess(pid) : HostCost.ofTree(pid);
    }

    private static CpuReading cpu(long pid) {
        return isOwn(pid) ? CpuReading.ofProcess(pid) : CpuReading.ofTree(pid);
    }

    /** This process has children that are sides of their own. */
    private static boolean isOwn(long pid) {
        return pid == ProcessHandle.current().pid();
    }
}
