package longwire.proxy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import longwire.fault.OutsideFault;

/** The directory for what a proxy writes and nobody keeps. */
final class Scratch {
    private static final String NAME = "scratch";

    private Scratch() {}

    /** Creates it in {@code directory}; its path is absolute. */
    static Path in(Path directory) {
        try {
            return Files.createDirectories(directory.toAbsolutePath().resolve(NAME));
        } catch (IOException failure) {
            throw new OutsideFault(directory + " cannot be written: " + failure.getMessage(), failure);
        }
    }

    /** Deletes {@code scratch} with all that is in it; links are not followed. */
    static void delete(Path scratch) {
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
