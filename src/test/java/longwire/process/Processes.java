package longwire.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What tests want to know of processes that are not their children. */
public final class Processes {
    private Processes() {}

    /** Whether it still runs. One that has ended and that init has not asked after yet does not, though it has a number. */
    public static boolean run(ProcessHandle process) {
        String stat = stat(process.pid());
        return !stat.isEmpty() && !stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
    }

    /** What the kernel says of {@code pid} in a line; empty where there is no such process. */
    public static String stat(long pid) {
        return text(Path.of("/proc", Long.toString(pid), "stat"));
    }

    /** With what it was started; empty where there is no such process. */
    public static String commandLine(ProcessHandle process) {
        return text(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException ended) {
            return "";
        }
    }
}
