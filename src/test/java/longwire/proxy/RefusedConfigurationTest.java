package longwire.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.fault.InputFault;
import longwire.proxyconf.relocation.Wish;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Users' configurations that cannot be run, each told with name, value and what was expected. */
class RefusedConfigurationTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @MethodSource("unusable")
    void whatCannotBeRunIsRefusedWithTheReason(String name, String text, String message) throws Exception {
        Installed.orSkip(ProxyDrivers.named(name));
        Path file = file("their.conf", text);

        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> Configurations.driver(name, file))
                .withMessage(message.replace("FILE", file.toString()));
    }

    static Stream<Arguments> unusable() {
        return Stream.of(
                Arguments.of(
                        "nginx",
                        Configurations.PLAIN_NGINX.replace("proxy_set_header Upgrade $http_upgrade;", ""),
                        "paths.0.config: FILE (expected: a location that passes WebSockets on, with proxy_pass and"
                                + " proxy_set_header Upgrade $http_upgrade)"),
                Arguments.of(
                        "nginx",
                        "server { listen 80; }",
                        "paths.0.config: FILE (expected: a complete configuration, with events and http)"),
                Arguments.of(
                        "nginx",
                        Configurations.PLAIN_NGINX.replace("location /", "location ~ ^/room/\\d+"),
                        "paths.0.location: none (expected: a URL path that matches ^/room/\\d+, since that is a pattern)"),
                Arguments.of(
                        "nginx",
                        "events {}\nhttp {\n  server {\n}\n",
                        "paths.0.config: FILE:2: { (expected: a } that ends this block)"),
                Arguments.of(
                        "haproxy",
                        "frontend public\n  mode tcp\n  bind :80\n",
                        "paths.0.config: FILE (expected: a frontend with a backend, in mode http)"),
                Arguments.of(
                        "haproxy",
                        "  bind :80\n",
                        "paths.0.config: FILE:1: bind (expected: a section such as global, defaults or frontend before it)"),
                Arguments.of(
                        "caddy",
                        ":80 {\n  respond hello\n}\n",
                        "paths.0.config: FILE (expected: a site with reverse_proxy)"),
                Arguments.of("caddy", "{\"apps\": {}}", "paths.0.config: file: FILE in JSON (expected: a Caddyfile)"),
                Arguments.of(
                        "apache2",
                        "Listen 80\nProxyPass / http://app:9000/\n",
                        "paths.0.config: FILE (expected: a ProxyPass that passes WebSockets on, with upgrade=websocket or"
                                + " ws://)"),
                Arguments.of(
                        "apache2",
                        "<VirtualHost *:80>\nProxyPass / ws://app:9000/\n</VirtualHost>\n",
                        "paths.0.config: FILE (expected: a complete configuration, with LoadModule and Listen)"),
                Arguments.of(
                        "edge",
                        "edge { listn.http = \"127.0.0.1:80\" }",
                        "paths.0.config: FILE: listn.http: no such key (expected: listen.http?)"));
    }

    @Test
    void aListenerThatIsNotThereIsRefused() throws Exception {
        Installed.orSkip(ProxyDrivers.named("nginx"));
        Path file = file("nginx.conf", Configurations.PLAIN_NGINX);

        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> Configurations.driver("nginx", file, "", Optional.of(true)))
                .withMessage("paths.0.tls: viewer (expected: a listener with TLS, which the server at " + file
                        + ":3 does not have)");
    }

    @Test
    void aFileThatIsNotThereAndAProxyWhoseFilesAreNotReadAreRefused() {
        Installed.orSkip(ProxyDrivers.named("nginx"));
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> Configurations.driver("nginx", Path.of("no/such.conf")))
                .withMessage("paths.0.config: no/such.conf (expected: a readable file; it would be "
                        + Path.of("no/such.conf").toAbsolutePath() + ")");
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> ProxyDrivers.named("squid")
                        .withConfiguration(new Wish("paths.0", Path.of("squid.conf"), "", Optional.empty())))
                .withMessage(
                        "paths.0.config: squid.conf (expected: none, since only configurations of edge, nginx, haproxy,"
                                + " caddy, apache2 can be run)");
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> ProxyDrivers.named("direct")
                        .withConfiguration(new Wish("paths.0", Path.of("x"), "", Optional.empty())))
                .withMessage("paths.0.config: x (expected: none, since direct has no configuration)");
    }

    /** The proxy read a copy, but whoever reads its log looks at the file that they wrote. */
    @Test
    void aProxyThatDoesNotStartWithItNamesTheUsersFileAndLine() throws Exception {
        Path theirs = Configurations.copy("nginx", directory);
        Path site = theirs.resolve("sites/metrics.conf");
        Files.writeString(site, Files.readString(site).replace("access_log off;", "acess_log off;"));
        ProxyDriver driver = Configurations.driver("nginx", theirs.resolve("nginx.conf"));

        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> start(driver))
                .withMessageStartingWith("paths.0.config: " + theirs.resolve("nginx.conf")
                        + " (expected: a configuration with which nginx ")
                .withMessageEndingWith("unknown directive \"acess_log\" in " + site + ":3");
        assertThat(directory.resolve("proxy-1/scratch")).doesNotExist();
    }

    @Test
    void aConfigurationThatAnswersOtherwiseIsToldWithTheAnswer() throws Exception {
        Path file = file("nginx.conf", Configurations.PLAIN_NGINX.replace("location / {", "location / {\nreturn 403;"));
        ProxyDriver driver = Configurations.driver("nginx", file);

        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> start(driver))
                .withMessageContaining("no handshake through it within 5 s: ws://127.0.0.1:")
                .withMessageContaining("/echo: it answered HTTP/1.1 403 Forbidden");
    }

    private Path file(String name, String text) throws Exception {
        return Files.writeString(directory.resolve(name), text);
    }

    private void start(ProxyDriver driver) throws Exception {
        try (ProxyRig rig = new ProxyRig(directory)) {
            rig.start(driver, Map.of(), driver.encryptions().iterator().next());
        }
    }
}
