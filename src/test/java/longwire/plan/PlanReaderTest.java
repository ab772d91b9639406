package longwire.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import longwire.comparison.Criteria;
import longwire.fault.InputFault;
import longwire.network.Endpoint;
import longwire.proxy.Encryption;
import longwire.proxy.ProxyDriver;
import longwire.proxy.ProxyDrivers;
import longwire.viewer.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plans: what stands where, and what is refused with which words. */
class PlanReaderTest {
    private static final String OWN = "plans/websocket-against-polling.conf";

    private static final String[] PUBLISHING = {
        "conversation.protocol", "socket.io", "conversation.publishers", "10", "transports", "websocket"
    };

    @TempDir
    private Path directory;

    @Test
    void publishersShareTheRateAndTheOthersSendNothing() {
        Plan plan = read(PUBLISHING);

        assertThat(plan.conversation().publishers()).isEqualTo(10);
        assertThat(plan.stream().messagesPerSecond()).isEqualTo(plan.traffic().rate() / 10);
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "connections|10|conversation.publishers: 10 (expected: fewer than the 10 connections, so that others receive)",
                "connections|1000000|conversation.publishers: 10 (expected: at most 4 for 1000000 connections)",
                "transports|websocket,poll|conversation.publishers: 10 (expected: only with transports = [websocket])",
                "conversation.message|hello|conversation.message: hello (expected: ${payload} in it, where receivers find",
                "conversation.publishers|3|conversation.publishers: 3 (expected: an even number, for design = duet)",
            })
    void publishersThatCannotPublishAreRefused(String key, String value, String message) {
        String[] keys = Arrays.copyOf(PUBLISHING, PUBLISHING.length + 4);
        keys[PUBLISHING.length] = "design";
        keys[PUBLISHING.length + 1] = "duet";
        keys[PUBLISHING.length + 2] = key;
        keys[PUBLISHING.length + 3] = value;

        assertThatExceptionOfType(InputFault.class).isThrownBy(() -> read(keys)).withMessageContaining(message);
    }

    @Test
    void theDefaultPlanIsValidAndCompletesInAboutTwoMinutes() {
        Plan plan = read();

        assertThat(plan.traffic().connections()).isEqualTo(1_000);
        assertThat(plan.paths()).extracting(PlannedPath::name).containsExactly("direct", "edge");
        assertThat(plan.trials().transports()).containsExactly(Transport.WEBSOCKET, Transport.POLL);
        assertThat(plan.traffic().rate()).isEqualTo(1_000);
        double secondsEach = plan.traffic().connections() / plan.traffic().handshakesPerSecond()
                + plan.stream().warmUp().toSeconds()
                + plan.stream().measured().toSeconds();
        assertThat(4 * plan.trials().repeats() * secondsEach).isLessThanOrEqualTo(120);
    }

    @Test
    void sixTrialsASideBoundADifferenceWithoutAnybodyAsking() {
        assertThat(read().trials().repeats()).isGreaterThanOrEqualTo(Criteria.STANDARD.fewestTrials(1));
    }

    @Test
    void installedStandsForTheDirectPathAndEveryProxyThatIsHere() {
        Plan plan = read("paths", "installed");

        assertThat(plan.paths())
                .extracting(PlannedPath::name)
                .startsWith("direct", "edge")
                .containsExactlyElementsOf(
                        ProxyDrivers.installed().stream().map(ProxyDriver::name).toList());
    }

    @Test
    void theCommandLineIsAboveTheFileAndTheFileAboveTheSimulation() throws IOException {
        Path file = file("longwire { connections = 7, repeats = 3, transports = [poll] }");

        Plan plan = read("plan", file.toString(), "connections", "9", "paths", "edge, direct");

        assertThat(plan.traffic().connections()).isEqualTo(9);
        assertThat(plan.trials().repeats()).isEqualTo(3);
        assertThat(plan.trials().transports()).containsExactly(Transport.POLL);
        assertThat(plan.paths()).extracting(PlannedPath::name).containsExactly("edge", "direct");
    }

    /** What a configuration says about TLS need not be said again, and must not be said otherwise. */
    @Test
    void aConfigurationOfTheUsersSaysWhichSidesUseTlsAndWhichSettingsItHas() throws IOException {
        Path nginx = Files.writeString(
                directory.resolve("their.conf"),
                """
                worker_processes 2;
                events {}
                http { server { listen 443 ssl; location /ws/ {
                  proxy_pass https://app.internal;
                  proxy_set_header Upgrade $http_upgrade;
                } } }
                """);
        String path = "{ name = mine, proxy = nginx, config = \"" + nginx + "\"";

        PlannedPath mine = read("paths", "[" + path + ", settings { proxy_read_timeout = 90s } }]")
                .paths()
                .get(0);

        assertThat(mine.encryption()).isEqualTo(Encryption.BOTH);
        assertThat(mine.settings().decided())
                .containsEntry("worker_processes", "2")
                .containsEntry("proxy_read_timeout", "90s")
                .doesNotContainKey("proxy_send_timeout");
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> read("paths", "[" + path + ", tls = viewer }]"))
                .withMessage("paths.0.tls: viewer (expected: what " + nginx + " has: both)");
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> read("paths", "[" + path + ", settings { \"upstream keepalive\" = 8 } }]"))
                .withMessageStartingWith("nginx.upstream keepalive: 8 (expected: ");
    }

    @Test
    void theRateIsThatOfAllConnectionsTogether() {
        Plan plan = read("connections", "50", "rate", "100");

        assertThat(plan.stream().messagesPerSecond()).isEqualTo(2);
        assertThat(plan.traffic().rate()).isEqualTo(100);
    }

    @Test
    void aPlanThatWasWrittenIsReadAgainAsTheSame() throws IOException {
        Plan plan = read("duration", "1500ms", "arrival", "poisson");

        Plan again = read("plan", file(plan.text()).toString());

        assertThat(again.stream()).isEqualTo(plan.stream());
        assertThat(again.viewers()).isEqualTo(plan.viewers());
        assertThat(again.stream().measured()).isEqualTo(Duration.ofMillis(1_500));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            connections          | 0            | connections: 0 (expected: a whole number from 1 to 1000000)
            connections          | many         | connections: many (expected: a whole number)
            rate                 | -1           | rate: -1 (expected: a number above 0, at most 10,000,000)
            duration             | soon         | duration: soon (expected: a duration such as 500ms, 3s or 2m, at most 1d)
            duration             | 9999999999d  | duration: 9999999999d (expected: a duration such as 500ms, 3s or 2m, at most 1d)
            name                 | ../escape    | name: ../escape (expected: letters, digits, dots and dashes)
            reconnect            | 5            | reconnect: no such key
            duration             | 0s           | duration: PT0S (expected: above 0)
            paths                | direct,egde  | paths: egde (expected: any of direct, edge,
            paths                | edge,edge    | paths: edge (expected: each once)
            paths                | [{ proxy = nginx, program = no/such }] | paths.0.program: no/such (expected: an executable file; it would be
            paths                | [{ proxy = edge, program = /bin/sh }] | paths.0.program: /bin/sh (expected: none, since edge is not a separate program)
            paths                | [{ proxy = nginx, config = no/such }] | paths.0.config: no/such (expected: a readable file; it would be
            paths                | [{ proxy = varnish, config = "pom.xml" }] | paths.0.config: pom.xml (expected: none, since only configurations of
            paths                | [{ proxy = nginx, location = "/ws" }] | paths.0.location: /ws (expected: only together with config)
            paths                | [{ proxy = nginx, config = "pom.xml", location = ws }] | paths.0.location: ws (expected: a URL path such as /ws)
            paths                | [{ proxy = external, target = "ws://a", config = x }] | paths.0.config: no such key
            paths                | [{ proxy = external, target = "ws://a", program = x }] | paths.0.program: no such key
            order                | direct       | order: edge is missing (expected: each path at least once)
            order                | direct,egde,edge | order: egde (expected: any of direct, edge)
            design               | solo         | design: solo (expected: one of interleaved, duet)
            keep-going           | perhaps      | keep-going: perhaps (expected: true or false)
            transports           | carrier      | transports: carrier (expected: any of websocket, sse, long-poll, poll, token-stream, websocket-http2, sse-http2, long-poll-http2, poll-http2, token-stream-http2)
            arrival              | bursts       | arrival: bursts (expected: one of uniform, poisson)
            payload-bytes        | 8            | payload-bytes: 8 (expected: 16 to 16777216)
            payload-bytes        | 64-8         | payload-bytes: 64-8 (expected: a number of bytes such as 64, up to 100 of them such as 64,1024, or a range such as 16-1048576)
            payload-bytes        | 64,128       | payload-bytes: 64,128 (expected: one size, where transports are more than websocket)
            topics               | 0            | topics: 0 (expected: a whole number from 1 to 10000)
            topics               | 2            | topics: 2 (expected: 1, where transports are more than websocket)
            fragments            | 3            | fragments: 3 (expected: 1, where transports are more than websocket)
            fragments            | 0            | fragments: 0 (expected: a whole number from 1 to 1000)
            events-per-burst     | 0            | events-per-burst: 0 (expected: a whole number from 1 to 10000)
            deflate.server-window-bits | 7      | deflate.server-window-bits: 7 (expected: a whole number from 8 to 15)
            deflate.client-window-bits | 16     | deflate.client-window-bits: 16 (expected: a whole number from 8 to 15)
            deflate.level        | 10           | deflate.level: 10 (expected: a whole number from 1 to 9)
            deflate.takeover     | some         | deflate.takeover: some (expected: one of both, server, client, none)
            target               | ftp://host/  | target: ftp://host/ (expected: a URL that begins with ws://, wss://, http://, https://, tcp:// or tls://)
            control              | ws://host/   | control: ws://host/ (expected: only together with target)
            service              | wss://host/  | service: wss://host/ (expected: ws://, and no path with tls to it)
            service              | ws://host/   | service: ws://host/ (expected: only with transports = [websocket])
            http2.connections    | 0            | http2.connections: 0 (expected: a whole number from 1 to 100000)
            http2.stream-window-bytes | 0       | http2.stream-window-bytes: 0 (expected: a whole number from 1 to 2147483647)
            http2.connection-window-bytes | 100 | http2.connection-window-bytes: 100 (expected: a whole number from 65535 to 2147483647)
            connection-per-poll  | often        | connection-per-poll: often (expected: true or false)
            viewer.headers.Upgrade | x          | viewer.headers: Upgrade (expected: another header; the handshake sends this one itself)
            viewer.headers.X     | ${nobody}    | viewer.headers.X: ${nobody} (expected: ${index}, ${env.NAME}, ${file.PATH} or ${COLUMN} of viewer.feeder)
            viewer.feeder        | ./no/such    | viewer.feeder: ./no/such (expected: a readable CSV or JSON-lines file in UTF-8)
            conversation.protocol | smtp        | conversation.protocol: smtp (expected: any of echo,
            conversation.message | hello        | conversation.message: hello (expected: none; echo makes its own)
            conversation.publishers | -1        | conversation.publishers: -1 (expected: a whole number from 0 to 4096)
            conversation.publishers | 10        | conversation.publishers: 10 (expected: 0; echo has no messages for others)
            conections           | 5            | conections: no such key (expected: connections?)
            reconnect.frist      | 5            | reconnect.frist: no such key (expected: reconnect.first?)
            verify-tls           | perhaps      | verify-tls: perhaps (expected: true or false)
            live.listen          | 0.0.0.0:9464 | live.listen: 0.0.0.0:9464 (expected: a loopback address
            live.listen          | name:9464    | live.listen: name:9464 (expected: a loopback address
            live.listen          | 9464         | live.listen: 9464 (expected: HOST:PORT)
            live.listen          | [::1]:99999  | port: 99999 (expected: 0 to 65535)
            live.otlp            | 127.0.0.1:1  | live.otlp: 127.0.0.1:1 (expected: a collector's URL for HTTP, such as http://127.0.0.1:4318)
            live.otlp            | grpc://[::1] | live.otlp: grpc://[::1] (expected: a collector's URL for HTTP
            live.otlp            | http://[::1]:99999 | live.otlp: http://[::1]:99999 (expected: a collector's URL for HTTP
            live.otlp            | http://a.b/  | live.otlp: http://a.b/ (expected: a collector on loopback
            live.otlp-interval   | 10ms         | live.otlp-interval: 10 ms (expected: 1s to 5m)
            live.watch           | perhaps      | live.watch: perhaps (expected: true or false)
            live.lisen           | [::1]:1      | live.lisen: no such key (expected: live.listen?)
            live                 | [::1]:1      | live: no such key
            plan                 | no-such.conf | plan: no-such.conf (expected: a readable file)
            """)
    void aFaultNamesWhatWasGivenAndWhatWasExpected(String key, String value, String message) {
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> read(key, value))
                .withMessageContaining(message);
    }

    @Test
    void nobodyWatchesUnlessAsked() {
        assertThat(read().live()).isEqualTo(LiveSettings.OFF);
        assertThat(read().live().isOn()).isFalse();
    }

    @Test
    void aRunMayBeWatchedFromLoopbackAndFromElsewhereWhenThatIsSaid() {
        LiveSettings near = read("live.listen", "[::1]:0", "live.otlp", "https://localhost:4318/v1/metrics")
                .live();
        LiveSettings far = read("live.listen", "0.0.0.0:1", "live.otlp", "http://a.b", "live.beyond-loopback", "true")
                .live();

        assertThat(near.listen()).contains(new Endpoint("::1", 0));
        assertThat(near.otlp()).contains(URI.create("https://localhost:4318/v1/metrics"));
        assertThat(far.listen()).contains(new Endpoint("0.0.0.0", 1));
        assertThat(far.isOn()).isTrue();
    }

    @Test
    void aValueOfAnotherKindIsRefusedWithItsKey() throws IOException {
        Path file = file("longwire { name = [1, 2], connections = null, transports = { a = 1 } }");

        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> read("plan", file.toString()))
                .withMessageContaining("transports");
    }

    @Test
    void aDisturbanceThatWouldFallOutsideItsTrialIsRefused() {
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> read("disturbance.what", "pause-origin", "disturbance.after", "6s"))
                .withMessage(
                        "disturbance: 6500 ms until it is over (expected: at most the duration, which is measured)");
    }

    @Test
    void anUnknownDisturbanceIsRefusedWithThoseThatThereAre() {
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> read("disturbance.what", "reloda"))
                .withMessageStartingWith("disturbance.what: reloda (expected: reload? or any of none, pause-origin");
    }

    @Test
    void disturbancesThatFollowOneAnotherMustFitIntoTheTrial() {
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(
                        () -> read("disturbance.what", "reload", "disturbance.times", "10", "disturbance.every", "1s"))
                .withMessage(
                        "disturbance: 11500 ms until it is over (expected: at most the duration, which is measured)");
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> read("disturbance.times", "2", "disturbance.every", "500ms"))
                .withMessage("disturbance.every: PT0.5S (expected: longer than disturbance.lasting)");
    }

    @Test
    void intervalsOfPingsAreReadAndRefused() {
        assertThat(read("ping-intervals", "5s,900ms").generator().pings())
                .containsExactly(Duration.ofSeconds(5), Duration.ofMillis(900));
        assertThat(read().generator().pings()).isEmpty();
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> read("ping-intervals", "5s,0s"))
                .withMessage("ping-intervals: 0s (expected: durations above 0, such as [5s, 8s])");
    }

    @Test
    void aProxyIsNotDisturbedBesideAnother() {
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> read("disturbance.what", "kill", "design", "duet", "transports", "websocket"))
                .withMessageContaining("design: duet (expected: interleaved");
    }

    @Test
    void allFaultsAreToldAtOnce() {
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> read("connections", "0", "repeats", "0", "rate", "x", "payload", "jpeg"))
                .satisfies(fault -> assertThat(fault.getMessage().lines()).hasSize(4));
    }

    @Test
    void moreConnectionsThanFilesAreRefusedWithTheLimitAndTheCommandThatRaisesIt() {
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> read("connections", "1000000"))
                .withMessageContaining("connections: 1000000 (expected: at most ")
                .withMessageContaining("ulimit -Hn 2000200");
    }

    @Test
    void aProxyMayBeThereTwiceWithSettingsOfItsOwn() throws IOException {
        Path file = file(
                """
                longwire.paths = [
                  direct
                  nginx
                  { name = nginx-1, proxy = nginx, tls = viewer, settings { worker_processes = 1, accept_mutex = on } }
                  { proxy = haproxy, settings { timeout tunnel = 30s, tune.bufsize = 32768 } }
                ]
                """);

        Plan plan = read("plan", file.toString());

        assertThat(plan.paths()).extracting(PlannedPath::name).containsExactly("direct", "nginx", "nginx-1", "haproxy");
        PlannedPath own = plan.paths().get(2);
        assertThat(own.driver().name()).isEqualTo("nginx");
        assertThat(own.encryption()).isEqualTo(Encryption.VIEWER);
        assertThat(own.settings().get("worker_processes")).isEqualTo("1");
        assertThat(own.settings().get("accept_mutex")).isEqualTo("on");
        assertThat(own.settings().get("backlog")).isEqualTo("16384");
        assertThat(plan.paths().get(3).settings().get("timeout tunnel")).isEqualTo("30s");
        assertThat(plan.paths().get(3).settings().get("tune.bufsize")).isEqualTo("32768");
    }

    @Test
    void aPathMayKeepRepliesBackAndSaysSoWhenItIsWritten() throws IOException {
        Plan plan = read(
                "transports",
                "websocket",
                "paths",
                "[edge, { name = slow, proxy = edge, delay = 12us }, { name = slower, proxy = edge, delay = \"uniform:0-2ms\" }]");

        Plan again = read("plan", file(plan.text()).toString());

        assertThat(again.paths())
                .extracting(path -> path.echo("/echo"))
                .containsExactly("/echo", "/echo?delay=12us", "/echo?delay=uniform:0-2ms");
    }

    @Test
    void everyFaultOfAnOrderIsToldAtOnce() {
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> read("paths", "direct,edge", "order", "egde,driect"))
                .satisfies(fault -> assertThat(fault.getMessage().lines())
                        .containsExactly(
                                "order: egde (expected: any of direct, edge)",
                                "order: driect (expected: any of direct, edge)",
                                "order: direct is missing (expected: each path at least once)",
                                "order: edge is missing (expected: each path at least once)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            connections | 7                        | connections: 7 (expected: an even number, for design = duet)
            paths       | edge                     | design: duet (expected: interleaved, where there is one path)
            target      | ws://127.0.0.1:9/echo    | design: duet (expected: interleaved, where there is one path)
            order       | edge,direct,edge         | order: 3 names (expected: two for each trial, for design = duet)
            order       | edge,edge,edge,direct    | order: edge beside itself (expected: another, for design = duet)
            paths       | [edge, { name = own, proxy = edge, system { net.ipv4.tcp_rmem = 4096 8192 16384 } }] | design: duet (expected: interleaved, where own changes a system that
            """)
    void whatCannotBeAtTheSameMomentIsNoDuet(String key, String value, String message) {
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> read("design", "duet", "paths", "direct,edge", key, value))
                .withMessageContaining(message);
    }

    @Test
    void unlessSaidTheSeedMakesTheOrderAndAPathThatIsNotThereEndsAll() {
        assertThat(read().trials().order()).isEmpty();
        assertThat(read().trials().keepGoing()).isFalse();
        assertThat(read("keep-going", "true").trials().keepGoing()).isTrue();
    }

    @Test
    void aPathMayHaveSettingsOfTheKernelByTheNamesOfSysctl() throws IOException {
        Plan plan =
                read("paths", "[edge, { name = own, proxy = edge, system { net.ipv4.tcp_rmem = 4096 8192 16384 } }]");

        Plan again = read("plan", file(plan.text()).toString());

        assertThat(again.paths())
                .extracting(PlannedPath::system)
                .containsExactly(Map.of(), Map.of("net.ipv4.tcp_rmem", "4096 8192 16384"));
    }

    @Test
    void aRunningSystemAndItsControlAreExternalPaths() {
        Plan plan = read("target", "wss://a.b/echo", "control", "ws://c/echo");

        assertThat(plan.external()).isTrue();
        assertThat(plan.paths())
                .extracting(
                        PlannedPath::name,
                        path -> path.external().orElseThrow().target().host())
                .containsExactly(tuple("control", "c"), tuple("target", "a.b"));
        assertThat(read().external()).isFalse();
    }

    @Test
    void anExternalPathMayHaveSettingsOfItsOwnerAndTheCommandsThatPutThemInEffect() throws IOException {
        Plan plan = read(
                "plan",
                file(external("a.b = 1, any thing = \"x y\"", "a.b = 2")).toString());

        Plan again = read("plan", file(plan.text()).toString());

        assertThat(again.external()).isTrue();
        PlannedPath one = again.paths().get(0);
        assertThat(one.settings().all()).isEqualTo(Map.of("a.b", "1", "any thing", "x y"));
        assertThat(one.external().orElseThrow().apply()).isEqualTo("set it");
        assertThat(one.external().orElseThrow().commands().reload()).isEmpty();
        assertThat(again.paths().get(1).settings().all()).isEqualTo(Map.of("a.b", "2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            a.b = 1, a-b = 2 | paths.0.settings.a.b: becomes the variable LONGWIRE_A_B, like a-b (expected: another name)
            settings = 1     | paths.0.settings.settings: becomes the variable LONGWIRE_SETTINGS, like the file with all settings
            "a=b" = 1        | paths.0.settings.a=b: 1 (expected: a name without =, name and value on one line each)
            a = "1\\n2"      | paths.0.settings.a: 1
            """)
    void aSettingThatNoCommandCouldBeToldIsRefused(String settings, String message) throws IOException {
        Path file = file(external(settings, ""));

        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> read("plan", file.toString()))
                .withMessageContaining(message);
    }

    @Test
    void aPathWithoutCommandsWouldFindASystemAsOthersCommandsLeftIt() throws IOException {
        Path file = file(
                """
                longwire.paths = [
                  { name = x, proxy = external, target = "ws://a/echo", apply = set it }
                  { name = y, proxy = external, target = "ws://a/feed" }
                  { name = z, proxy = external, target = "ws://a:81/echo" }
                ]
                """);

        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> read("plan", file.toString()))
                .withMessage("paths: y has no apply, but x of the same server has (expected: apply in all or none)");
    }

    @Test
    void theCommandLineMaySayPathsInHoconToo() {
        Plan plan = read("paths", "[edge, { name = one, proxy = nginx, settings { worker_processes = 1 } }]");

        assertThat(plan.paths()).extracting(PlannedPath::name).containsExactly("edge", "one");
    }

    @Test
    void aWrittenPlanHasItsPathsWithTheirSettings() throws IOException {
        Plan plan = read("paths", "[{ name = one, proxy = haproxy, settings { timeout tunnel = 30s } }]");

        Plan again = read("plan", file(plan.text()).toString());

        assertThat(again.paths().get(0).settings().get("timeout tunnel")).isEqualTo("30s");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            [{ proxy = ngins }]                                 | paths: ngins (expected: any of direct, edge, nginx, haproxy
            [{ name = x }]                                      | paths.0.proxy: none (expected: any of direct, edge, nginx, haproxy
            [direct, { proxy = nginx, nam = x }]                | paths.1.nam: no such key (expected: name?)
            [{ proxy = nginx, name = "a/b" }]                   | paths.0.name: a/b (expected: letters, digits, dots and dashes)
            [{ proxy = nginx, tls = all }]                      | paths.0.tls: all (expected: one of none, viewer, origin, both)
            [{ proxy = varnish, tls = both }]                   | paths.0.tls: both (expected: what varnish supports: none)
            [{ proxy = nginx, settings { worker_proceses = 1 }}] | nginx.worker_proceses: no such setting (expected: worker_processes?)
            [{ proxy = nginx, settings { worker_processes = 0 }}] | nginx.worker_processes: 0 (expected: whole processes from 1 to 64)
            [{ proxy = nginx, settings { accept_mutex = true }}] | nginx.accept_mutex: true (expected: one of off, on)
            [{ proxy = direct, settings { x = 1 }}]             | direct.x: no such setting (expected: none)
            [{ proxy = nginx, settings = 5 }]                   | paths.0.settings: 5 (expected: a block { NAME = VALUE })
            [{ proxy = edge, delay = 12 }]                      | paths.0.delay: 12 (expected: a time above 0 up to 10s such as 12us
            [{ proxy = edge, delay = [1] }]                     | paths.0.delay: [1] (expected: a string)
            [{ proxy = edge, delay = 12us }]                    | delay of edge: 12us (expected: none where transports are more than
            [{ proxy = direct, system = 5 }]                    | paths.0.system: 5 (expected: a block { NAME = VALUE })
            [{ proxy = direct, system { net.core.nope = 1 } }]  | paths.0.system.net.core.nope: not a setting of this kernel
            [{ proxy = direct, system { "net/core/x" = 1 } }]   | paths.0.system.net/core/x: not the name of a kernel setting
            [{ proxy = direct, system { "../etc.x" = 1 } }]     | paths.0.system.../etc.x: not the name of a kernel setting
            [{ proxy = external }]                              | paths.0.target: none (expected: the URL of the running system
            [{ proxy = external, target = "ftp://a/" }]         | paths.0.target: ftp://a/ (expected: a URL that begins with
            [{ proxy = external, target = "ws://a/", tls = x }] | paths.0.tls: no such key (expected:
            [{ proxy = nginx, apply = x }]                      | paths.0.apply: no such key (expected:
            [{ proxy = external, target = "ws://a/", stop = x }] | paths.0.start: none (expected: the command that starts the system again after stop)
            [{ proxy = external, target = "ws://a/", drain = x }] | paths.0.start: none (expected: the command that starts the system again after drain)
            [{ proxy = external, target = "ws://a/", start = x }] | paths.0.start: x (expected: only together with drain or stop)
            [{ proxy = external, target = "ws://a/" }, direct]  | paths: external: external; others: direct (expected: all external, or none
            [nginx, { proxy = nginx }]                          | paths: nginx (expected: each once)
            [nginx                                              | paths: [nginx (expected: a list in HOCON:
            []                                                  | paths: none (expected: one or more)
            """)
    void aFaultInAPathSaysWhichPathAndWhatWasExpected(String paths, String message) {
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> read("paths", paths))
                .withMessageContaining(message);
    }

    /** A plan with two paths to one system, each with settings. */
    private static String external(String settings, String others) {
        return """
                longwire.paths = [
                  { name = x, proxy = external, target = "ws://a/echo", settings { %s }, apply = set it }
                  { name = y, proxy = external, target = "ws://a/echo", settings { %s }, apply = set it }
                ]
                """
                .formatted(settings, others);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("own.conf"), content);
    }

    private static Plan read(String... keysAndValues) {
        Properties properties = new Properties();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.setProperty("longwire." + keysAndValues[i], keysAndValues[i + 1]);
        }
        return PlanReader.read(OWN, properties);
    }
}
