package longwire.proxyconf.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import longwire.network.Endpoint;
import longwire.origin.OriginServer;
import longwire.origin.OriginSettings;
import longwire.process.ShortCommand;
import longwire.proxy.Installed;
import longwire.proxy.ProxyDriver;
import longwire.proxy.ProxyDrivers;
import longwire.proxyconf.model.ProxyVersion;
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
            "lighttpd.upgrade-missing",
            "lighttpd.path",
            "varnish.pipe-missing",
            "varnish.pipe-headers",
            "varnish.pipe-value",
            "varnish.pipe-late",
            "varnish.pipe-condition",
            "apache.redirect",
            "apache.redirect-some",
            "apache.path",
            "apache.url-slash",
            "apache.origin-h2",
            "apache.rewrite-condition",
            "apache.rewrite-target",
            "apache.rewrite-path",
            "caddy.path",
            "caddy.upgrade-matcher",
            "caddy.redirect",
            "caddy.redirect-some",
            "caddy.url",
            "nginx.http-version",
            "nginx.http-version-other",
            "nginx.upgrade-missing",
            "nginx.upgrade-value",
            "nginx.connection-missing",
            "nginx.connection-value",
            "nginx.headers-dropped",
            "nginx.upgrade-hidden",
            "nginx.redirect",
            "nginx.redirect-host",
            "nginx.redirect-slash",
            "nginx.path",
            "nginx.plain-http2",
            "nginx.url-fixed",
            "haproxy.upgrade-header",
            "haproxy.bind-h2",
            "haproxy.redirect",
            "haproxy.redirect-some",
            "haproxy.path",
            "haproxy.url",
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
    /** Rules about a rewrite rule, which is in the second virtual host. */
    private static final Set<String> HOST_OF_RULE =
            Set.of("apache.rewrite-condition", "apache.rewrite-target", "apache.rewrite-path");

    /** Rules that report a risk, since it depends on the path or the name; these tests ask for those that fail. */
    private static final Set<String> PROVEN_RISKS = Set.of(
            "lighttpd.path",
            "varnish.pipe-condition",
            "apache.redirect-some",
            "apache.path",
            "caddy.path",
            "caddy.upgrade-matcher",
            "caddy.redirect-some",
            "caddy.url",
            "nginx.redirect-host",
            "nginx.redirect-slash",
            "nginx.path",
            "nginx.url-fixed",
            "haproxy.redirect-some",
            "haproxy.path",
            "haproxy.url");

    /** Origins may refuse these handshakes; ours takes either of two headers, and "/" as well as another path. */
    private static final Set<String> TAKEN = Set.of("Upgrade twice", "a variable that is none", "a group that is none");

    /** What is waited for is mostly a start, an answer that does not come, or an end. */
    private static final int AT_ONCE = 4;

    /** An answer takes milliseconds. */
    private static final Duration FOR_NO_ANSWER = Duration.ofSeconds(2);
    /** On a busy machine it takes longer. */
    private static final Duration FOR_AN_ANSWER = Duration.ofSeconds(20);

    private static OriginServer origin;
    private static ExecutorService running;
    /** Handshakes through each seed, and a tunnel that is silent until it is closed; all begin at the beginning. */
    private static final Map<Seed, Future<Handshakes>> SEEN = new HashMap<>();

    private static final Map<Seed, Future<?>> SILENT_TUNNELS = new HashMap<>();

    @TempDir
    private static Path directory;

    /** What was wrong with a handshake through each of two configurations; empty where all was well. */
    private record Handshakes(String withTheMistake, String withTheMend) {}

    @BeforeAll
    static void start() {
        origin = OriginServer.start(new OriginSettings(new Endpoint("127.0.0.1", 0), 1, 10, 64, 1 << 20));
        running = Executors.newFixedThreadPool(AT_ONCE);
        handshakes()
                .filter(MistakesBreakWebSocketsTest::isInstalled)
                .forEach(seed -> SEEN.put(seed, running.submit(() -> seen(seed))));
        idleLimits().stream()
                .map(arguments -> (Seed) arguments.get()[1])
                .filter(MistakesBreakWebSocketsTest::isInstalled)
                .forEach(seed -> SILENT_TUNNELS.put(seed, running.submit(() -> silentTunnel(seed))));
    }

    @AfterAll
    static void stop() {
        running.shutdownNow();
        origin.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("handshakes")
    void theHandshakeFailsWithTheMistakeAndSucceedsWithTheMend(Seed seed) throws Exception {
        Installed.orSkip(driver(seed));
        Renamed.orSkip(seed, directory);
        Handshakes seen = SEEN.get(seed).get();

        if (knowsBetter(seed)) {
            assertThat(seen.withTheMistake()).isEmpty();
        } else {
            assertThat(seen.withTheMistake()).isNotEmpty();
        }
        assertThat(seen.withTheMend()).isEmpty();
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("idleLimits")
    void aTunnelIsClosedWhoseTimeoutIsNotAboveThePings(String good, Seed seed) throws Exception {
        Installed.orSkip(driver(seed));

        assertThat(seed.findings(directory)).extracting(Finding::rule).containsExactly(seed.rule());
        SILENT_TUNNELS.get(seed).get();
    }

    @Test
    void caddyKnowsOneOfTheWordsForBufferedAnswers() throws Exception {
        Installed.orSkip(ProxyDrivers.named("caddy"));

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
                .filter(seed -> seed.severity() == Severity.BREAKS || PROVEN_RISKS.contains(seed.rule()))
                .filter(seed -> !TAKEN.contains(seed.mistake()));
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
                        Seed.in("haproxy.cfg", "timeout tunnel 0")
                                .replacing("timeout client 60s", "timeout client 1s")
                                .replacing("timeout tunnel 1h", "timeout tunnel 0")
                                .breaks("haproxy.tunnel-timeout-zero", ""),
                        Seed.in("haproxy.cfg", "the timeout tunnel of an outer layer")
                                .replacing("bind 127.0.0.1:8080 backlog 4096", "bind unix@inner.sock accept-proxy")
                                .after(
                                        "http-reuse safe",
                                        "server origin 127.0.0.1:3000",
                                        "listen outer",
                                        "mode tcp",
                                        "bind 127.0.0.1:8080",
                                        "timeout tunnel 1s",
                                        "server http unix@inner.sock send-proxy",
                                        "backend another")
                                .breaks("haproxy.layer-timeout", ""),
                        Seed.in("Caddyfile", "read_timeout")
                                .after("flush_interval -1", "transport http {", "read_timeout 1s", "}")
                                .breaks("caddy.read-timeout", ""),
                        Seed.in("lighttpd.conf", "server.max-read-idle")
                                .replacing("server.max-read-idle = 120", "server.max-read-idle = 1")
                                .breaks("lighttpd.idle", ""),
                        Seed.in("lighttpd.conf", "server.max-read-idle 0")
                                .replacing("server.max-read-idle = 120", "server.max-read-idle = 0")
                                .breaks("lighttpd.idle", ""),
                        Seed.in("apache2.conf", "Timeout")
                                .replacing("Timeout 120", "Timeout 1")
                                .breaks("apache.timeout", ""))
                .map(seed -> seed.pingedEvery(1))
                .map(seed -> Arguments.of(seed.good(), seed))
                .toList();
    }

    private static Handshakes seen(Seed seed) throws Exception {
        Path own = Files.createTempDirectory(directory, "seed");
        String mended = seed.mended(seed.findings(own).get(0));
        return new Handshakes(handshake(seed, seed.text(), FOR_NO_ANSWER), handshake(seed, mended, FOR_AN_ANSWER));
    }

    private static String handshake(Seed seed, String text, Duration patience) throws Exception {
        // The second of two virtual hosts is asked for by its name.
        String host = seed.line().startsWith("RewriteRule \"") || HOST_OF_RULE.contains(seed.rule())
                ? "rule.example"
                : "127.0.0.1";
        try (RunningConfiguration proxy = start(seed, text)) {
            return proxy.handshake(host, patience);
        }
    }

    /** Fails where the proxy does not close it. */
    private static Void silentTunnel(Seed seed) throws Exception {
        try (RunningConfiguration proxy = start(seed, seed.text())) {
            proxy.awaitCloseOfSilentTunnel();
            return null;
        }
    }

    private static RunningConfiguration start(Seed seed, String text) throws Exception {
        Path own = Files.createTempDirectory(directory, "running");
        return RunningConfiguration.start(own, seed.good(), text, origin.endpoint());
    }

    private static boolean isInstalled(Seed seed) {
        return driver(seed).missing().isEmpty();
    }

    private static ProxyDriver driver(Seed seed) {
        return ProxyDrivers.named(seed.good().split("[.-]")[0].replace("Caddyfile", "caddy"));
    }

    /** Whether the installed program is of a version in which the mistake is none. */
    private static boolean knowsBetter(Seed seed) {
        VersionRange versions = Explanation.of(seed.rule()).versions();
        // Only nginx has such rules about handshakes.
        if (versions.isAll() || !seed.good().startsWith("nginx")) {
            return false;
        }
        String program = ShortCommand.find("nginx").orElseThrow().toString();
        ProxyVersion version = ProxyVersion.said(
                program, ShortCommand.run(List.of(program, "-v")).text());
        return !versions.concerns(Optional.of(version));
    }
}
