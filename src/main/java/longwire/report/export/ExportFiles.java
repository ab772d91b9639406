package longwire.report.export;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import longwire.fault.InputFault;
import longwire.fault.OutsideFault;

/** The files of one export: written aside, and given their names when all are whole. */
final class ExportFiles implements AutoCloseable {
    private static final String ASIDE = ".longwire-export-";
    /** More are only counted. */
    private static final int MOST_TOLD = 5;

    private final Path directory;
    private final Path aside;

    private ExportFiles(Path directory, Path aside) {
        this.directory = directory;
        this.aside = aside;
    }

    /** Files to come in {@code directory}, which is made if need be. */
    static ExportFiles in(Path directory) {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new InputFault("output", directory, "a directory");
        }
        try {
            Files.createDirectories(directory);
            // Beside the final file, because renaming is atomic only within one file system.
            return new ExportFiles(directory, Files.createTempDirectory(directory, ASIDE));
        } catch (IOException failure) {
            throw fault(directory, failure);
        }
    }

    /** Where to write the file that is to be called {@code name}. */
    Path file(String name) {
        return aside.resolve(name);
    }

    /** Writes the text file that is to be called {@code name}. */
    void write(String name, Consumer<PrintStream> writer) {
        Path file = file(name);
        try (PrintStream out = new PrintStream(Files.newOutputStream(file), false, StandardCharsets.UTF_8)) {
            writer.accept(out);
            // A stream of this kind only remembers that a disk was full.
            if (out.checkError()) {
                throw new OutsideFault(target(file) + ": cannot be written");
            }
        } catch (IOException failure) {
            throw fault(target(file), failure);
        }
    }

    /** Takes back the file that was to be called {@code name}. */
    void drop(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException failure) {
            throw fault(target(file(name)), failure);
        }
    }

    /**
     * Gives all files their names.
     *
     * @param replace whether files of the same names give way
     * @throws InputFault if a file exists already; then nothing is changed
     */
    List<Path> finish(boolean replace) {
        List<Path> written = list(aside);
        List<Path> inTheWay =
                written.stream().map(this::target).filter(Files::exists).toList();
        if (!replace && !inTheWay.isEmpty()) {
            String more = inTheWay.size() > MOST_TOLD ? " and " + (inTheWay.size() - MOST_TOLD) + " more" : "";
            throw new InputFault(
                    "output",
                    String.join(
                                    ", ",
                                    inTheWay.stream()
                                            .limit(MOST_TOLD)
                                            .map(Path::toString)
                                            .toList())
                            + more,
                    "not there yet; --force replaces them");
        }
        List<Path> targets = new ArrayList<>();
        for (Path file : written) {
            Path target = target(file);
            try {
                Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException failure) {
                throw fault(target, failure);
            }
            targets.add(target);
        }
        return targets;
    }

    @Override
    public void close() {
        try {
            for (Path left : list(aside)) {
                Files.delete(left);
            }
            Files.delete(aside);
        } catch (IOException failure) {
            throw fault(aside, failure);
        }
    }

    private Path target(Path file) {
        return directory.resolve(file.getFileName());
    }

    private static List<Path> list(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().toList();
        } catch (IOException failure) {
            throw fault(directory, failure);
        }
    }

    private static OutsideFault fault(Path file, IOException failure) {
        return new OutsideFault(
                file + ": cannot be written: " + failure.getMessage() + " ("
                        + failure.getClass().getSimpleName() + ")",
                failure);
    }
}
