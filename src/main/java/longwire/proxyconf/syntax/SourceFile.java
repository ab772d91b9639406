package longwire.proxyconf.syntax;

import java.nio.file.Path;
import java.util.List;
import longwire.fault.InputFault;

/**
 * A file of a configuration.
 *
 * @param name as shown to the user
 */
public record SourceFile(String name, Path path, List<String> lines) {
    /** A line by its number from 1; a number beyond the end means the last line. */
    public Place place(int line) {
        int known = Math.min(line, Math.max(1, lines.size()));
        return new Place(name, known, lines.isEmpty() ? "" : lines.get(known - 1));
    }

    /** The refusal of something that cannot be parsed, with its line. */
    public InputFault fault(int line, String found, String expected) {
        return new InputFault(place(line).toString(), found, expected);
    }
}
