package longwire.proxyconf.syntax;

import java.nio.file.Path;
import java.util.List;

/**
 * A line that includes other files.
 *
 * @param pattern as written: a path, perhaps with wildcards
 * @param files that it names, in the order of reading; empty if there are none
 */
public record Include(Place from, String pattern, List<Path> files) {
    public Include {
        files = List.copyOf(files);
    }
}
