package longwire.proxyconf.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import longwire.fault.InputFault;
import longwire.proxy.ProxyDrivers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a configuration says, in the driver's words, and what is told about the rest. */
class UserConfigurationTest {
    private static final String PROCESSORS = String.valueOf(Runtime.getRuntime().availableProcessors());

    @TempDir
    private Path directory;

    @Test
    void ofNginxWhatIsInEffectForWebSocketsCounts() throws Exception {
        UserConfiguration read = sample("nginx", "nginx.conf");

        assertThat(read.settings())
                .containsOnly(
                        entry("worker_processes", PROCESSORS),
                        entry("worker_rlimit_nofile", "4096"),
                        entry("worker_shutdown_timeout", "600s"),
                        entry("worker_connections", "1024"),
                        entry("reuseport", "off"),
                        entry("so_keepalive", "on"),
                        entry("tcp_nodelay", "off"),
                        entry("keepalive_timeout", "75s"),
                        entry("proxy_read_timeout", "3600s"),
                        entry("proxy_buffer_size", "8k"));
        assertThat(read.notes())
                .containsExactly(directory.resolve("nginx.conf") + ":12: proxy_read_timeout 30s; 3600s of "
                        + directory.resolve("nginx.conf") + ":34 is used, and a change applies to both");
    }

    @Test
    void ofHaproxyDefaultsHoldWhereSectionsSayNothing() throws Exception {
        UserConfiguration read = sample("haproxy", "haproxy.cfg");

        assertThat(read.settings())
                .containsOnly(
                        entry("nbthread", "2"),
                        entry("maxconn", "3000"),
                        entry("shards", "1"),
                        entry("busy-polling", "off"),
                        entry("tune.bufsize", "16384"),
                        entry("tune.maxaccept", "100"),
                        entry("timeout connect", "5s"),
                        entry("timeout client", "7200s"),
                        entry("timeout server", "60s"),
                        entry("timeout tunnel", "3600s"),
                        entry("option http-no-delay", "on"),
                        entry("option clitcpka", "on"),
                        entry("option srvtcpka", "on"));
    }

    @Test
    void ofCaddyTheProxyOfWebSocketsCountsAndWhatTheDriverDoesNotTakeIsNoted() throws Exception {
        UserConfiguration read = sample("caddy", "Caddyfile");

        assertThat(read.settings())
                .containsOnly(
                        entry("idle_timeout", "120s"),
                        entry("read_buffer_size", "8192"),
                        entry("dial_timeout", "2s"),
                        entry("keep_alive.idle_timeout", "90s"));
        assertThat(read.notes())
                .containsExactly(directory.resolve("Caddyfile")
                        + ":24: flush_interval -1 (expected: whole seconds from 1s to 86400s); left as it is");
    }

    @Test
    void ofApacheDefinitionsAreResolvedAndVirtualHostsComeFirst() throws Exception {
        UserConfiguration read = sample("apache2", "apache2.conf");

        assertThat(read.settings())
                .containsOnly(
                        entry("ThreadsPerChild", "64"),
                        entry("MaxRequestWorkers", "2048"),
                        entry("Timeout", "90"),
                        entry("ProxyTimeout", "30"),
                        entry("KeepAliveTimeout", "5"),
                        entry("ProxyPass enablereuse", "off"),
                        entry("ProxyPass ttl", "60"));
    }

    @Test
    void ofTheEdgePresetsCountToo() throws Exception {
        UserConfiguration read = sample("edge", "edge.conf");

        assertThat(read.settings())
                .containsOnly(
                        entry("sockets.event-loops", PROCESSORS),
                        entry("sockets.backlog", "1024"),
                        entry("sockets.receive-buffer", "8192"),
                        entry("tunnel.idle-timeout", "60s"),
                        entry("tunnel.idle-counts", "either"),
                        entry("origin.keep-alive-timeout", "60s"),
                        entry("origin.response-timeout", "10s"));
    }

