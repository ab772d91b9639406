package longwire.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import longwire.fault.OutsideFault;

/**
 * A command of the user's, which {@code sh} runs to its end. What it leaves in the background lives on, with this process
 * and after it: that may be the very server that it was to start.
 */
public final class ShellCommand implements AutoCloseable {
    private static final int TAIL_LINES = 5;
    private static final int LARGEST_TAIL_BYTES = 4_096;

    private final String name;
    private final String script;
    private final Path log;
    private Process process;
    private boolean closed;

    /**
     * A command that has yet to run.
     *
     * @param name what people call it; also in its faults
     * @param log the file that gets what it prints, behind what is there
     */
    public ShellCommand(String name, String script, Path log) {
        this.name = name;
        this.script = script;
        this.log = log;
    }

    /**
     * Runs it, and returns when it has ended.
     *
     * @param environment joins this process's
     * @param limit after which it is ended
     * @throws OutsideFault with its last lines, when it ended with another status than 0 or took longer
     */
    public void run(Map<String, String> environment, Duration limit) {
        long logBytes = begin();
        Process running = start(environment);
        try {
            if (!running.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new OutsideFault(name + " took longer than " + limit.toSeconds() + " s" + tail(logBytes));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OutsideFault(name + " was interrupted while starting or stopping", interrupted);
        } finally {
            end(running);
        }
        if (running.exitValue() != 0) {
            throw new OutsideFault(name + " ended with status " + running.exitValue() + tail(logBytes));
        }
    }

    /** Ends it where it runs, and keeps it from running; harmless when done before. */
    @Override
    public synchronized void close() {
        closed = true;
        if (process != null) {
            end(process);
        }
    }

    /** Where in the log its lines will begin. */
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
        // To a file, not through a pipe: who is left in the background would hold its end, and die of it when we are
        // gone.
        ProcessBuilder builder = new ProcessBuilder(List.of("/bin/sh", "-c", script))
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // A program of ours that it starts would take the empty input for a parent that is gone.
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
            // The shell first, or it would go on with the next line when what it waits for is gone.
            running.destroyForcibly();
            started.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private String tail(long fromByte) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long length = file.length() - fromByte;
            byte[] last = new byte[(int) Math.max(0, Math.min(length, LARGEST_TAIL_BYTES))];
            file.seek(file.length() - last.length);
            file.readFully(last);
            List<String> lines =
                    new String(last, StandardCharsets.UTF_8).lines().toList();
            String said = String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
            return said.isBlank() ? "" : "\n" + said;
        } catch (IOException unreadable) {
            return "\n(its log, " + log + ", cannot be read: " + unreadable.getMessage() + ")";
        }
    }
}
