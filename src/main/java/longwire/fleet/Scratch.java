package longwire.fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import longwire.fault.OutsideFault;

/** A directory for the secret and the members of one run on this machine; it goes with the run. */
final class Scratch implements AutoCloseable {
    private final Path directory;

    Scratch() {
        try {
            // Only its owner may enter it.
            directory = Files.createTempDirectory("longwire-fleet-");
        } catch (IOException failure) {
            throw new OutsideFault("no temporary directory can be made: " + failure.getMessage(), failure);
        }
    }

    Path directory() {
        return directory;
    }

    /** Deletes it; a second call does nothing. */
    @Override
    public void close() {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(directory)) {
            List<Path> deepestFirst = inside.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new OutsideFault(directory + " cannot be deleted: " + failure.getMessage(), failure);
        }
    }
}
