package longwire.proxy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.network.Endpoint;
import longwire.proxyconf.relocation.Wish;

/** Configurations of users, among the resources of the tests. */
final class Configurations {
    static final String PLAIN_NGINX =
            """
            events {}
            http {
              server {
                listen 8080;
                location / {
                  proxy_pass http://127.0.0.1:9000;
                  proxy_http_version 1.1;
                  proxy_set_header Upgrade $http_upgrade;
                  proxy_set_header Connection upgrade;
                }
              }
            }
            """;

    private static final Path ALL = Path.of("src/test/resources/longwire/proxyconf/relocation");
    private static final String CHANGES = "changes.txt";
    /** Of changes that only a proxy makes that does not run as root. */
    private static final String NOT_ROOT = "not root: ";

    private Configurations() {}

    static ProxyDriver driver(String name, Path file) {
        return driver(name, file, "", Optional.empty());
    }

    /** The driver of {@code name} for {@code file}, where the proxy is installed. */
    static ProxyDriver driver(String name, Path file, String location, Optional<Boolean> viewerTls) {
        ProxyDriver installed = ProxyDrivers.named(name);
        Installed.orSkip(installed);
        return installed.withConfiguration(new Wish("paths.0", file, location, viewerTls));
    }

    /** A copy of the files of {@code proxy}'s configuration, so that nothing of them is in the directory of the tests. */
    static Path copy(String proxy, Path directory) throws IOException {
        Path from = ALL.resolve(proxy);
        Path to = directory.resolve("theirs").resolve(proxy);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
        return to;
    }

    /** All its files, in the order of their names, each with its text. */
    static List<String> texts(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(file -> file + "\n" + text(file))
                    .toList();
        }
    }

    /** The changes that {@code running} reports, with words in place of directories and ports. */
    static List<String> changes(RunningProxy running, Path directory, Endpoint origin) {
        String viewers = String.valueOf(running.target("/").port());
        return running.changes().stream()
                .map(change -> change.replace(directory + "/", "")
                        .replace(origin.toString(), "ORIGIN")
                        .replaceAll(": " + origin.port() + "$", ": ORIGIN-PORT")
                        .replaceAll("127\\.0\\.0\\.1:" + viewers + "\\b", "VIEWERS")
                        .replaceAll("(https?://|servers ):" + viewers + "\\b", "$1:VIEWERS-PORT")
                        .replaceAll("(→.*)127\\.0\\.0\\.1:\\d+", "$1FREE")
                        .replaceAll("(=)127\\.0\\.0\\.1:\\d+", "$1FREE")
                        .replaceAll("(→.*https?://):\\d+", "$1:FREE-PORT"))
                .toList();
    }

    static List<String> expectedChanges(String proxy) throws IOException {
        boolean root = System.getProperty("user.name").equals("root");
        return Files.readAllLines(ALL.resolve(proxy).resolve(CHANGES)).stream()
                .filter(line -> !root || !line.startsWith(NOT_ROOT))
                .map(line -> line.replaceFirst("^" + NOT_ROOT, ""))
                .toList();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
