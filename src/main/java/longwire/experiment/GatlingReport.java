package longwire.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.results.RunDirectory;

/** Gatling's own report: written by it after the simulation, under a name that it chooses. */
final class GatlingReport {
    private GatlingReport() {}

    /**
     * Moves the newest report in {@code reports} to {@code run}, where one was written since {@code start}. Leaves a link
     * behind, since Gatling has just told people where it put it.
     */
    static void moveTo(RunDirectory run, Path reports, Instant start) {
        try {
            Optional<Path> newest = newest(reports, start);
            if (newest.isPresent()) {
                Path moved = run.path().resolve("gatling").toAbsolutePath();
                Files.move(newest.get(), moved, StandardCopyOption.ATOMIC_MOVE);
                Files.createSymbolicLink(newest.get(), moved);
            }
        } catch (IOException failure) {
            System.err.println("gatling: its report stays in " + reports + ": " + failure.getMessage());
        }
    }

    private static Optional<Path> newest(Path reports, Instant start) throws IOException {
        if (!Files.isDirectory(reports)) {
            return Optional.empty();
        }
        try (Stream<Path> inside = Files.list(reports)) {
            return inside.filter(Files::isDirectory)
                    .filter(path -> !Files.isSymbolicLink(path))
                    .filter(path -> path.toFile().lastModified() >= start.toEpochMilli())
                    .max(Comparator.comparingLong(path -> path.toFile().lastModified()));
        }
    }
}
