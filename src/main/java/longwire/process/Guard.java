package longwire.process;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/**
 * Ends a program that is not ours, and all that it started: on {@link #close}, or when this process ends in any way.
 * The guard is a shell that waits for its standard input to close, which happens even if this process is killed. It
 * then asks the program's process group to stop, and kills what is left after five to six seconds. It first waits until
 * the group exists, because a program may be stopped before it has begun. With {@code ps} it ignores zombies, because
 * init reaps late in some containers and never in others.
 *
 * <p>Without {@code ps}, the whole group counts as running. Processes that leave the group are not reached.
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
    /** Longer than the script can take. */
    private static final long LIMIT_SECONDS = 10;

    private final Process shell;

    private Guard(Process shell) {
        this.shell = shell;
    }

    /** Guards the process group whose leader is, or soon will be, {@code pid}; {@code signal} asks it to stop. */
    static Guard of(long pid, String signal) throws IOException {
        // Its messages about a group that is gone are of no interest.
        return new Guard(new ProcessBuilder("/bin/sh", "-c", SCRIPT, "guard", Long.toString(pid), signal)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Stops the group and waits until none of it runs. A second call does nothing. */
    @Override
    public void close() {
        try {
            shell.getOutputStream().close();
            if (!shell.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                shell.destroyForcibly();
            }
        } catch (IOException closedAlready) {
            // The shell is stopping the group already.
        } catch (InterruptedException interrupted) {
            // The shell continues on its own.
            Thread.currentThread().interrupt();
        }
    }
}
