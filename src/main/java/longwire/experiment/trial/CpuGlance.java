package longwire.experiment.trial;

import java.util.List;
import longwire.live.state.LiveTrial;
import longwire.process.HostCost;

/**
 * What a side's processes take, second by second: a file to read for each, since which they are is asked once, for every
 * process of the machine has to be looked at for that.
 */
final class CpuGlance {
    private static final double NANOS_PER_SECOND = 1e9;

    private final List<Long> pids;
    private final long startNanos;
    private long beforeNanos;

    private CpuGlance(List<Long> pids) {
        this.pids = pids;
        this.startNanos = cpuNanos();
        this.beforeNanos = startNanos;
    }

    /** That of the tree at {@code pid}; of this process itself, whose children are sides of their own, without them. */
    static CpuGlance of(long pid) {
        return new CpuGlance(pid == ProcessHandle.current().pid() ? List.of(pid) : HostCost.pidsOfTree(pid));
    }

    /** What they took since the last call, {@code seconds} ago, and since the first. */
    LiveTrial.CpuUse take(double seconds) {
        // Of one that has ended nothing is known any more.
        long now = Math.max(cpuNanos(), beforeNanos);
        double cores = (now - beforeNanos) / NANOS_PER_SECOND / seconds;
        beforeNanos = now;
        return new LiveTrial.CpuUse((now - startNanos) / NANOS_PER_SECOND, cores);
    }

    private long cpuNanos() {
        return pids.stream().mapToLong(HostCost::cpuNanosOfProcess).sum();
    }
}
