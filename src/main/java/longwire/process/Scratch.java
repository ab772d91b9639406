package longwire.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import longwire.fault.OutsideFault;

/** Directories for what programs write and nobody keeps. */
public final class Scratch {
    private static final String NAME = "scratch";

    private Scratch() {}

    /** Creates it in {@code directory}; its path is absolute. */
    public static Path in(Path directory) {
        try {
            return Files.createDirectories(directory.toAbsolutePath().resolve(NAME));
        } catch (IOException failure) {
            throw new OutsideFault(directory + " cannot be written: " + failure.getMessage(), failure);
        }
    }

    /** Creates one among the temporary files of this machine, its name beginning with {@code prefix}; only its owner may enter it. */
    public static Path temporary(String prefix) {
        try {
            return Files.createTempDirectory(prefix);
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
