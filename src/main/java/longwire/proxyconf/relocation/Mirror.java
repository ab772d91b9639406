package longwire.proxyconf.relocation;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import longwire.fault.OutsideFault;

/**
 * A directory that stands for the root of the file system: changed files are written there, and all that lies beside them or
 * beside their directory is a link. So relative paths in a configuration find the user's files without an edit.
 */
final class Mirror {
    /** Directories of configurations are small; of a larger one, such as that of temporary files, no more is linked. */
    private static final int MOST_LINKS = 10_000;

    private final Path root;

    Mirror(Path root) {
        this.root = root;
    }

    /** Where {@code file}, an absolute path, is in the mirror. */
    Path of(Path file) {
        return root.resolve(file.getRoot().relativize(file));
    }

    /** The path of the user's file in a {@code text} that names files of the mirror, such as a proxy's log. */
    String original(String text) {
        return text.replace(root.toString() + "/", "/");
    }

    /** Writes {@code texts}, by absolute and normalized paths; {@code more} are further directories that it is to have. */
    void write(Map<Path, String> texts, List<Path> more) {
        Set<Path> own = new LinkedHashSet<>(more);
        texts.keySet().forEach(file -> own.add(file.getParent()));
        Set<Path> all = new LinkedHashSet<>();
        own.forEach(directory -> Stream.iterate(directory, above -> above.getParent() != null, Path::getParent)
                .forEach(all::add));
        try {
            for (Path directory : all) {
                Files.createDirectories(of(directory));
            }
            for (Path directory : all) {
                if (own.contains(directory) || isAbove(directory, own)) {
                    link(directory, all, texts.keySet());
                }
            }
            for (Map.Entry<Path, String> text : texts.entrySet()) {
                Files.writeString(of(text.getKey()), text.getValue());
            }
        } catch (IOException failure) {
            throw new OutsideFault(root + " cannot be written: " + failure.getMessage(), failure);
        }
    }

    /** For paths that begin with two dots; no configuration means a directory of the root by them. */
    private static boolean isAbove(Path directory, Set<Path> own) {
        return directory.getNameCount() > 1 && own.stream().anyMatch(below -> directory.equals(below.getParent()));
    }

    private void link(Path directory, Set<Path> directories, Set<Path> files) throws IOException {
        if (!Files.isReadable(directory)) {
            return;
        }
        int links = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                boolean own = directories.contains(entry) || files.contains(entry);
                if (!own && links < MOST_LINKS && !Files.exists(of(entry), LinkOption.NOFOLLOW_LINKS)) {
                    Files.createSymbolicLink(of(entry), entry);
                    links++;
                }
            }
        }
    }
}
