package longwire.proxy.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import longwire.network.Endpoint;
import longwire.origin.OriginServer;
import longwire.origin.OriginSettings;
import longwire.process.ShortCommand;
import longwire.proxy.Installed;
import longwire.proxy.ProxyDrivers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the linter says to break WebSockets does so in the real proxies, and its mends let them pass. */
class MistakesBreakWebSocketsTest {
    /** Rules about handshakes whose mistakes any origin feels. */
    private static final Set<String> HANDSHAKES = Set.of(
            "nginx.http-version",
            "nginx.upgrade-missing",
            "nginx.connection-missing",
            "nginx.connection-value",
            "nginx.headers-dropped",
            "nginx.upgrade-hidden",
            "haproxy.upgrade-header",
            "caddy.upgrade-header",
            "caddy.upstream-h2c",
            "caddy.response-buffers",
            "apache.upgrade-missing",
            "apache.worker-shared",
            "apache.shadowed",
            "apache.rewrite-engine",
            "apache.module-missing",
            "apache.upgrade-header",
            "apache.http-version");
    /** From this one on nginx speaks HTTP/1.1 to origins unless it is told otherwise. */
    private static final Version NGINX_SPEAKS_HTTP_1_1 = Version.parse("1.29.7");
    /** Which of two counts is for the origin to say, and ours takes either. */
    private static final String TWICE = "Upgrade twice";

    private static OriginServer origin;

    @TempDir
    private Path directory;

    @BeforeAll
    static void start() {
        origin = OriginServer.start(new OriginSettings(new Endpoint("127.0.0.1", 0), 1, 10, 64, 1 << 20));
    }

    @AfterAll
    static void stop() {
        origin.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("handshakes")
    void theHandshakeFailsWithTheMistakeAndSucceedsWithTheMend(Seed seed) throws Exception {
        skipUnlessInstalled(seed.good());
        Renamed.orSkip(seed, directory);
        String mended = seed.mended(seed.findings(directory).get(0));

        String mistaken = handshake(seed, seed.text(), "mistake");
        if (nginxKnowsBetter(seed)) {
            assertThat(mistaken).isEmpty();
        } else {
            assertThat(mistaken).isNotEmpty();
        }
        assertThat(handshake(seed, mended, "mend")).isEmpty();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("idleLimits")
    void aTunnelIsClosedWhoseTimeoutIsNotAboveThePings(String good, Seed seed) throws Exception {
        skipUnlessInstalled(good);

        assertThat(seed.findings(directory)).extracting(Finding::rule).containsExactly(seed.rule());
        try (RunningConfiguration running =
                RunningConfiguration.start(directory, good, seed.text(), origin.endpoint())) {
            running.awaitCloseOfSilentTunnel();
        }
    }

    @Test
    void caddyKnowsOneOfTheWordsForBufferedAnswers() throws Exception {
        skipUnlessInstalled("Caddyfile");

        List<Seed> buffered = handshakes()
                .filter(seed -> seed.rule().equals("caddy.response-buffers"))
                .filter(seed -> seed.good().equals("Caddyfile"))
                .toList();

        List<Seed> known = new ArrayList<>();
        for (Seed seed : buffered) {
            if (Renamed.unknown(seed, directory).isEmpty()) {
                known.add(seed);
            }
        }
        assertThat(buffered).hasSize(2);
        assertThat(known).isNotEmpty();
    }

    static Stream<Seed> handshakes() {
        return SeededMistakesTest.seeds()
                .filter(seed -> HANDSHAKES.contains(seed.rule()))
                .filter(seed -> seed.severity() == Severity.BREAKS)
                .filter(seed -> !seed.mistake().equals(TWICE));
    }

    static List<Arguments> idleLimits() {
        return Stream.of(
                        Seed.in("nginx.conf", "proxy_read_timeout")
                                .after("location / {", "proxy_read_timeout 1s;")
                                .breaks("nginx.read-timeout", ""),
                        Seed.in("haproxy.cfg", "timeout tunnel")
                                .replacing("timeout tunnel 1h", "timeout tunnel 1s")
                                .breaks("haproxy.tunnel-timeout", ""),
                        Seed.in("haproxy.cfg", "no timeout tunnel, but timeout client")
                                .replacing("timeout client 60s", "timeout client 1s")
                                .without("timeout tunnel 1h")
                                .breaks("haproxy.tunnel-timeout-missing", ""),
                        Seed.in("Caddyfile", "read_timeout")
                                .after("flush_interval -1", "transport http {", "read_timeout 1s", "}")
                                .breaks("caddy.read-timeout", ""),
                        Seed.in("apache2.conf", "Timeout")
                                .replacing("Timeout 120", "Timeout 1")
                                .breaks("apache.timeout", ""))
                .map(seed -> seed.pingedEvery(1))
                .map(seed -> Arguments.of(seed.good(), seed))
                .toList();
    }

    private String handshake(Seed seed, String text, String name) throws Exception {
        Path own = Files.createDirectory(directory.resolve(name));
        // The second of two virtual hosts is asked for by its name.
        String host = seed.line().startsWith("RewriteRule") ? "rule.example" : "127.0.0.1";
        try (RunningConfiguration running = RunningConfiguration.start(own, seed.good(), text, origin.endpoint())) {
            return running.handshake(host);
        }
    }

    private static boolean nginxKnowsBetter(Seed seed) {
        if (!seed.mistake().equals("no proxy_http_version")) {
            return false;
        }
        String program = ShortCommand.find("nginx").orElseThrow().toString();
        String said = ShortCommand.run(List.of(program, "-v")).text();
        return Version.parse(said.replaceAll("(?s).*nginx/([0-9.]+).*", "$1")).compareTo(NGINX_SPEAKS_HTTP_1_1) >= 0;
    }

    private static void skipUnlessInstalled(String good) {
        String program = good.split("[.-]")[0].replace("Caddyfile", "caddy");
        Installed.orSkip(ProxyDrivers.named(program));
    }
}
