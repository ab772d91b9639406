package longwire.fleet.engine;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jgroups.util.DefaultThreadFactory;

/** All threads of one engine, whose CPU time is known, also of those that have ended. */
final class MeteredThreads extends DefaultThreadFactory {
    private final ThreadMXBean times = ManagementFactory.getThreadMXBean();
    private final Set<Long> running = ConcurrentHashMap.newKeySet();
    private final AtomicLong endedNanos = new AtomicLong();

    MeteredThreads() {
        super("jgroups", false, true);
    }

    @Override
    protected Thread newThread(Runnable work, String name, String address, String cluster) {
        return super.newThread(() -> metered(work), name, address, cluster);
    }

    /** CPU time so far, in nanoseconds. */
    long cpuNanos() {
        // A thread that ends meanwhile has no time of its own any more, below 0.
        return endedNanos.get()
                + running.stream()
                        .mapToLong(thread -> Math.max(0, times.getThreadCpuTime(thread)))
                        .sum();
    }

    private void metered(Runnable work) {
        long own = Thread.currentThread().getId();
        running.add(own);
        try {
            work.run();
        } finally {
            running.remove(own);
            endedNanos.addAndGet(times.getCurrentThreadCpuTime());
        }
    }
}
