package longwire.index;

import java.nio.file.Path;

/**
 * A file or directory among the runs that could not be read as what it should be. The rest is read all the same.
 *
 * @param file where it is
 * @param fault what is wrong, without its name
 */
public record DamagedFile(Path file, String fault) {
    /** From the message of a fault, which may name the file already. */
    static DamagedFile of(Path file, String message) {
        String named = file + ": ";
        return new DamagedFile(file, message.startsWith(named) ? message.substring(named.length()) : message);
    }

    @Override
    public String toString() {
        return file + ": " + fault;
    }
}
