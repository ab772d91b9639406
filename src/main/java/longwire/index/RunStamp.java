package longwire.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Collectors;

/** What changes when a run's directory does, as far as the index reads it: cheap enough to look at each time. */
final class RunStamp {
    /** Written by renaming, so that even the same size at the same moment is another file. */
    private static final List<String> FILES =
            List.of("summary.json", "INVALID", "labels.json", "plan.conf", "environment.json", "paths.json");

    private RunStamp() {}

    static String of(Path directory) {
        return FILES.stream().map(file -> file(directory.resolve(file))).collect(Collectors.joining(" "));
    }

    private static String file(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.lastModifiedTime().toMillis() + "/" + attributes.size() + "/" + attributes.fileKey();
        } catch (IOException missing) {
            return "-";
        }
    }
}
