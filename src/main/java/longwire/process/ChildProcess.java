package longwire.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import longwire.fault.OutsideFault;

/**
 * A program that this process started and that ends with it. A Ctrl-C at the terminal does not reach the program, so
 * that its parent can still query it before stopping it.
 */
public final class ChildProcess implements AutoCloseable {
    /** A JVM on a busy machine needs some seconds; a program that needs ten times as long will not start. */
    private static final Duration READY_LIMIT = Duration.ofSeconds(60);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    private static final int LOG_TAIL_LINES = 12;

    private final String name;
    private final Process process;
    private final Path log;
    private final Consumer<String> lines;
    /** Null for a program that itself ends when this process ends. */
    private final Guard guard;

    private final CompletableFuture<String> ready = new CompletableFuture<>();
    private final Thread logWriter;

    private ChildProcess(String name, Process process, Path log, Consumer<String> lines, Guard guard) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.lines = lines;
        this.guard = guard;
        this.logWriter = new Thread(this::keepLog, name + "-log");
        logWriter.setDaemon(true);
        logWriter.start();
    }

    /**
     * Starts {@code mainClass} in a separate JVM with the class path of this one.
     *
     * @param name of the program, for people and in faults
     * @param jvmArguments such as {@code -Xmx256m}
     * @param log the file for its output
     * @throws OutsideFault if the program cannot be started
     */
    public static ChildProcess java(
            String name, String mainClass, List<String> jvmArguments, List<String> arguments, Path log) {
        return java(name, mainClass, jvmArguments, arguments, log, line -> {});
    }

    /** Same as the other method, and passes each line that it prints to {@code lines}, on a separate thread. */
    public static ChildProcess java(
            String name,
            String mainClass,
            List<String> jvmArguments,
            List<String> arguments,
            Path log,
            Consumer<String> lines) {
        return start(name, JavaCommand.of(mainClass, jvmArguments, arguments), log, lines);
    }

    /** Starts any program; otherwise the same as {@link #java}. */
    public static ChildProcess start(String name, List<String> command, Path log) {
        return start(name, command, log, line -> {});
    }

    private static ChildProcess start(String name, List<String> command, Path log, Consumer<String> lines) {
        // Ctrl-C goes to every process in the foreground of the terminal. A signal that is ignored before exec stays
        // ignored.
        List<String> shielded = new ArrayList<>(List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", name));
        shielded.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(shielded).redirectErrorStream(true);
        builder.environment().put(ParentWatch.VARIABLE, "yes");
        try {
            return new ChildProcess(name, builder.start(), log, lines, null);
        } catch (IOException failure) {
            throw cannotBeStarted(name, failure);
        }
    }

    /**
     * Starts any program in a new session with an empty standard input. A {@link Guard} ends it and all processes it
     * started when this process ends. Otherwise the same as {@link #java}.
     *
     * @param stopSignal the signal that asks it to stop, such as {@code TERM}; what still runs after five seconds is
     *     killed
     */
    public static ChildProcess guarded(String name, List<String> command, String stopSignal, Path log) {
        // The program starts only after its guard. If this process is killed in between, the shell reads an end of
        // input and never starts the program. A JVM blocks QUIT in its threads and so in its children, but some
        // programs
        // drain on it; env also unblocks it.
        List<String> waiting = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                "trap '' INT; read -r go && exec env --default-signal=QUIT setsid \"$@\" </dev/null",
                name));
        waiting.addAll(command);
        try {
            Process process =
                    new ProcessBuilder(waiting).redirectErrorStream(true).start();
            try (Writer go = process.outputWriter(StandardCharsets.US_ASCII)) {
                Guard guard = Guard.of(process.pid(), stopSignal);
                go.write("go\n");
                return new ChildProcess(name, process, log, line -> {}, guard);
            }
        } catch (IOException failure) {
            throw cannotBeStarted(name, failure);
        }
    }

    private static OutsideFault cannotBeStarted(String name, IOException failure) {
        return new OutsideFault(name + " cannot be started: " + failure.getMessage(), failure);
    }

    /**
     * Waits for the program's {@link ReadyLine} and returns its addresses.
     *
     * @throws OutsideFault with the tail of its log, if it ended or was not ready in time; it is then stopped
     */
    public String awaitReady() {
        try {
            return ready.get(READY_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException notReady) {
            String how = process.isAlive()
                    ? "was not ready after " + READY_LIMIT.toSeconds() + " s"
                    : "ended with status " + process.exitValue();
            close();
            throw new OutsideFault(name + " " + how + "\n" + logTail());
        } catch (InterruptedException interrupted) {
            close();
            Thread.currentThread().interrupt();
            throw new OutsideFault(name + " was interrupted while starting or stopping");
        }
    }

    /** Waits at most {@code limit} for the program to end; returns whether it has ended. */
    public boolean awaitEnd(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OutsideFault(name + " was interrupted while starting or stopping", interrupted);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The exit status of an ended program; above 128 if a signal ended it. */
    public int exitStatus() {
        return process.exitValue();
    }

    /** Sends a signal by its name, such as {@code TERM} or {@code KILL}. */
    public void signal(String signal) {
        shell("kill -" + signal + " " + pid());
    }

    /** Stops the program for {@code lasting} (SIGSTOP). It continues even if this process ends meanwhile. */
    public void pause(Duration lasting) {
        // One shell sends both signals: a separate program for each would lengthen the pause by some milliseconds. The
        // shell ignores Ctrl-C, which would otherwise leave the program stopped.
        shell(String.format(
                Locale.ROOT,
                "trap '' INT; kill -STOP %d; sleep %.3f; kill -CONT %d",
                pid(),
                lasting.toMillis() / 1e3,
                pid()));
    }

    private void shell(String script) {
        try {
            new ProcessBuilder("/bin/sh", "-c", script).inheritIO().start().waitFor();
        } catch (IOException failure) {
            throw new OutsideFault(name + " cannot be signalled: " + failure.getMessage(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The tail of its log, for a fault's message. */
    public String logTail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
        } catch (IOException unreadable) {
            return "(its log, " + log + ", cannot be read: " + unreadable.getMessage() + ")";
        }
    }

    /** Asks the program to stop, and kills it after five seconds. Does nothing if it has ended. */
    @Override
    public void close() {
        if (guard == null) {
            // Process.destroy also closes the program's input, and one that watches it may take that for our death
            // first.
            process.toHandle().destroy();
        } else {
            guard.close();
        }
        try {
            if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            logWriter.join(STOP_LIMIT.toMillis());
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void keepLog() {
        try (BufferedReader printed = process.inputReader(StandardCharsets.UTF_8);
                Writer file = Files.newBufferedWriter(log)) {
            for (String line = printed.readLine(); line != null; line = printed.readLine()) {
                file.write(line + "\n");
                file.flush();
                lines.accept(line);
                String addresses = ReadyLine.addresses(line);
                if (addresses != null) {
                    ready.complete(addresses);
                }
            }
        } catch (IOException broken) {
            // The pipe breaks when the program is killed; its earlier output is in the file.
        }
        awaitExit();
        ready.completeExceptionally(new OutsideFault(name + " ended"));
    }

    private void awaitExit() {
        try {
            process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
