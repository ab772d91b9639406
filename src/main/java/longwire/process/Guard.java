package longwire.process;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Ends a program that knows nothing of us, with all that it started: when it is asked to, or when this process ends,
 * however that happens. A shell that waits for its standard input to close, which the kernel does even for a parent that
 * was killed; then it asks the program's process group to stop, and ends what is left of it after five to six seconds. Before, it
 * waits until there is that group: a program may be stopped before it has begun. Where it can, it tells those that have
 * ended from those that run: init reaps late in some containers, and never in others.
 *
 * <p>Processes that leave the group are not reached.
 */
final class Guard implements AutoCloseable {
    private static final String SCRIPT =
            """
            trap '' INT TERM HUP
            runs() {
              if command -v ps; then ps -o stat= -s "$1" | grep -v '^Z'; else kill -s 0 -- "-$1"; fi
            }
            until kill -s 0 -- "-$1"; do
              kill -s 0 "$1" || break
              sleep 0.01
            done
            while read -r nothing; do :; done
            kill -s "$2" -- "-$1" || exit 0
            limit=$(($(date +%s) + 5))
            while runs "$1" && [ "$(date +%s)" -le "$limit" ]; do
              sleep 0.02
            done
            kill -s KILL -- "-$1"
            """;
    /** Longer than the script takes at most. */
    private static final long LIMIT_SECONDS = 10;

    private final Process shell;

    private Guard(Process shell) {
        this.shell = shell;
    }

    /** Guards the process group whose leader is, or is about to be, {@code pid}; {@code signal} asks it to stop. */
    static Guard of(long pid, String signal) throws IOException {
        // What it says of a group that is gone is of no interest.
        return new Guard(new ProcessBuilder("/bin/sh", "-c", SCRIPT, "guard", Long.toString(pid), signal)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Stops the group; returns when nothing of it runs any more. Harmless when done before. */
    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
            if (!shell.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                shell.destroyForcibly();
            }
        } catch (IOException closedAlready) {
            // Then it has begun already.
        } catch (InterruptedException interrupted) {
            // It goes on without being waited for.
            Thread.currentThread().interrupt();
        }
    }
}
