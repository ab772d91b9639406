package longwire.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import longwire.process.JavaCommand;
import longwire.process.ShortCommand;
import longwire.proxy.Installed;
import longwire.proxy.ProxyDrivers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own, as scripts see it. */
class LintCommandTest {
    @TempDir
    private Path directory;

    private String good;
    private String bad;
    private String malformed;

    @BeforeEach
    void writeConfigurations() throws Exception {
        String haproxy =
                """
                defaults
                  mode http
                  timeout connect 5s
                  timeout client 60s
                  timeout server 60s
                  timeout tunnel 1h
                listen all
                  bind :80
                  server origin 127.0.0.1:3000
                """;
        good = write("good.cfg", haproxy);
        bad = write("bad.cfg", haproxy.replace("1h", "10s"));
        malformed = write("malformed.cfg", haproxy + "  log \"x\n");
    }

    @Test
    void itEndsWith0WhereNothingIsFound() {
        ShortCommand run = lint(good);

        assertThat(run.status()).isZero();
        assertThat(run.text()).containsPattern(":\\s+nothing\\s+found\\s*$");
    }

    @Test
    void itEndsWith1WhereSomethingIsFound() {
        ShortCommand run = lint("--format", "json", good, bad);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.text()).contains("\"rule\" : \"haproxy.tunnel-timeout\"").contains("\"line\" : 6");
    }

    @Test
    void itEndsWith0WhereAllThatIsFoundIsIgnored() {
        ShortCommand run = lint("--ignore", "nginx.reload,haproxy.tunnel-timeout", "--ignore", "caddy.reload", bad);

        assertThat(run.status()).isZero();
        assertThat(run.text()).doesNotContain("BREAKS").containsPattern("nothing\\s+found;\\s+1\\s+ignored\\s*$");
    }

    @Test
    void itExplainsARule() {
        ShortCommand run = lint("--explain", "haproxy.tunnel-timeout");

        assertThat(run.status()).isZero();
        assertThat(run.text()).startsWith("haproxy.tunnel-timeout\n").contains("Why: ", "Before:", "After:");
    }

    @Test
    void itAsksTheInstalledProgramForItsVersion() {
        Installed.orSkip(ProxyDrivers.named("haproxy"));

        ShortCommand run = lint("--proxy-version", "installed", "--format", "json", good);

        assertThat(run.status()).isZero();
        assertThat(run.text()).containsPattern("\"version\" : \"\\d+\\.\\d+");
    }

    @Test
    void itCountsItsRules() {
        ShortCommand run = lint("--rules");

        assertThat(run.text())
                .contains("nginx.http-version (before 1.29.7)\n")
                .containsPattern("\n\\d+ rules, \\d+ of them for some versions only\n$");
    }

    @Test
    void itRefusesRulesThatItDoesNotKnow() {
        ShortCommand explained = lint("--explain", "haproxy.tunel-timeout", "--format", "json");
        ShortCommand ignored = lint("--ignore", "haproxy.reload,caddy.relaod", bad);

        assertThat(explained.status()).isEqualTo(2);
        assertThat(explained.text())
                .contains("explain: haproxy.tunel-timeout (expected: haproxy.tunnel-timeout?")
                .contains("format: json (expected: one of text, markdown)");
        assertThat(ignored.status()).isEqualTo(2);
        assertThat(ignored.text()).contains("ignore: caddy.relaod (expected: caddy.reload?");
    }

    @Test
    void itEndsWith2WhereAFileIsNoConfigurationAndStillTellsWhatIsInTheOthers() {
        ShortCommand run = lint(malformed, bad, directory.resolve("none").toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.text())
                .contains("BREAKS  haproxy.tunnel-timeout")
                .contains(malformed + ":10: a quote \" (expected: a closing quote in the same line)")
                .contains("none (expected: a readable file)");
    }

    @Test
    void itTellsAllThatIsWrongOfWhatItWasAsked() {
        ShortCommand run = lint(
                "--connections",
                "0",
                "--ping-interval",
                "soon",
                "--syntax",
                "squid",
                "--format",
                "xml",
                "--proxy-version",
                "new");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.text().lines())
                .containsExactlyInAnyOrder(
                        "connections: 0 (expected: a whole number from 1 to 100000000)",
                        "ping-interval: soon (expected: a duration such as 500ms, 3s or 2m, at most 1d)",
                        "syntax: squid (expected: one of nginx, haproxy, caddy, apache, lighttpd, varnish)",
                        "format: xml (expected: one of text, json)",
                        "proxy-version: new (expected: a version such as 1.30.6)",
                        "FILE: none (expected: one or more)");
    }

    private String write(String name, String text) throws Exception {
        return Files.writeString(directory.resolve(name), text).toString();
    }

    private static ShortCommand lint(String... arguments) {
        List<String> words = new ArrayList<>(List.of("lint"));
        words.addAll(List.of(arguments));
        return ShortCommand.run(JavaCommand.of("longwire.cli.Main", List.of(), words));
    }
}
