package longwire.proxyconf.syntax;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import longwire.fault.InputFault;

/** The files of one configuration: the main file and those that it includes, up to limits of size and number. */
public final class Sources {
    /** Configurations are written by hand, or at most generated for some thousand sites. */
    private static final int MOST_BYTES = 8 << 20;

    private static final int MOST_FILES = 1_000;
    /** In practice includes are nested less deeply; a file that includes itself exceeds this. */
    private static final int DEEPEST = 16;

    private static final String WILD = "*?[";

    private final Map<Path, String> texts;
    private final SourceFile main;
    private final List<String> notes = new ArrayList<>();
    private final List<Include> includes = new ArrayList<>();
    private int files;
    private long bytes;

    private Sources(Path file, Map<Path, String> texts) {
        this.texts = texts;
        this.main = read(file.toString(), file);
    }

    /**
     * Reads {@code file}.
     *
     * @throws InputFault when it is not a readable text file
     */
    public static Sources of(Path file) {
        return of(file, Map.of());
    }

    /**
     * Reads {@code file} and what it includes, with some texts replaced.
     *
     * @param texts replaced texts, by absolute, normalized path
     */
    public static Sources of(Path file, Map<Path, String> texts) {
        return new Sources(file, Map.copyOf(texts));
    }

    public SourceFile main() {
        return main;
    }

    /** Notes for the user about what was left out. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** All includes that were read, in the order of reading. */
    public List<Include> includes() {
        return List.copyOf(includes);
    }

    void note(Place place, String note) {
        String line = place + ": " + note;
        if (!notes.contains(line)) {
            notes.add(line);
        }
    }

    /**
     * Reads the files that an include names. A file that cannot be read is left out with a note, since configurations are
     * often checked on a machine on which they do not run.
     *
     * @param pattern a path, perhaps with wildcards
     * @param bases directories that a relative path may be relative to; the first with a matching file counts
     * @param from the line that includes
     * @param depth number of includes around it
     * @throws InputFault when files include each other endlessly
     */
    List<SourceFile> included(String pattern, List<Path> bases, Place from, int depth) {
        if (depth >= DEEPEST) {
            throw new InputFault(from.toString(), "include " + pattern, "at most " + DEEPEST + " nested");
        }
        List<Path> found = bases.stream()
                .map(base -> matching(pattern, base, from))
                .filter(paths -> !paths.isEmpty())
                .findFirst()
                .orElse(List.of());
        if (found.isEmpty() && !isWild(pattern)) {
            note(from, pattern + " was not found; left out");
        }
        includes.add(new Include(from, pattern, found));
        List<SourceFile> read = new ArrayList<>();
        for (Path path : found) {
            try {
                read.add(read(path.toString(), path));
            } catch (InputFault unreadable) {
                if (files > MOST_FILES || bytes > MOST_BYTES) {
                    throw unreadable;
                }
                note(from, path + " cannot be read; left out");
            }
        }
        return read;
    }

    private SourceFile read(String name, Path path) {
        if (++files > MOST_FILES) {
            throw new InputFault(main.name(), "includes more files", "at most " + MOST_FILES);
        }
        try {
            // Reading a device or a pipe might not end.
            if (!Files.isRegularFile(path)) {
                throw new InputFault("file", name, "a readable file");
            }
            String given = texts.get(path.toAbsolutePath().normalize());
            long size = given == null ? Files.size(path) : given.length();
            bytes += size;
            if (bytes > MOST_BYTES) {
                throw new InputFault("file", name, "at most " + MOST_BYTES + " bytes with all that it includes");
            }
            String text = given == null ? text(path, (int) size) : given;
            return new SourceFile(name, path.toAbsolutePath(), text.lines().toList());
        } catch (IOException failure) {
            throw new InputFault("file", name, "a readable file");
        }
    }

    /** At most {@code size} bytes are read, since some files below /proc have no end. */
    private static String text(Path path, int size) throws IOException {
        try (InputStream stream = Files.newInputStream(path)) {
            String text = new String(stream.readNBytes(size), StandardCharsets.UTF_8);
            if (text.indexOf(Cursor.END) >= 0) {
                throw new InputFault("file", path, "a text file");
            }
            return text;
        }
    }

    /**
     * Files that {@code pattern} names, in the order of their names. A directory stands for all files in it and below it.
     */
    private static List<Path> matching(String pattern, Path base, Place from) {
        try {
            Path wanted = base.resolve(pattern);
            List<Path> found = List.of(wanted.isAbsolute() ? wanted.getRoot() : Path.of(""));
            for (Path part : wanted) {
                List<Path> next = new ArrayList<>();
                for (Path directory : found) {
                    next.addAll(step(directory, part.toString()));
                }
                found = next;
            }
            List<Path> all = new ArrayList<>();
            for (Path path : found) {
                all.addAll(below(path));
            }
            return all;
        } catch (IllegalArgumentException noPath) {
            throw new InputFault(from.toString(), pattern, "a path, perhaps with * or ?");
        } catch (IOException | UncheckedIOException unreadable) {
            return List.of();
        }
    }

    private static boolean isWild(String text) {
        return text.chars().anyMatch(letter -> WILD.indexOf(letter) >= 0);
    }

    private static List<Path> step(Path directory, String part) throws IOException {
        if (!isWild(part)) {
            Path next = directory.resolve(part);
            return Files.exists(next) ? List.of(next) : List.of();
        }
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + part);
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                boolean hidden = entry.getFileName().toString().startsWith(".") && !part.startsWith(".");
                if (!hidden && matcher.matches(entry.getFileName())) {
                    found.add(entry);
                }
                if (found.size() > MOST_FILES) {
                    throw new InputFault(directory.toString(), "more files match " + part, "at most " + MOST_FILES);
                }
            }
        }
        found.sort(null);
        return found;
    }

    private static List<Path> below(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> all = Files.walk(path, DEEPEST)) {
            return all.filter(Files::isRegularFile)
                    .sorted()
                    .limit(MOST_FILES + 1)
                    .toList();
        }
    }
}
