package longwire.process;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import longwire.fault.OutsideFault;

/**
 * The result of a program that was run to its end for its output.
 *
 * @param status its exit status
 * @param text its whole output, standard error included
 */
public record ShortCommand(int status, String text) {
    private static final long LIMIT_SECONDS = 60;
    private static final int LARGEST_ANSWER_BYTES = 1 << 22;
    /** Where Debian installs servers; the PATH of a user does not contain these directories. */
    private static final List<String> SYSTEM_PROGRAMS = List.of("/usr/local/sbin", "/usr/sbin", "/sbin");

    /**
     * Runs {@code command}; it is killed after a minute.
     *
     * @throws OutsideFault if it cannot be started
     */
    public static ShortCommand run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .start();
            CompletableFuture.delayedExecutor(LIMIT_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
            try (InputStream printed = process.getInputStream()) {
                String text = new String(printed.readNBytes(LARGEST_ANSWER_BYTES), StandardCharsets.UTF_8);
                return new ShortCommand(process.waitFor(), text);
            }
        } catch (IOException failure) {
            throw new OutsideFault(command.get(0) + " cannot be run: " + failure.getMessage(), failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new OutsideFault(command.get(0) + " was interrupted while starting or stopping", interrupted);
        }
    }

    /** The path of {@code program}, found in PATH or where Debian installs servers. */
    public static Optional<Path> find(String program) {
        return Stream.concat(Stream.of(System.getenv("PATH").split(":")), SYSTEM_PROGRAMS.stream())
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
