package longwire.proxyconf.edit;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Configurations as people have them, by the proxy that they are for, and the files that they include. */
final class Samples {
    private static final String GOOD = "/longwire/proxyconf/lint/good/";
    private static final String OWN = "/longwire/proxyconf/edit/";

    private static final Map<String, List<String>> BY_PROXY = new LinkedHashMap<>();

    static {
        BY_PROXY.put(
                "nginx",
                List.of(
                        OWN + "nginx.conf",
                        GOOD + "nginx.conf",
                        GOOD + "nginx-site.conf",
                        GOOD + "nginx-of-parts.conf"));
        BY_PROXY.put("haproxy", List.of(OWN + "haproxy.cfg", GOOD + "haproxy.cfg"));
        BY_PROXY.put(
                "caddy",
                List.of(OWN + "Caddyfile", OWN + "Caddyfile-bare", GOOD + "Caddyfile", GOOD + "Caddyfile-site"));
        BY_PROXY.put("apache2", List.of(OWN + "apache2.conf", GOOD + "apache2.conf", GOOD + "apache2-hosts.conf"));
        BY_PROXY.put("edge", List.of(OWN + "edge.conf", OWN + "edge-bare.conf", OWN + "edge-short.conf"));
    }

    private static final List<String> PARTS =
            List.of("parts/connection.conf", "parts/upgrade.conf", "parts/sites/chat.conf");

    private Samples() {}

    static Set<String> proxies() {
        return BY_PROXY.keySet();
    }

    static List<String> of(String proxy) {
        return BY_PROXY.get(proxy);
    }

    static String text(String sample) throws Exception {
        try (InputStream resource = Samples.class.getResourceAsStream(sample)) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Writes {@code sample} into {@code directory}, and beside it what it may include; {@code lineEnd} ends all lines. */
    static Path write(Path directory, String sample, String lineEnd) throws Exception {
        for (String part : PARTS) {
            Path file = directory.resolve(part);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text(GOOD + part).replace("\n", lineEnd));
        }
        Path file = directory.resolve(sample.substring(sample.lastIndexOf('/') + 1));
        return Files.writeString(file, text(sample).replace("\n", lineEnd));
    }
}
