package longwire.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The resources that a program and its children have used so far, from /proc.
 *
 * @param cpuNanos user and system time of all living processes of the tree
 * @param residentBytes RSS, which counts pages shared by several processes once for each
 * @param proportionalBytes PSS, which divides shared pages among those that share them; 0 if the kernel does not report
 *     it
 * @param threads of all processes
 * @param openFiles of all processes
 * @param sockets the number of open files that are sockets
 */
public record HostCost(
        long cpuNanos, long residentBytes, long proportionalBytes, int threads, int openFiles, int sockets) {
    private static final HostCost NOTHING = new HostCost(0, 0, 0, 0, 0, 0);
    /** The kernel's USER_HZ, which is 100 on every architecture that Java runs on. */
    static final long NANOS_PER_TICK = 10_000_000;

    private static final long KIBIBYTE = 1024;
    /** Positions in /proc/PID/stat, counted from 0 after the name, which is field 2 in proc(5). */
    private static final int UTIME = 11;

    private static final int STIME = 12;
    private static final int THREADS = 17;

    /** The cost of the process tree at {@code pid}; all 0 if the process has ended or there is no /proc. */
    public static HostCost ofTree(long pid) {
        return tree(pid).map(HostCost::of).reduce(NOTHING, HostCost::plus);
    }

    /** The cost of one process without its children. */
    public static HostCost ofProcess(long pid) {
        return of(directory(pid));
    }

    /** Only the CPU time of {@link #ofProcess}, rounded to ticks; it reads a single file. */
    public static long cpuNanosOfProcess(long pid) {
        return cpuNanos(directory(pid));
    }

    /** The processes of the tree at {@code pid}, itself first; this lists every process of the machine. */
    public static List<Long> pidsOfTree(long pid) {
        Stream<Long> children = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::descendants)
                .map(ProcessHandle::pid);
        return Stream.concat(Stream.of(pid), children).toList();
    }

    static Stream<Path> tree(long pid) {
        return pidsOfTree(pid).stream().map(HostCost::directory);
    }

    static Path directory(long pid) {
        return Path.of("/proc", Long.toString(pid));
    }

    private static HostCost of(Path process) {
        try {
            String[] stat = stat(process);
            List<String> status = Files.readAllLines(process.resolve("status"));
            List<Path> files = openFiles(process);
            return new HostCost(
                    cpuNanos(stat),
                    bytes(status, "VmRSS:"),
                    proportionalBytes(process),
                    Integer.parseInt(stat[THREADS]),
                    files.size(),
                    (int) files.stream().filter(HostCost::isSocket).count());
        } catch (IOException | UncheckedIOException ended) {
            // The unchecked exception comes from a directory that disappears while it is listed.
            return NOTHING;
        }
    }

    /** CPU time so far, rounded to ticks; 0 for a process that has ended. */
    static long cpuNanos(Path process) {
        try {
            return cpuNanos(stat(process));
        } catch (IOException ended) {
            return 0;
        }
    }

    private static long cpuNanos(String[] stat) {
        return (Long.parseLong(stat[UTIME]) + Long.parseLong(stat[STIME])) * NANOS_PER_TICK;
    }

    private static String[] stat(Path process) throws IOException {
        String stat = Files.readString(process.resolve("stat"));
        // The name is in brackets and may contain spaces and brackets.
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    }

    private HostCost plus(HostCost other) {
        return new HostCost(
                cpuNanos + other.cpuNanos,
                residentBytes + other.residentBytes,
                proportionalBytes + other.proportionalBytes,
                threads + other.threads,
                openFiles + other.openFiles,
                sockets + other.sockets);
    }

    private static long proportionalBytes(Path process) {
        try {
            return bytes(Files.readAllLines(process.resolve("smaps_rollup")), "Pss:");
        } catch (IOException oldKernelOrForeignProcess) {
            return 0;
        }
    }

    private static long bytes(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
                .findFirst()
                .orElse(0);
    }

    private static List<Path> openFiles(Path process) throws IOException {
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            return files.toList();
        }
    }

    private static boolean isSocket(Path openFile) {
        try {
            return Files.readSymbolicLink(openFile).toString().startsWith("socket:");
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }
}
