package longwire.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * How late Linux may wake a thread so as to save wake-ups: 50 µs unless asked otherwise, which is more than a frame's
 * round-trip on loopback. A thread may always lower its own; elsewhere than on Linux nothing happens.
 */
public final class TimerSlack {
    private static final long LEAST_NANOS = 1;

    private TimerSlack() {}

    /** Gives the calling thread the least slack there is. */
    public static void lower() {
        try {
            Files.writeString(file(), Long.toString(LEAST_NANOS));
        } catch (IOException unavailable) {
            // No Linux, or /proc isn't there: wake-ups stay late, which the send lag shows.
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
        // thread-self is PID/task/TID. The file stands under /proc/TID alone, which exists though it is not listed.
        Path thread = Files.readSymbolicLink(Path.of("/proc/thread-self"));
        return Path.of("/proc", thread.getFileName().toString(), "timerslack_ns");
    }
}
