package longwire.proxyconf.relocation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;
import longwire.network.Endpoint;

/**
 * The addresses and files that a configuration uses on this machine.
 *
 * @param listening for viewers
 * @param origin ours
 * @param scratch a directory for whatever the proxy writes
 * @param free gives free loopback addresses for its other listeners, each once
 * @param certificate our own, in PEM
 * @param key its key
 * @param certificateWithKey both in one file
 * @param root whether the proxy runs as root
 */
public record Site(
        Endpoint listening,
        Endpoint origin,
        Path scratch,
        Supplier<Endpoint> free,
        Path certificate,
        Path key,
        Path certificateWithKey,
        boolean root) {
    static final String LOGS = "logs";
    static final String CACHES = "cache";

    private static final Path USERS = Path.of("/etc/passwd");
    private static final Path GROUPS = Path.of("/etc/group");

    /** A file below the scratch directory, in quotes if it must be. */
    String file(String name) {
        return quoted(scratch.resolve(name));
    }

    /** The place of a log or a directory that the user has at {@code path}; different for different paths. */
    String moved(String directory, String path) {
        String flat = path.replaceAll("[^A-Za-z0-9._${}-]+", "-").replaceFirst("^-", "");
        return file(directory + "/" + flat);
    }

    /** The directory that stands for the root of the file system. */
    Path mirror() {
        return scratch.resolve("root");
    }

    static String quoted(Path file) {
        String text = file.toString();
        return text.matches("\\S+") ? text : '"' + text + '"';
    }

    static boolean isUser(String name) {
        return names(USERS, name);
    }

    static boolean isGroup(String name) {
        return names(GROUPS, name);
    }

    private static boolean names(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.anyMatch(line -> line.startsWith(name + ":"));
        } catch (IOException unreadable) {
            return false;
        }
    }
}
