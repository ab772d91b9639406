package longwire.proxyconf.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Configurations as public documentation shows them raise no alarm; their sources are in SOURCES.txt beside them. */
class PublicShapesTest {
    private static final Path SHAPES = directory();

    /** What is rightly found: it slows requests beside WebSockets, or is too small for a thousand of them. */
    private static final Map<String, Set<String>> ALLOWED = Map.of(
            "nginx-action-cable.conf", Set.of("nginx.keepalive-missing"),
            "nginx-grafana.conf", Set.of("nginx.keepalive-missing"),
            "nginx-socket-io.conf", Set.of("nginx.keepalive-missing"),
            "haproxy-websocket.cfg", Set.of("haproxy.origin-close"),
            "apache-jupyterhub.conf", Set.of("apache.workers"));

    @ParameterizedTest(name = "{0}")
    @MethodSource("shapes")
    void nothingElseIsFoundInIt(String name) {
        Report report = Linter.lint(SHAPES.resolve(name), Optional.empty(), GoodConfigurations.LOAD);

        assertThat(report.findings())
                .extracting(Finding::rule)
                .containsExactlyInAnyOrderElementsOf(ALLOWED.getOrDefault(name, Set.of()));
        assertThat(name.toLowerCase(Locale.ROOT)).startsWith(report.syntax().label());
    }

    @Test
    void thereAreEnoughOfThem() throws IOException {
        assertThat(shapes()).hasSizeGreaterThanOrEqualTo(20);
        assertThat(shapes()).containsAll(ALLOWED.keySet());
    }

    static List<String> shapes() throws IOException {
        try (Stream<Path> files = Files.list(SHAPES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("SOURCES.txt"))
                    .sorted()
                    .toList();
        }
    }

    private static Path directory() {
        try {
            return Path.of(PublicShapesTest.class.getResource("shapes").toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
