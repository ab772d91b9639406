package longwire.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * How late Linux may wake a thread in order to save wake-ups: 50 µs by default, which is more than the round-trip of a
 * frame on loopback. A thread may always lower its own slack. On other systems nothing happens.
 */
public final class TimerSlack {
    private static final long LEAST_NANOS = 1;

    private TimerSlack() {}

    /** Gives the calling thread the lowest possible slack. */
    public static void lower() {
        try {
            Files.writeString(file(), Long.toString(LEAST_NANOS));
        } catch (IOException unavailable) {
            // Not Linux, or no /proc: wake-ups stay late, and the send lag shows it.
        }
    }

    /** The slack of the calling thread in nanoseconds; empty if unknown. */
    public static OptionalLong nanos() {
        try {
            return OptionalLong.of(Long.parseLong(Files.readString(file()).strip()));
        } catch (IOException unavailable) {
            return OptionalLong.empty();
        }
    }

    private static Path file() throws IOException {
        // thread-self is PID/task/TID. The file is only in /proc/TID, which exists although it is not listed.
        Path thread = Files.readSymbolicLink(Path.of("/proc/thread-self"));
        return Path.of("/proc", thread.getFileName().toString(), "timerslack_ns");
    }
}
