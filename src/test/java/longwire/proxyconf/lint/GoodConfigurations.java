package longwire.proxyconf.lint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import longwire.proxyconf.model.Assumptions;

/** Configurations through which WebSockets pass, and the files that they include. */
final class GoodConfigurations {
    static final List<String> NAMES = List.of(
            "nginx.conf",
            "nginx-site.conf",
            "nginx-of-parts.conf",
            "haproxy.cfg",
            "Caddyfile",
            "Caddyfile-site",
            "caddy.json",
            "apache2.conf",
            "apache2-hosts.conf",
            "lighttpd.conf",
            "varnish.vcl");
    /** What is looked for unless somebody says otherwise. */
    static final Assumptions LOAD = new Assumptions(1_000, Duration.ofSeconds(30), 2, false);

    private static final List<String> PARTS =
            List.of("parts/connection.conf", "parts/upgrade.conf", "parts/sites/chat.conf");

    private GoodConfigurations() {}

    static String text(String name) throws IOException {
        try (InputStream resource = GoodConfigurations.class.getResourceAsStream("good/" + name)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Writes {@code text} as {@code name} into {@code directory}, and beside it what it may include. */
    static Path write(Path directory, String name, String text) throws IOException {
        for (String part : PARTS) {
            Path file = directory.resolve(part);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text(part));
        }
        return Files.writeString(directory.resolve(name), text);
    }
}
