package longwire.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A program of others that a test needs. Where it is missing the test is skipped and says what installs it; in CI, where
 * a skipped test would pass for a green one, it fails, unless this release does not package the program.
 */
public final class OutsideProgram {
    private static final String INSTALL = "this installs it, as root on Debian: scripts/setup";
    /** What setup installs for tests; any other program comes with every Debian. */
    private static final Map<String, String> PACKAGES =
            Map.of("varnishtest", "varnish", "node", "nodejs", "chromium", "chromium", "tcpdump", "tcpdump");

    private static final Duration JVM_LIMIT = Duration.ofMinutes(2);
    private static final boolean IN_CI = "true".equals(System.getenv("CI"));

    private final Path file;

    private OutsideProgram(Path file) {
        this.file = file;
    }

    /** The program that a shell would start as {@code command}; does not return where there is none. */
    public static OutsideProgram needed(String command) {
        return new OutsideProgram(Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, command))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> missing(command, packaged(command), IN_CI)));
    }

    /** A file that setup puts where it is, such as a program's libraries; does not return where it is missing. */
    public static Path neededFile(Path path) {
        return Files.exists(path) ? path : missing(path.toString(), true, IN_CI);
    }

    /** Runs a JVM of ours to its end, as {@link #run} does: a minute on a busy machine is no reason to give up. */
    public static Run runJava(Class<?> main, List<String> jvmArguments, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = JavaCommand.of(main.getName(), jvmArguments, List.of(arguments));
        return new OutsideProgram(Path.of(command.get(0)))
                .run(JVM_LIMIT, Map.of(), command.subList(1, command.size()).toArray(String[]::new));
    }

    /** Where it is. */
    public Path file() {
        return file;
    }

    /**
     * Runs it to its end.
     *
     * @param environment joins this process's
     * @throws AssertionError with what it printed when it takes longer than {@code limit}; it is ended then
     */
    public Run run(Duration limit, Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(file.toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("longwire-" + file.getFileName(), ".log");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(command + " took longer than " + limit + "\n" + Files.readString(output));
            }
            return new Run(process.exitValue(), Files.readString(output));
        } finally {
            end(process);
            Files.delete(output);
        }
    }

    private static boolean packaged(String command) {
        return !PACKAGES.containsKey(command)
                || DebianPackages.unpackaged(List.of(PACKAGES.get(command))).isEmpty();
    }

    private static void end(Process process) {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(ended -> ended.onExit().join());
    }

    /** Never returns, whatever its type says. */
    static Path missing(String what, boolean packaged, boolean inCi) {
        String message = what + " is missing; " + (packaged ? INSTALL : "this release does not package it");
        if (packaged && inCi) {
            throw new AssertionError(message);
        }
        // Maven tells how many were skipped, and why only in its reports.
        System.err.println("Tests are skipped: " + message);
        return Assumptions.abort(message);
    }

    /** How it ended, above 128 where a signal ended it, and what it printed, errors between the rest. */
    public record Run(int status, String output) {}
}
