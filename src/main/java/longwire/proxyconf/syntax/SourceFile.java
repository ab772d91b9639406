package longwire.proxyconf.syntax;

import java.nio.file.Path;
import java.util.List;
import longwire.fault.InputFault;

/**
 * A file that was read.
 *
 * @param name as people know it
 */
public record SourceFile(String name, Path path, List<String> lines) {
    /** A line by its number from 1; one beyond the end stands for the end. */
    public Place place(int line) {
        int known = Math.min(line, Math.max(1, lines.size()));
        return new Place(name, known, lines.isEmpty() ? "" : lines.get(known - 1));
    }

    /** What can't be understood, with its line. */
    public InputFault fault(int line, String found, String expected) {
        return new InputFault(place(line).toString(), found, expected);
    }
}
