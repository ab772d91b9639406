package longwire.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.fault.InputFault;
import longwire.settings.Settings;
import longwire.testtimes.LongTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Users' configurations, run by the real proxies. Each consists of several files and is as one finds them on servers. */
class OwnConfigurationTest {
    @TempDir
    private Path directory;

    private ProxyRig rig;

    @BeforeEach
    void startOrigin() {
        rig = new ProxyRig(directory);
    }

    @AfterEach
    void stopOrigin() {
        rig.close();
    }

    @LongTest
    @ParameterizedTest
    @CsvSource({
        "nginx,   nginx.conf,   /ws/?longwire=echo",
        "haproxy, haproxy.cfg,  /ws?longwire=echo",
        "caddy,   Caddyfile,    /ws/?longwire=echo",
        "apache2, apache2.conf, /ws?longwire=echo",
        "edge,    edge.conf,    /ws/?longwire=echo",
    })
    void aWebSocketPassesThroughItAndOnlyWhatIsOfAnotherMachineIsChanged(String name, String file, String path)
            throws Exception {
        Path theirs = Configurations.copy(name, directory);
        List<String> before = Configurations.texts(theirs);

        try (RunningProxy proxy = start(Configurations.driver(name, theirs.resolve(file)))) {
            assertThat(ProxyRig.echo(proxy, "through theirs")).isEqualTo("through theirs");
            assertThat(proxy.target("/echo").path()).isEqualTo(path);
            assertThat(Configurations.changes(proxy, theirs, rig.origin()))
                    .containsExactlyElementsOf(Configurations.expectedChanges(name));
            assertThat(proxy.configurationFile()).isEqualTo(theirs.resolve(file).toString());
        }

        assertThat(Configurations.texts(theirs)).isEqualTo(before);
        assertThat(directory.resolve("proxy-1/scratch")).doesNotExist();
    }

    @Test
    void aSettingBesideItIsChangedInItsTextAndTheOthersAreThoseOfTheFile() throws Exception {
        Path theirs = Configurations.copy("nginx", directory);
        ProxyDriver driver = Configurations.driver("nginx", theirs.resolve("nginx.conf"));

        try (RunningProxy proxy =
                rig.start(driver, Map.of("proxy_read_timeout", "90s", "multi_accept", "on"), Encryption.VIEWER)) {
            assertThat(ProxyRig.echo(proxy, "changed")).isEqualTo("changed");
            assertThat(Configurations.changes(proxy, theirs, rig.origin()))
                    .contains("sites/chat.conf:33: proxy_read_timeout 75s;   # a ping every 25 s → "
                            + "proxy_read_timeout 90s;   # a ping every 25 s")
                    .noneMatch(change -> change.contains("multi_accept"));
            assertThat(proxy.configuration()).contains("worker_connections 1024;", "proxy_read_timeout 90s;");
        }
        assertThat(Settings.standard(driver.schema()).decided())
                .containsEntry("worker_connections", "1024")
                .containsEntry("proxy_read_timeout", "75s")
                .doesNotContainKey("proxy_connect_timeout");
    }

