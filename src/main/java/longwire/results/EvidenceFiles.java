package longwire.results;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import longwire.fault.OutsideFault;
import longwire.text.WholeFile;

/**
 * Reads and writes the files of a run. Each is written under a temporary name and then renamed, so that a crash leaves
 * only complete files.
 */
final class EvidenceFiles {
    private static final String INVALID = "INVALID";

    private EvidenceFiles() {}

    static void write(Path file, String content) {
        try {
            WholeFile.write(file, content);
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

    /** Writes the mark with one reason on each line; removes it if there are no reasons. */
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

    /** The reasons in the mark; empty if there is no mark. A mark that cannot be read still counts. */
    static List<String> reasons(Path directory) {
        Path mark = directory.resolve(INVALID);
        if (!Files.exists(mark)) {
            return List.of();
        }
        try {
            // Invalid UTF-8 is tolerated, because a reason may quote bytes from the network.
            List<String> reasons =
                    new String(Files.readAllBytes(mark), UTF_8).lines().toList();
            return reasons.isEmpty() ? List.of(mark + ": gives no reason") : reasons;
        } catch (IOException unreadable) {
            return List.of(mark + ": cannot be read: " + unreadable.getMessage());
        }
    }

    private static OutsideFault fault(IOException failure) {
        // Most of these messages are only the path; the class of the exception says what is wrong.
        return new OutsideFault(
                "results: " + failure.getMessage() + " (" + failure.getClass().getSimpleName() + ")", failure);
    }
}
