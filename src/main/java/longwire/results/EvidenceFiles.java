package longwire.results;

import static java.nio.charset.StandardCharsets.UTF_8;

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

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new OutsideFault(
                    file + ": cannot be read: " + unreadable.getClass().getSimpleName() + " " + unreadable.getMessage(),
                    unreadable);
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

    /** The reasons of a mark, none where there is none. One that can't be read marks all the same. */
    static List<String> reasons(Path directory) {
        Path mark = directory.resolve(INVALID);
        if (!Files.exists(mark)) {
            return List.of();
        }
        try {
            // Lenient, since a reason may quote what came over a wire.
            List<String> reasons =
                    new String(Files.readAllBytes(mark), UTF_8).lines().toList();
            return reasons.isEmpty() ? List.of(mark + ": gives no reason") : reasons;
        } catch (IOException unreadable) {
            return List.of(mark + ": cannot be read: " + unreadable.getMessage());
        }
    }

    private static OutsideFault fault(IOException failure) {
        // The message of most of these is the path alone; the class says what is wrong with it.
        return new OutsideFault(
                "results: " + failure.getMessage() + " (" + failure.getClass().getSimpleName() + ")", failure);
    }
}
