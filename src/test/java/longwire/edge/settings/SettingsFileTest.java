package longwire.edge.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.edge.settings.TunnelRules.IdleCounts;
import longwire.fault.InputFault;
import longwire.network.Endpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsFileTest {
    @TempDir
    private Path directory;

    @Test
    void theDefaultsAreTheGuides() {
        EdgeSettings defaults = read();
        OriginSettings origin = defaults.behaviours().get(0).origin();

        assertThat(defaults.listen().http()).contains(new Endpoint("127.0.0.1", 8080));
        assertThat(defaults.listen().https()).isEmpty();
        assertThat(defaults.behaviours()).hasSize(1);
        assertThat(defaults.behaviours().get(0).viewerPolicy()).isEqualTo(ViewerPolicy.ALLOW_ALL);
        assertThat(origin.policy()).isEqualTo(OriginPolicy.HTTP_ONLY);
        assertThat(origin.verify()).isTrue();
        assertThat(List.of(origin.httpPort(), origin.httpsPort())).containsExactly(80, 443);
        assertThat(origin.connectTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(origin.connectAttempts()).isEqualTo(3);
        assertThat(origin.responseTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(origin.keepAliveTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(defaults.limits().headBytes()).isEqualTo(20_480);
        assertThat(defaults.limits().urlBytes()).isEqualTo(8_192);
        assertThat(defaults.http2().enabled()).isFalse();
        assertThat(defaults.http2().webSocket()).isFalse();
    }

    static Stream<String> everyKey() {
        return reference().withoutPath("presets").entrySet().stream()
                .map(Map.Entry::getKey)
                .sorted();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("everyKey")
    void whatCannotBeAValueOfAKeyIsRefusedByName(String key) {
        String start = key.equals("behaviours") ? "behaviours: " : "--set " + key + ".a: no such key";
        assertRefused(key + " = { a = b }", start);
        assertRefused(key + " = null", "--set " + key + ": null");
        // A list whose entry is a list.
        assertRefused(key + " = [ [ 1 ] ]", key + ": [");
    }

    private static void assertRefused(String setting, String start) {
        assertThatThrownBy(() -> read(setting))
                .isInstanceOf(InputFault.class)
                .hasMessageStartingWith(start)
                .hasMessageContaining(" (expected: ");
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "listen.http               | nowhere     | listen.http: nowhere",
                "listen.http               | none        | listen: none (expected: an address for http, https or both)",
                "tls.certificate           | a.pem       | tls.certificate: a.pem (expected: certificate and key together)",
                "tls.provider              | other       | (expected: one of auto, jdk, openssl)",
                "tls.minimum-protocol      | TLSv1.1     | tls.minimum-protocol: TLSv1.1 (expected: TLSv1.2 or TLSv1.3)",
                "tls.session-cache         | 0           | a whole number from 1 to 1000000",
                "tls.session-cache         | -1          | a whole number from 1 to 1000000",
                "tls.session-timeout       | 0s          | tls.session-timeout: 0ms (expected: 1s or more)",
                "http2.enabled             | maybe       | http2.enabled: maybe (expected: true or false)",
                "http2.streams             | 0           | http2.streams: 0 (expected: a whole number from 1",
                "origin.host               | a b         | origin.host: a b (expected: a host name or an address)",
                "origin.host               | ''          | origin.host:  (expected: a host name or an address)",
                "origin.protocol-policy    | ws          | (expected: one of http-only, https-only, match-viewer)",
                "origin.minimum-protocol   | SSLv3       | origin.minimum-protocol: SSLv3 (expected: TLSv1.2 or",
                "origin.connect-timeout    | 11s         | origin.connect-timeout: 11000ms (expected: 1ms to 10s)",
                "origin.connect-timeout    | 0s          | origin.connect-timeout: 0ms (expected: 1ms to 10s)",
                "origin.connect-timeout    | soon        | origin.connect-timeout: soon (expected: a duration",
                "origin.connect-attempts   | 0           | (expected: a whole number from 1 to 3)",
                "origin.connect-attempts   | 4           | (expected: a whole number from 1 to 3)",
                "origin.response-timeout   | 0s          | origin.response-timeout: 0ms (expected: 1ms or more)",
                "origin.keep-alive-timeout | -1s         | origin.keep-alive-timeout: -1s (expected: a duration",
                "behaviour.origin          | nobody      | behaviour.origin: nobody (expected: one of default",
                "behaviour.viewer-protocol-policy | all  | (expected: one of allow-all, redirect-to-https, https-only)",
                "behaviour.forward-host    | yes please  | behaviour.forward-host: yes please (expected: true or false)",
                "behaviours                | all         | behaviours: all (expected: a list of blocks)",
                "origins                   | none        | origins: none (expected: a block such as { chat {",
                "tunnel.preset             | cloudfare   | tunnel.preset: cloudfare (expected: one of",
                "tunnel.idle-counts        | viewer      | tunnel.idle-counts: viewer (expected: one of origin, either)",
                "tunnel.idle-timeout       | 2d          | tunnel.idle-timeout: 2d (expected: a duration",
                "tunnel.idle-timeout       | 0s          | tunnel.idle-timeout: 0ms (expected: 1ms or more)",
                "tunnel.longest-life       | 0s          | tunnel.longest-life: 0ms (expected: 1ms or more)",
                "viewer.head-timeout       | 0s          | viewer.head-timeout: 0ms (expected: 1ms or more)",
                "viewer.stall-timeout      | 0s          | viewer.stall-timeout: 0ms (expected: 1ms or more)",
                "limits.connections        | 0           | limits.connections: 0 (expected: a whole number from 1",
                "limits.head-bytes         | 511         | limits.head-bytes: 511 (expected: a size such as 16KiB",
                "limits.url-bytes          | 2MiB        | limits.url-bytes: 2MiB (expected: a size such as 16KiB",
                "drain-timeout             | -1s         | drain-timeout: -1s (expected: a duration",
                "sockets.transport         | kqueue      | sockets.transport: kqueue (expected: one of auto",
                "sockets.event-loops       | 0           | sockets.event-loops: 0 (expected: a whole number from 1",
                "sockets.data-path         | files       | (expected: one of auto, sockets, channels)",
                "sockets.receive-buffer    | 511         | sockets.receive-buffer: 511 (expected: a size",
                "sockets.reads-per-flush   | 17          | (expected: a whole number from 1 to 16)",
                "sockets.low-water         | 1MiB        | sockets.low-water: 1048576 (expected: at most high-water",
                "sockets.backlog           | 0           | sockets.backlog: 0 (expected: a whole number from 1",
                "sockets.splice            | true        | sockets.splice: true (expected: false with data-path channels",
            })
    void aWrongValueIsRefusedWithItsNameTheValueAndWhatWasExpected(String key, String value, String message) {
        String[] settings = key.equals("sockets.splice")
                ? new String[] {"sockets.data-path=channels", key + "=" + value}
                : new String[] {key + "=\"" + value + "\""};

        assertThatThrownBy(() -> read(settings)).isInstanceOf(InputFault.class).hasMessageContaining(message);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "80,    true",
        "443,   true",
        "1024,  true",
        "65535, true",
        "0,     false",
        "1,     false",
        "79,    false",
        "81,    false",
        "442,   false",
        "444,   false",
        "1023,  false",
        "65536, false",
        "-1,    false",
    })
    void portsOfOriginsAre80443And1024To65535(int port, boolean accepted) {
        for (String key : List.of("origin.http-port", "origin.https-port", "origins.other.http-port")) {
            if (accepted) {
                read(key + "=" + port);
            } else {
                assertThatThrownBy(() -> read(key + "=" + port))
                        .isInstanceOf(InputFault.class)
                        .hasMessageStartingWith(key + ": " + port + " (expected: ");
            }
        }
    }

    @Test
    void allFaultsComeAtOnce() {
        assertThatThrownBy(() -> read("origin.http-port=81", "tunnel.preset=x", "sockets.backlog=0", "listen.http=x"))
                .isInstanceOf(InputFault.class)
                .satisfies(fault -> assertThat(fault.getMessage().lines()).hasSize(4));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "orign.host = a                         | --set orign.host | origin.host",
                "origin.hots = a                        | --set origin.hots | origin.host",
                "origins.chat.http-prt = 81             | --set origins.chat.http-prt | http-port",
                "origins.\"a$ b\".prt = 81              | --set origins.\"a$ b\".prt | host",
                "behaviours = [ { path = a, orign = b } ] | --set behaviours: orign | origin",
                "tunnel = none                          | --set tunnel | ",
                "presets.mine.idle-timeout = 1s         | --set presets.mine.idle-timeout | tunnel.idle-timeout",
            })
    void anUnknownKeyIsRefusedWithTheNearest(String setting, String named, String nearest) {
        assertThatThrownBy(() -> read(setting))
                .isInstanceOf(InputFault.class)
                .hasMessageStartingWith(named + ": no such key (expected: ")
                .hasMessageContaining(nearest == null ? "" : nearest + "?)");
    }

    @Test
    void entriesOfBehavioursThatAreNoBlocksAreRefused() {
        assertThatThrownBy(() -> read("behaviours=[5, { path = a }]"))
                .isInstanceOf(InputFault.class)
                .hasMessage("behaviours: 5 (expected: a block such as { path = \"/chat*\", origin = chat })");
        assertThatThrownBy(() -> read("behaviours=[{ origin = default }]"))
                .isInstanceOf(InputFault.class)
                .hasMessageContaining("behaviours.path: nothing");
    }

    @Test
    void theCommandLineGoesBeforeTheFileAndBothBeforeTheDefaults() throws Exception {
        Path file = Files.writeString(
                directory.resolve("edge.conf"),
                "edge { origin { host = file, http-port = 8081 }, origins.chat.host = chat, drain-timeout = 7s }");

        EdgeSettings settings = SettingsFile.of(Optional.of(file), List.of("origin.host=line", "origin.host=last"))
                .read();

        OriginSettings origin = settings.behaviours().get(0).origin();
        assertThat(origin.host()).isEqualTo("last");
        assertThat(origin.httpPort()).isEqualTo(8081);
        assertThat(origin.httpsPort()).isEqualTo(443);
        assertThat(settings.drainTimeout()).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void whatIsPrintedCanBeReadAgainAndMeansTheSame() throws Exception {
        SettingsFile given = SettingsFile.of(
                Optional.empty(),
                List.of(
                        "origins.\"a$ b\" { host = other, http-port = 8081 }",
                        "behaviours = [ { path = \"/chat*\", origin = \"a$ b\", forward-host = true } ]",
                        "tunnel.preset = front-door",
                        "tunnel.idle-timeout = 7s",
                        "listen.https = \"127.0.0.1:8443\"",
                        "access-log = \"/var/log/\u00e9 x.log\""));
        Path printed = Files.writeString(directory.resolve("printed.conf"), given.render());

        SettingsFile again = SettingsFile.of(Optional.of(printed), List.of());

        assertThat(again.read().toString()).isEqualTo(given.read().toString());
        assertThat(again.render()).isEqualTo(given.render());
    }

    @ParameterizedTest(name = "{0}: {1}, {2}, {3}")
    @CsvSource({
        "cloudfront, PT10M,   ORIGIN, -",
        "cloudfront-2026, PT10M, ORIGIN, -",
        "cloudflare, PT1M40S, EITHER, -",
        "alb,        PT1M,    EITHER, -",
        "front-door, PT5M,    EITHER, PT4H",
        "nginx,      PT1M,    EITHER, -",
        "envoy,      PT5M,    EITHER, -",
        "none,       -,       EITHER, -",
    })
    void eachPresetIsTheRuleOfItsEdge(String preset, String idle, IdleCounts counts, String life) {
        TunnelRules rules = read("tunnel.preset=" + preset).tunnel();

        assertThat(rules.idleTimeout().map(Duration::toString).orElse("-")).isEqualTo(idle);
        assertThat(rules.idleCounts()).isEqualTo(counts);
        assertThat(rules.longestLife().map(Duration::toString).orElse("-")).isEqualTo(life);
    }

    @Test
    void eachPresetSaysItsVersionItsSourceAndItsDate() {
        Config presets = ConfigFactory.parseResources("longwire/edge.conf").getConfig("edge.presets");

        assertThat(presets.root().keySet()).hasSize(8).allSatisfy(name -> {
            assertThat(presets.getString(name + ".version")).isNotBlank();
            assertThat(presets.getString(name + ".source")).isNotBlank();
            assertThat(presets.getString(name + ".date")).matches("20\\d\\d(-\\d\\d-\\d\\d)?");
        });
    }

    @Test
    void whatAPresetSaysCanBeOverriddenPieceByPieceAlsoByNone() {
        TunnelRules rules = read("tunnel.preset=front-door", "tunnel.idle-timeout=none", "tunnel.idle-counts=origin")
                .tunnel();

        assertThat(rules)
                .isEqualTo(new TunnelRules(Optional.empty(), IdleCounts.ORIGIN, Optional.of(Duration.ofHours(4))));
    }

    @Test
    void anUnknownPresetIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> read("tunnel.preset=cloudfare"))
                .isInstanceOf(InputFault.class)
                .hasMessageEndingWith("; cloudflare?)");
    }

    private static EdgeSettings read(String... settings) {
        return SettingsFile.of(Optional.empty(), List.of(settings)).read();
    }

    private static Config reference() {
        return ConfigFactory.parseResources(SettingsFileTest.class.getClassLoader(), "longwire/edge.conf")
                .getConfig("edge");
    }
}
