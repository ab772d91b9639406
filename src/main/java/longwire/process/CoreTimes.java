package longwire.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import longwire.clock.Clock;

/**
 * What each core of this machine did so far, as {@code /proc/stat} has it (proc_stat(5)): times in hundredths of a second.
 *
 * @param cores the fields of each core; empty on a machine that has no such file
 * @param nanoTime when they were read
 */
public record CoreTimes(List<long[]> cores, long nanoTime) {
    private static final Path FILE = Path.of("/proc/stat");
    private static final Pattern CORE = Pattern.compile("cpu\\d+ .*");
    private static final int IDLE = 3;
    private static final int IO_WAIT = 4;
    private static final int STEAL = 7;
    private static final double NANOS_PER_TICK = 1e7;

    /** Reads the times of now. */
    public static CoreTimes now() {
        try (Stream<String> lines = Files.lines(FILE)) {
            return of(lines, Clock.MONOTONIC.nanoTime());
        } catch (IOException unknown) {
            return new CoreTimes(List.of(), 0);
        }
    }

    static CoreTimes of(Stream<String> lines, long nanoTime) {
        List<long[]> cores = lines.filter(line -> CORE.matcher(line).matches())
                .map(line -> Arrays.stream(line.split(" +"))
                        .skip(1)
                        .mapToLong(Long::parseLong)
                        .toArray())
                .toList();
        return new CoreTimes(cores, nanoTime);
    }

    /**
     * What each core did since {@code earlier}; empty if cores came or went meanwhile. A core was busy whenever it was neither
     * idle nor stolen: the kernel measures these, but only samples who ran, which misses what runs for microseconds.
     */
    public List<CoreLoad> since(CoreTimes earlier) {
        double ticks = (nanoTime - earlier.nanoTime) / NANOS_PER_TICK;
        List<CoreLoad> loads = new ArrayList<>();
        for (int core = 0; core < cores.size() && cores.size() == earlier.cores.size() && ticks > 0; core++) {
            double idle = share(core, IDLE, earlier, ticks) + share(core, IO_WAIT, earlier, ticks);
            double stolen = share(core, STEAL, earlier, ticks);
            loads.add(new CoreLoad(Math.max(0, 1 - idle - stolen), stolen));
        }
        return loads;
    }

    private double share(int core, int field, CoreTimes earlier, double ticks) {
        // The kernel corrects its idle times now and then, also backwards.
        return Math.min(1, Math.max(0, cores.get(core)[field] - earlier.cores.get(core)[field]) / ticks);
    }
}
