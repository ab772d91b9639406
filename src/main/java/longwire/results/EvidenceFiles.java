package longwire.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import longwire.fault.OutsideFault;

/** How every file of a run is written: aside, then renamed, so that a crash leaves whole files. */
final class EvidenceFiles {
    private static final String INVALID = "INVALID";

    private EvidenceFiles() {}

    static void write(Path file, String content) {
        Path aside = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.writeString(aside, content);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw fault(failure);
        }
    }

    static void createDirectory(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException failure) {
            throw fault(failure);
        }
    }

    /** Leaves the mark with a reason a line; takes it away where there is none. */
    static void mark(Path directory, List<String> reasons) {
        try {
            if (reasons.isEmpty()) {
                Files.deleteIfExists(directory.resolve(INVALID));
            } else {
                write(directory.resolve(INVALID), String.join("\n", reasons) + "\n");
            }
        } catch (IOException failure) {
            throw fault(failure);
        }
    }

    static List<String> reasons(Path directory) {
        try {
            Path mark = directory.resolve(INVALID);
            return Files.exists(mark) ? Files.readAllLines(mark) : List.of();
        } catch (IOException failure) {
            throw fault(failure);
        }
    }

    private static OutsideFault fault(IOException failure) {
        // The message of most of these is the path alone; the class says what is wrong with it.
        return new OutsideFault(
                "results: " + failure.getMessage() + " (" + failure.getClass().getSimpleName() + ")", failure);
    }
}
