package longwire.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import longwire.fault.OutsideFault;

/**
 * The threads of this process that may wait: the compilers, what collects garbage while others run, and whoever writes
 * evidence. On a busy machine each of their time slices, some milliseconds, would come out of an event loop's. Those that
 * stop all others, such as the garbage collector's own, are not among them. On other systems than Linux nothing happens.
 */
public final class BackgroundThreads {
    /**
     * Their share of a core that somebody else wants is a tenth. With the lowest priority, 19, it would be a seventieth, and on
     * a saturated machine code would run uncompiled for minutes.
     */
    private static final String NICENESS = "10";

    /** As the JVM and Longwire begin their names. */
    private static final List<String> NAMES =
            List.of("C1 Compiler", "C2 Compiler", "G1 Conc", "G1 Refine", "G1 Main", "G1 Service", "recorder");

    private static final Path THREADS = Path.of("/proc/self/task");

    private BackgroundThreads() {}

    /** Lowers the priority of those that are there; takes some milliseconds. */
    public static void giveWay() {
        List<String> command = new ArrayList<>(List.of("renice", "-n", NICENESS, "-p"));
        command.addAll(ids());
        if (command.get(command.size() - 1).equals("-p")) {
            return;
        }
        try {
            ShortCommand.run(command);
        } catch (OutsideFault missing) {
            // A system without that program: they take their turns as before, which shows in the pauses.
        }
    }

    /** The ids of those that are there. */
    static List<String> ids() {
        try (Stream<Path> threads = Files.list(THREADS)) {
            return threads.filter(BackgroundThreads::mayWait)
                    .map(thread -> thread.getFileName().toString())
                    .toList();
        } catch (IOException notLinux) {
            return List.of();
        }
    }

    private static boolean mayWait(Path thread) {
        try {
            String name = Files.readString(thread.resolve("comm"));
            return NAMES.stream().anyMatch(name::startsWith);
        } catch (IOException ended) {
            return false;
        }
    }
}
