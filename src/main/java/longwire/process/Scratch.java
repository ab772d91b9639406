package longwire.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import longwire.fault.OutsideFault;

/** Directories for what programs write and nobody keeps. */
public final class Scratch {
    private static final String NAME = "scratch";
    /** It waits for its standard input to close, which happens however this process ends. Who is being stopped may still write. */
    private static final String SWEEP =
            """
            trap '' INT TERM HUP
            while read -r nothing; do :; done
            for try in 1 2 3 4 5 6 7 8 9 10; do
              rm -rf -- "$1" && exit
              sleep 1
            done
            """;
    /** Reachable, so that their standard input stays open. */
    private static final Queue<Process> SWEEPERS = new ConcurrentLinkedQueue<>();

    private Scratch() {}

    /** Creates it in {@code directory}; its path is absolute. */
    public static Path in(Path directory) {
        try {
            return Files.createDirectories(directory.toAbsolutePath().resolve(NAME));
        } catch (IOException failure) {
            throw new OutsideFault(directory + " cannot be written: " + failure.getMessage(), failure);
        }
    }

    /**
     * Creates one among the temporary files of this machine, its name beginning with {@code prefix}; only its owner may enter it. It
     * is gone soon after this process, even if that is killed.
     */
    public static Path temporary(String prefix) {
        try {
            Path directory = Files.createTempDirectory(prefix);
            SWEEPERS.add(new ProcessBuilder("/bin/sh", "-c", SWEEP, "sweep", directory.toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
            return directory;
        } catch (IOException failure) {
            throw new OutsideFault("no temporary directory can be made: " + failure.getMessage(), failure);
        }
    }

    /** Deletes {@code scratch} with all that is in it, if it is there; links are not followed. */
    public static void delete(Path scratch) {
        if (!Files.exists(scratch)) {
            return;
        }
        try (Stream<Path> all = Files.walk(scratch)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException left) {
            throw new OutsideFault(scratch + " cannot be deleted: " + left.getMessage(), left);
        }
    }
}
