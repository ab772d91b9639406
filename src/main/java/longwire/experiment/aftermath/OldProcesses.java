package longwire.experiment.aftermath;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import longwire.process.HostCost;

/**
 * The processes of a proxy that others of the same program have taken the place of, from a disturbance until they end. A process
 * that stays as the parent of all is not old.
 */
public final class OldProcesses {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Set<Long> known = new HashSet<>();
    private final Map<Long, Old> old = new LinkedHashMap<>();
    private long sinceNanos;
    private long mostBytes;

    private static final class Old {
        private final long sinceNanos;
        private double seconds;
        private boolean ended;

        private Old(long sinceNanos) {
            this.sinceNanos = sinceNanos;
        }
    }

    /**
     * What was left of a proxy.
     *
     * @param processes how many there were
     * @param ended how many of them ended
     * @param shortestSeconds the shortest life of one from the disturbance on, as far as it was watched
     * @param longestSeconds the longest
     * @param mostBytes memory (PSS) of all of them together, at most
     */
    public record Left(int processes, int ended, double shortestSeconds, double longestSeconds, long mostBytes) {}

    /**
     * A disturbance begins now; the proxy's first process is {@code root}.
     *
     * @param ends whether all of its processes are told to end
     */
    public void happens(long nanos, long root, boolean ends) {
        sinceNanos = nanos;
        List<Long> tree = HostCost.pidsOfTree(root);
        known.addAll(tree);
        if (ends) {
            tree.forEach(pid -> old.computeIfAbsent(pid, any -> new Old(nanos)));
            watch(nanos);
        }
    }

    /** Looks at the processes of {@code root}, as it now is, and of what was there before. */
    public void look(long nanos, long root) {
        List<Long> tree = HostCost.pidsOfTree(root);
        Set<String> fresh = tree.stream()
                .filter(pid -> !known.contains(pid))
                .map(OldProcesses::program)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
        List<Long> replaced = new ArrayList<>(known);
        replaced.removeIf(pid -> pid == root || !fresh.contains(program(pid)));
        replaced.forEach(pid -> old.computeIfAbsent(pid, any -> new Old(sinceNanos)));
        watch(nanos);
    }

    /** Looks at the old ones only. */
    public void watch(long nanos) {
        long bytes = 0;
        for (Map.Entry<Long, Old> each : old.entrySet()) {
            Old process = each.getValue();
            if (process.ended) {
                continue;
            }
            process.seconds = (nanos - process.sinceNanos) / NANOS_PER_SECOND;
            process.ended = program(each.getKey()).isEmpty();
            bytes += HostCost.ofProcess(each.getKey()).proportionalBytes();
        }
        mostBytes = Math.max(mostBytes, bytes);
    }

    /** Whether any still lives. */
    public boolean anyAlive() {
        return old.values().stream().anyMatch(process -> !process.ended);
    }

    /** What was left. */
    public Left left() {
        return new Left(
                old.size(),
                (int) old.values().stream().filter(process -> process.ended).count(),
                old.values().stream()
                        .mapToDouble(process -> process.seconds)
                        .min()
                        .orElse(0),
                old.values().stream()
                        .mapToDouble(process -> process.seconds)
                        .max()
                        .orElse(0),
                mostBytes);
    }

    /** The name of the program that runs as {@code pid}; empty if none does, or only its exit status is left. */
    private static String program(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            int end = stat.lastIndexOf(')');
            return stat.charAt(end + 2) == 'Z' ? "" : stat.substring(stat.indexOf('(') + 1, end);
        } catch (IOException ended) {
            return "";
        }
    }
}
