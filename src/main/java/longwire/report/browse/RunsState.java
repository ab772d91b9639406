package longwire.report.browse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import longwire.fault.OutsideFault;

/** Tells a page whether it is still right. */
final class RunsState {
    private RunsState() {}

    /** A text that changes when a run comes, goes on or ends: cheap enough to be asked for every few seconds. */
    static String of(Path results) {
        try (Stream<Path> entries = Files.list(results)) {
            long latest = 0;
            long all = 0;
            for (Path entry : entries.filter(Files::isDirectory).toList()) {
                // Files of a run are renamed into their places, which changes the directory.
                long changed = Files.getLastModifiedTime(entry).toMillis();
                all += entry.getFileName().toString().hashCode() * changed;
                latest = Math.max(latest, changed);
            }
            return all + "-" + latest + "-"
                    + RunsOn.of(results).alive().keySet().hashCode();
        } catch (IOException unreadable) {
            throw new OutsideFault(results + ": cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
