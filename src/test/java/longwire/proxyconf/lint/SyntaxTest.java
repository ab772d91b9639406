package longwire.proxyconf.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import longwire.fault.InputFault;
import longwire.proxyconf.syntax.Sources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntaxTest {
    @TempDir
    private Path directory;

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "nginx.conf, NGINX",
        "nginx-site.conf, NGINX",
        "parts/upgrade.conf, NGINX",
        "parts/sites/chat.conf, NGINX",
        "haproxy.cfg, HAPROXY",
        "Caddyfile, CADDY",
        "Caddyfile-site, CADDY",
        "caddy.json, CADDY",
        "apache2.conf, APACHE",
        "apache2-hosts.conf, APACHE",
        "lighttpd.conf, LIGHTTPD",
        "varnish.vcl, VARNISH"
    })
    void theSyntaxIsGuessedFromWhatAFileSays(String name, Syntax expected) throws Exception {
        Path file = Files.writeString(directory.resolve("configuration"), GoodConfigurations.text(name));

        assertThat(Syntax.of(Sources.of(file).main())).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "nginx.conf, NGINX",
        "haproxy.cfg, HAPROXY",
        "Caddyfile, CADDY",
        "httpd.conf, APACHE",
        "apache2.conf, APACHE"
    })
    void ofAFileThatSaysNothingItIsGuessedFromTheName(String name, Syntax expected) throws Exception {
        Path file = Files.writeString(directory.resolve(name), "# nothing yet\n");

        assertThat(Syntax.of(Sources.of(file).main())).isEqualTo(expected);
    }

    @Test
    void aFileOfAnotherKindIsTold() throws Exception {
        Path file =
                Files.writeString(directory.resolve("poem"), "All in the golden afternoon\nFull leisurely we glide\n");

        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> Syntax.of(Sources.of(file).main()))
                .withMessage(file + ": unknown syntax (expected: --syntax with one of nginx, haproxy, caddy,"
                        + " apache, lighttpd, varnish)");
    }
}
