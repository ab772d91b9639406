package longwire.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The times of each core of this machine so far, as {@code /proc/stat} has them (proc_stat(5)), in ticks of the kernel: mostly
 * hundredths of a second. Empty on a machine that has no such file.
 */
public record CoreTimes(List<long[]> cores) {
    private static final Path FILE = Path.of("/proc/stat");
    private static final Pattern CORE = Pattern.compile("cpu\\d+ .*");
    private static final int IDLE = 3;
    private static final int IO_WAIT = 4;
    private static final int STEAL = 7;
    /** What comes after steal, a guest's time, is part of the first two. */
    private static final int FIELDS = STEAL + 1;

    /** Reads the times of now. */
    public static CoreTimes now() {
        try (Stream<String> lines = Files.lines(FILE)) {
            return of(lines);
        } catch (IOException unknown) {
            return new CoreTimes(List.of());
        }
    }

    static CoreTimes of(Stream<String> lines) {
        return new CoreTimes(lines.filter(line -> CORE.matcher(line).matches())
                .map(line -> Arrays.stream(line.split(" +"))
                        .skip(1)
                        .limit(FIELDS)
                        .mapToLong(Long::parseLong)
                        .toArray())
                .toList());
    }

    /** What each core did since {@code earlier}; empty if cores came or went meanwhile, or no tick has passed. */
    public List<CoreLoad> since(CoreTimes earlier) {
        List<CoreLoad> loads = new ArrayList<>();
        for (int core = 0; core < cores.size() && cores.size() == earlier.cores.size(); core++) {
            long[] ticks = new long[FIELDS];
            for (int field = 0; field < FIELDS; field++) {
                // The kernel corrects its idle times now and then, also backwards.
                ticks[field] =
                        Math.max(0, cores.get(core)[field] - earlier.cores.get(core)[field]);
            }
            double all = Arrays.stream(ticks).sum();
            if (all > 0) {
                double notBusy = ticks[IDLE] + ticks[IO_WAIT] + ticks[STEAL];
                loads.add(new CoreLoad((all - notBusy) / all, ticks[STEAL] / all));
            }
        }
        return loads;
    }
}
