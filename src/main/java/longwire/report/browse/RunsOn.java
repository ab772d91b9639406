package longwire.report.browse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import longwire.fault.OutsideFault;
import longwire.results.RunProcess;

/**
 * The runs that are not known to have ended, by name.
 *
 * @param alive those that are on
 * @param gone those whose process ended without ending them: it was killed
 */
record RunsOn(SortedMap<String, RunProcess> alive, SortedMap<String, RunProcess> gone) {
    /** Those of {@code results}, as they are now. */
    static RunsOn of(Path results) {
        RunsOn on = new RunsOn(new TreeMap<>(), new TreeMap<>());
        try (Stream<Path> entries = Files.list(results)) {
            for (Path entry : entries.filter(Files::isDirectory).toList()) {
                RunProcess.read(entry).ifPresent(process -> (process.isAlive() ? on.alive : on.gone)
                        .put(entry.getFileName().toString(), process));
            }
        } catch (IOException unreadable) {
            throw new OutsideFault(results + ": cannot be read: " + unreadable.getMessage(), unreadable);
        }
        return on;
    }
}
