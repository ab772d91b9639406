package longwire.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a program and its children have taken from their host so far, from /proc.
 *
 * @param cpuNanos user and system time of all living processes of the tree
 * @param residentBytes RSS, which counts pages shared by several processes once for each
 * @param threads of all processes
 * @param openFiles of all processes
 */
public record HostCost(long cpuNanos, long residentBytes, int threads, int openFiles) {
    private static final HostCost NOTHING = new HostCost(0, 0, 0, 0);
    /** The kernel's USER_HZ, which is 100 on every architecture that Java runs on. */
    private static final long NANOS_PER_TICK = 10_000_000;

    private static final long KIBIBYTE = 1024;
    /** Positions in /proc/PID/stat counted from after the name (proc(5) counts from 1, the name being 2). */
    private static final int UTIME = 11;

    private static final int STIME = 12;
    private static final int THREADS = 17;

    /** The tree that starts at {@code pid}; nothing for a process that has ended, or where there is no /proc. */
    public static HostCost ofTree(long pid) {
        HostCost own = of(Path.of("/proc", Long.toString(pid)));
        return ProcessHandle.of(pid)
                .map(root -> root.descendants()
                        .map(child -> of(Path.of("/proc", Long.toString(child.pid()))))
                        .reduce(own, HostCost::plus))
                .orElse(own);
    }

    /** One process without its children. */
    public static HostCost ofProcess(long pid) {
        return of(Path.of("/proc", Long.toString(pid)));
    }

    /** Since {@code earlier}: CPU time as the difference; what is held, as it is now. */
    public HostCost since(HostCost earlier) {
        return new HostCost(cpuNanos - earlier.cpuNanos, residentBytes, threads, openFiles);
    }

    private static HostCost of(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            // The name stands in brackets and may hold blanks and brackets itself.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME]);
            return new HostCost(
                    ticks * NANOS_PER_TICK,
                    residentBytes(Files.readAllLines(process.resolve("status"))),
                    Integer.parseInt(fields[THREADS]),
                    openFiles(process));
        } catch (IOException | UncheckedIOException ended) {
            // A directory that goes away while it is listed is told by the unchecked one.
            return NOTHING;
        }
    }

    private HostCost plus(HostCost other) {
        return new HostCost(
                cpuNanos + other.cpuNanos,
                residentBytes + other.residentBytes,
                threads + other.threads,
                openFiles + other.openFiles);
    }

    private static long residentBytes(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
                .findFirst()
                .orElse(0);
    }

    private static int openFiles(Path process) throws IOException {
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            return (int) files.count();
        }
    }
}
