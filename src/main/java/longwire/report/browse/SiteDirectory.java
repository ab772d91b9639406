package longwire.report.browse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;

/**
 * The directory of a static site, written aside and put in its place when it is whole. It takes the place of an earlier one, and
 * of nothing else.
 */
final class SiteDirectory {
    /** Tells a site from a directory that somebody else fills. */
    private static final String MARK = ".longwire-site";

    private final Path place;
    private final Path aside;

    /** @throws InputFault where something else is there */
    SiteDirectory(Path place) {
        this.place = place.toAbsolutePath().normalize();
        if (Files.exists(place) && !isReplaceable()) {
            throw new InputFault(
                    "export", place, "a directory that is not there, is empty, or holds an earlier export");
        }
        this.aside = this.place.resolveSibling("." + this.place.getFileName() + ".part");
        attempt(() -> {
            delete(aside);
            Files.createDirectories(aside);
            Files.writeString(
                    aside.resolve(MARK), "Written by longwire serve --export, which may replace all of it.\n");
        });
    }

    /** Writes a file of the site; {@code path} is relative to it. */
    void write(String path, String text) {
        attempt(() -> {
            Path file = aside.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        });
    }

    /** Puts the site in its place. */
    void finish() {
        Path earlier = place.resolveSibling("." + place.getFileName() + ".old");
        attempt(() -> {
            delete(earlier);
            if (Files.exists(place)) {
                Files.move(place, earlier);
            }
            Files.move(aside, place);
            delete(earlier);
        });
    }

    private boolean isReplaceable() {
        if (!Files.isDirectory(place) || Files.isSymbolicLink(place) || place.getFileName() == null) {
            return false;
        }
        try (Stream<Path> files = Files.list(place)) {
            return Files.exists(place.resolve(MARK)) || files.findAny().isEmpty();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private void attempt(Work work) {
        try {
            work.run();
        } catch (IOException failure) {
            throw new OutsideFault(
                    "export: " + failure.getMessage() + " ("
                            + failure.getClass().getSimpleName() + ")",
                    failure);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
