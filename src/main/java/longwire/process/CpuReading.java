package longwire.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The CPU time that processes have used so far, as one reading to compare with a later one. The kernel reports the time
 * of a process in ticks of 10 ms, which is a tenth of what a proxy uses in a short trial, but the time of each living
 * thread in nanoseconds. So the times of the threads are added up; ticks are used only for a process in which a thread
 * has ended in between.
 */
public final class CpuReading {
    /**
     * User and system time are each rounded to whole ticks; a larger difference means that a thread started and ended
     * in between.
     */
    private static final long MOST_ROUNDED_NANOS = 2 * HostCost.NANOS_PER_TICK;

    private static final ProcessTime NONE = new ProcessTime(0, 0, Map.of());

    private final Map<Path, ProcessTime> processes = new HashMap<>();

    /** The ticks just before and just after the times of the threads were read, as a reading may be interrupted. */
    private record ProcessTime(long tickNanosBefore, long tickNanosAfter, Map<String, Long> threadNanos) {
        long since(ProcessTime earlier) {
            // No more than what passed between the times of the threads.
            long ticks = tickNanosBefore - earlier.tickNanosAfter;
            long living = threadNanos.entrySet().stream()
                    .mapToLong(thread -> thread.getValue() - earlier.threadNanos.getOrDefault(thread.getKey(), 0L))
                    .sum();
            boolean noneEnded = threadNanos.keySet().containsAll(earlier.threadNanos.keySet())
                    && ticks - living <= MOST_ROUNDED_NANOS;
            return noneEnded ? living : tickNanosAfter - earlier.tickNanosAfter;
        }
    }

    private CpuReading() {}

    /** Reads the process tree at {@code pid}; processes that have ended are left out. */
    public static CpuReading ofTree(long pid) {
        CpuReading reading = new CpuReading();
        HostCost.tree(pid).forEach(reading::read);
        return reading;
    }

    /** Reads one process without its children. */
    public static CpuReading ofProcess(long pid) {
        CpuReading reading = new CpuReading();
        reading.read(HostCost.directory(pid));
        return reading;
    }

    /** The CPU time since {@code earlier} in nanoseconds, without processes that ended in between. */
    public long since(CpuReading earlier) {
        return processes.entrySet().stream()
                .mapToLong(process -> process.getValue().since(earlier.processes.getOrDefault(process.getKey(), NONE)))
                .sum();
    }

    private void read(Path process) {
        try (Stream<Path> threads = Files.list(process.resolve("task"))) {
            long before = HostCost.cpuNanos(process);
            Map<String, Long> nanos = new HashMap<>();
            threads.forEach(thread -> readThread(thread, nanos));
            processes.put(process, new ProcessTime(before, HostCost.cpuNanos(process), nanos));
        } catch (IOException | UncheckedIOException ended) {
            processes.remove(process);
        }
    }

    /** The first number of schedstat is the time on a CPU (Documentation/scheduler/sched-stats). */
    private static void readThread(Path thread, Map<String, Long> nanos) {
        try {
            String schedstat = Files.readString(thread.resolve("schedstat"));
            nanos.put(thread.getFileName().toString(), Long.parseLong(schedstat, 0, schedstat.indexOf(' '), 10));
        } catch (IOException endedOrNotTold) {
            nanos.remove(thread.getFileName().toString());
        }
    }
}