    @Test
    void aSettingWithoutAPlaceInItIsRefusedBeforeAnythingStarts() throws Exception {
        ProxyDriver driver = Configurations.driver("nginx", file("nginx.conf", Configurations.PLAIN_NGINX));
        Settings settings = Settings.of(driver.schema(), Map.of("upstream keepalive", "8"));

        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> driver.check(settings))
                .withMessageStartingWith("nginx.upstream keepalive: 8 (expected: ")
                .withMessageEndingWith(" in " + directory.resolve("nginx.conf") + ")");
    }

    @Test
    void includesByAbsolutePathsLeadToTheChangedFiles() throws Exception {
        Path theirs = Configurations.copy("nginx", directory);
        Path main = theirs.resolve("nginx.conf");
        Files.writeString(main, Files.readString(main).replace("include sites/", "include " + theirs + "/sites/"));

        try (RunningProxy proxy = start(Configurations.driver("nginx", main))) {
            assertThat(ProxyRig.echo(proxy, "absolute")).isEqualTo("absolute");
            assertThat(proxy.changes())
                    .contains(main + ":21: include " + theirs + "/sites/*.conf; → include scratch/root" + theirs
                            + "/sites/*.conf;");
        }
    }

    @Test
    void apachesServerRootLeadsToTheChangedFiles() throws Exception {
        Path theirs = Configurations.copy("apache2", directory);
        Path main = Files.move(theirs.resolve("apache2.conf"), directory.resolve("elsewhere.conf"));
        Files.writeString(main, "ServerRoot " + theirs + "\n" + Files.readString(main));

        try (RunningProxy proxy = start(Configurations.driver("apache2", main))) {
            assertThat(ProxyRig.echo(proxy, "root")).isEqualTo("root");
            assertThat(proxy.changes())
                    .contains(main + ":1: ServerRoot " + theirs + " → ServerRoot scratch/root" + theirs);
        }
    }

    @ParameterizedTest
    @CsvSource({"/live, BOTH, /live?longwire=echo", "/ws/room, VIEWER, /ws/room?longwire=echo"})
    void thePlanMayNameTheLocation(String location, Encryption encryption, String path) throws Exception {
        Path theirs = Configurations.copy("nginx", directory);
        ProxyDriver driver = Configurations.driver("nginx", theirs.resolve("nginx.conf"), location, Optional.empty());

        assertThat(driver.encryptions()).containsExactly(encryption);
        try (RunningProxy proxy = start(driver)) {
            assertThat(proxy.target("/echo").path()).isEqualTo(path);
            assertThat(ProxyRig.echo(proxy, "there")).isEqualTo("there");
        }
    }

    @Test
    void aServerWithAndWithoutTlsIsUsedAsThePlanWants() throws Exception {
        Path file = file(
                "nginx.conf",
                Configurations.PLAIN_NGINX.replace(
                        "listen 8080;",
                        "listen 8080; listen 8443 ssl;\n"
                                + "ssl_certificate /no/such.pem; ssl_certificate_key /no/such.key;"));

        assertThat(Configurations.driver("nginx", file).encryptions()).containsExactly(Encryption.VIEWER);
        ProxyDriver plain = Configurations.driver("nginx", file, "", Optional.of(false));
        assertThat(plain.encryptions()).containsExactly(Encryption.NONE);
        try (RunningProxy proxy = start(plain)) {
            assertThat(proxy.target("/echo").toString()).startsWith("ws://").endsWith("/echo");
            assertThat(ProxyRig.echo(proxy, "plain")).isEqualTo("plain");
            assertThat(ProxyRig.poll(proxy)).isEqualTo(200);
        }
    }

    /** The origin's certificate is nobody's: what would verify it is switched off. */
    @ParameterizedTest
    @MethodSource("withTlsToOrigins")
    void tlsToTheOriginStays(String name, String text) throws Exception {
        ProxyDriver driver = Configurations.driver(name, file("their.conf", text));

        assertThat(driver.encryptions()).containsExactly(Encryption.ORIGIN);
        try (RunningProxy proxy = start(driver)) {
            assertThat(ProxyRig.echo(proxy, "encrypted")).isEqualTo("encrypted");
        }
    }

    static Stream<Arguments> withTlsToOrigins() {
        return Stream.of(
                Arguments.of(
                        "nginx",
                        Configurations.PLAIN_NGINX.replace(
                                "http://127.0.0.1:9000;", "https://app:9000;\nproxy_ssl_verify on;")),
                Arguments.of(
                        "haproxy",
                        """
                        defaults
                          mode http
                          timeout connect 5s
                          timeout client 60s
                          timeout server 60s
                          default-server ssl
                        listen all
                          bind :8080
                          server app app.internal:9000
                        """),
                Arguments.of(
                        "caddy",
                        """
                        :8080
                        reverse_proxy https://app.internal:9000
                        """),
                Arguments.of(
                        "apache2",
                        """
                        LoadModule mpm_event_module /usr/lib/apache2/modules/mod_mpm_event.so
                        LoadModule authz_core_module /usr/lib/apache2/modules/mod_authz_core.so
                        LoadModule proxy_module /usr/lib/apache2/modules/mod_proxy.so
                        LoadModule proxy_http_module /usr/lib/apache2/modules/mod_proxy_http.so
                        LoadModule ssl_module /usr/lib/apache2/modules/mod_ssl.so
                        ServerName localhost
                        User nobody-of-this-name
                        Group nobody-of-this-name
                        Listen 8080
                        SSLProxyEngine on
                        SSLProxyVerify require
                        ProxyPass / https://app.internal:9000/ upgrade=websocket
                        """),
                Arguments.of(
                        "edge",
                        "edge { listen.http = \"0.0.0.0:8080\""
                                + ", origin { host = app.internal, https-port = 9000, protocol-policy = https-only } }"));
    }

    private Path file(String name, String text) throws Exception {
        return Files.writeString(directory.resolve(name), text);
    }

    private RunningProxy start(ProxyDriver driver) throws Exception {
        return rig.start(driver, Map.of(), driver.encryptions().iterator().next());
    }
}