    /** Lines are separated by a bar. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '!',
            quoteCharacter = '$',
            value = {
                "nginx!worker_processes 128;|events {}!1: worker_processes 128 (expected: whole processes from 1 to 64);"
                        + " left as it is",
                "nginx!location / {|  proxy_pass http://a;|  proxy_read_timeout $patience;|}"
                        + "!3: proxy_read_timeout $patience (expected: whole seconds from 1s to 86400s); left as it is",
                "haproxy!global|defaults|  timeout connect 500!3: timeout connect 500 (expected: whole seconds from 1s"
                        + " to 86400s); left as it is",
                "caddy!:80 {|  reverse_proxy :1 {|    transport http {|      keepalive off|    }|  }|}"
                        + "!4: keep_alive.idle_timeout off (expected: whole seconds from 1s to 86400s); left as it is",
                "apache2!Listen 80|KeepAliveTimeout 500ms!2: KeepAliveTimeout 500ms (expected: whole seconds from 1 to"
                        + " 86400); left as it is",
                "edge!edge {|  tunnel { idle-timeout = none }|}!2: tunnel.idle-timeout none (expected: whole seconds"
                        + " from 1s to 86400s); left as it is",
            })
    void whatTheDriverDoesNotTakeIsNotedWithItsLine(String proxy, String lines, String note) throws Exception {
        Path file = write("configuration", lines.replace('|', '\n'));

        UserConfiguration read =
                UserConfiguration.read(ProxyDrivers.named(proxy).schema(), file);

        assertThat(read.notes()).contains(file + ":" + note);
        assertThat(read.settings()).doesNotContainKey(note.split(" ")[1]);
    }

    @Test
    void whatAPartOfAConfigurationCanNotSayIsNotedAndRefused() throws Exception {
        Path file = write("site.conf", "server {\n  location / {\n    proxy_pass http://127.0.0.1:9000;\n  }\n}\n");

        UserConfiguration read =
                UserConfiguration.read(ProxyDrivers.named("nginx").schema(), file);

        assertThat(read.notes())
                .containsExactly(
                        file
                                + ": without a complete configuration, with events and http it cannot contain worker_processes,"
                                + " worker_rlimit_nofile, worker_shutdown_timeout",
                        file
                                + ": without a listen line in the server it cannot contain reuseport, backlog, so_keepalive",
                        file
                                + ": without an events block it cannot contain worker_connections, multi_accept, accept_mutex",
                        file + ": without an upstream block that proxy_pass names it cannot contain upstream keepalive,"
                                + " upstream keepalive_requests, upstream keepalive_timeout");
        assertThat(read.outOfReach())
                .hasSize(12)
                .containsEntry(
                        "upstream keepalive",
                        "nginx.upstream keepalive: 16384" + " (expected: an upstream block that proxy_pass names in "
                                + file + ")");
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> read.with(Map.of("backlog", "5")))
                .withMessage("nginx.backlog: 5 (expected: a listen line in the server in " + file + ")");
    }

    @Test
    void whereNothingPassesRequestsOnTheLastLineCounts() throws Exception {
        Path file = write("proxy_params", "proxy_read_timeout 1m;\nproxy_read_timeout 2m; # x\n");

        UserConfiguration read =
                UserConfiguration.read(ProxyDrivers.named("nginx").schema(), file);

        assertThat(read.settings()).containsOnly(entry("proxy_read_timeout", "120s"));
        assertThat(read.with(Map.of("proxy_read_timeout", "7s")))
                .isEqualTo("proxy_read_timeout 1m;\nproxy_read_timeout 7s; # x\n");
    }

    @Test
    void aLineOfAnIncludedFileIsRefusedOrComesWithThatFile() throws Exception {
        Path site = write("site.conf", "location / {\n  proxy_pass http://a;\n  proxy_read_timeout 1m;\n}\n");
        Path file = write("nginx.conf", "events {}\nhttp {\n  server {\n    include site.conf;\n  }\n}\n");
        UserConfiguration read =
                UserConfiguration.read(ProxyDrivers.named("nginx").schema(), file);
        Map<String, String> changed = Map.of("proxy_read_timeout", "7s", "multi_accept", "on");

        Map<Path, String> files = read.filesWith(changed);

        assertThat(files.keySet()).containsExactly(file, site);
        assertThat(files.get(file)).startsWith("events { multi_accept on; }\n");
        assertThat(files.get(site)).isEqualTo("location / {\n  proxy_pass http://a;\n  proxy_read_timeout 7s;\n}\n");
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> read.with(changed))
                .withMessage(site + ":3: proxy_read_timeout 1m; (expected: in " + file + " itself)");
    }

    @Test
    void ofIncludedFilesTheEdgeChangesNone() throws Exception {
        Path included = write("sockets.conf", "sockets.backlog = 5\n");
        Path file = write("edge.conf", "edge {\n  include \"sockets.conf\"\n}\n");

        UserConfiguration read =
                UserConfiguration.read(ProxyDrivers.named("edge").schema(), file);

        assertThat(read.settings()).containsOnly(entry("sockets.backlog", "5"));
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> read.with(Map.of("sockets.backlog", "7")))
                .withMessage(included + ":1: sockets.backlog: 7 (expected: a line of " + file + ")");
    }

    @Test
    void nothingChangedIsTheTextAsItIs() throws Exception {
        for (String proxy : Samples.proxies()) {
            for (String sample : Samples.of(proxy)) {
                Path file = Samples.write(directory, sample, "\r\n");

                String same = UserConfiguration.read(ProxyDrivers.named(proxy).schema(), file)
                        .with(Map.of());

                assertThat(same).isEqualTo(Files.readString(file));
            }
        }
    }

    @Test
    void whatSaysTheSameInWordsOfItsOwnStays() throws Exception {
        UserConfiguration read = sample("nginx", "nginx.conf");

        assertThat(read.with(Map.of("worker_processes", PROCESSORS, "proxy_buffer_size", "8k")))
                .contains("worker_processes   auto ;");
    }

    @ParameterizedTest
    @CsvSource({"direct", "squid", "varnish"})
    void aProxyWhoseConfigurationsAreNotReadIsRefused(String proxy) throws Exception {
        Path file = write("x", "");

        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(
                        () -> UserConfiguration.read(ProxyDrivers.named(proxy).schema(), file))
                .withMessage("configuration of " + proxy
                        + ": cannot be read (expected: one of edge, nginx, haproxy, caddy, apache2)");
    }

    @Test
    void whatCanNotBeReadIsRefused() throws Exception {
        Path missing = directory.resolve("missing");
        Path foreign = Files.write(directory.resolve("foreign"), "# caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
        Path broken = write("broken", "events {}\nhttp {\n");
        Path json = write("caddy.json", "{ \"apps\": {} }");
        Path hocon = write("edge.conf", "edge {\n  sockets {\n");

        assertThat(List.of(
                        refusal("nginx", missing),
                        refusal("nginx", foreign),
                        refusal("nginx", broken),
                        refusal("caddy", json)))
                .containsExactly(
                        "file: " + missing + " (expected: a readable file)",
                        "file: " + foreign + " (expected: a text file in UTF-8)",
                        broken + ":2: { (expected: a } that ends this block)",
                        "file: " + json + " in JSON (expected: a Caddyfile)");
        assertThat(refusal("edge", hocon)).contains(hocon + ": 3");
    }

    @Test
    void anUnknownSettingAndAWrongValueAreRefused() throws Exception {
        UserConfiguration read = sample("nginx", "nginx.conf");

        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> read.with(Map.of("backlogs", "5")))
                .withMessage("nginx.backlogs: no such setting (expected: backlog?)");
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> read.with(Map.of("backlog", "0")))
                .withMessageStartingWith("nginx.backlog: 0 (expected:");
    }

    private static String refusal(String proxy, Path file) {
        try {
            UserConfiguration.read(ProxyDrivers.named(proxy).schema(), file);
            return "";
        } catch (InputFault refused) {
            return refused.getMessage();
        }
    }

    private UserConfiguration sample(String proxy, String name) throws Exception {
        Path file = Samples.write(directory, "/longwire/proxyconf/edit/" + name, "\n");
        return UserConfiguration.read(ProxyDrivers.named(proxy).schema(), file);
    }

    private Path write(String name, String text) throws Exception {
        return Files.writeString(directory.resolve(name), text);
    }
}
