package longwire.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import longwire.fault.OutsideFault;

/**
 * A command from the user, which {@code sh} runs to its end. Processes that it leaves in the background keep running,
 * also after this process ends: one of them may be the server that the command had to start.
 */
public final class ShellCommand implements AutoCloseable {
    private final String name;
    private final String script;
    private final Path log;
    private Process process;
    private boolean closed;

    /**
     * Prepares a command; {@link #run} runs it.
     *
     * @param name of the command, for people and in faults
     * @param log the file to which its output is appended
     */
    public ShellCommand(String name, String script, Path log) {
        this.name = name;
        this.script = script;
        this.log = log;
    }

    /**
     * Runs the command and waits until it has ended.
     *
     * @param environment variables in addition to those of this process
     * @param limit after which the command is killed
     * @throws OutsideFault with its last lines, if its exit status is not 0 or it took longer
     */
    public void run(Map<String, String> environment, Duration limit) {
        long logBytes = begin();
        Process running = start(environment);
        try {
            if (!running.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new OutsideFault(
                        name + " took longer than " + limit.toSeconds() + " s" + LogTail.of(log, logBytes));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OutsideFault(name + " was interrupted while starting or stopping", interrupted);
        } finally {
            end(running);
        }
        if (running.exitValue() != 0) {
            throw new OutsideFault(name + " ended with status " + running.exitValue() + LogTail.of(log, logBytes));
        }
    }

    /** Kills the command if it runs, and prevents later runs. A second call does nothing. */
    @Override
    public synchronized void close() {
        closed = true;
        if (process != null) {
            end(process);
        }
    }

    /** Writes a heading to the log; returns the position where the output will begin. */
    private long begin() {
        try {
            Files.writeString(log, "# " + name + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            return Files.size(log);
        } catch (IOException failure) {
            throw new OutsideFault(name + ": " + log + " cannot be written: " + failure.getMessage(), failure);
        }
    }

    private synchronized Process start(Map<String, String> environment) {
        if (closed) {
            throw new OutsideFault(name + " was not run: it has been stopped");
        }
        // Output goes to a file, not a pipe: a background process would keep the pipe open, and a write after our end
        // would kill it.
        ProcessBuilder builder = new ProcessBuilder(List.of("/bin/sh", "-c", script))
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // If the command starts one of our programs, that would take the empty input for a parent that has ended.
        builder.environment().remove(ParentWatch.VARIABLE);
        builder.environment().putAll(environment);
        try {
            process = builder.start();
            return process;
        } catch (IOException failure) {
            throw new OutsideFault(name + " cannot be run: " + failure.getMessage(), failure);
        }
    }

    private static void end(Process running) {
        List<ProcessHandle> started = running.descendants().toList();
        if (running.isAlive()) {
            // The shell first: otherwise it would continue with its next line when the process it waits for ends.
            running.destroyForcibly();
            started.forEach(ProcessHandle::destroyForcibly);
        }
    }
}
