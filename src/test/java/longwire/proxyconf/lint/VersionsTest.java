package longwire.proxyconf.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import longwire.fault.InputFault;
import longwire.proxyconf.model.ProxyVersion;
import longwire.proxyconf.syntax.Sources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule reports what is a mistake in the version at hand. */
class VersionsTest {
    private static final String WITHOUT_VERSION =
            """
            map $http_upgrade $connection_upgrade { default upgrade; '' ''; }
            upstream origin { server 127.0.0.1:3000; }
            server {
              location / {
                proxy_pass http://origin;
                proxy_set_header Upgrade $http_upgrade;
                proxy_set_header Connection $connection_upgrade;
                proxy_set_header Host $host;
              }
            }
            """;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "v2.11.4, 2.11.4, 0",
        "2.6.12-1+deb12u3, 2.6.12, 0",
        "1.29.10, 1.29.7, 1",
        "1.29, 1.29.0, 0",
        "2.4, 2.4.47, -1",
        "10, 9.2.9, 1"
    })
    void versionsAreOrderedByTheirNumbers(String one, String other, int order) {
        assertThat(ProxyVersion.parse("one", one).compareTo(ProxyVersion.parse("other", other)))
                .isEqualTo(order);
    }

    @ParameterizedTest
    @CsvSource({
        "nginx version: nginx/1.22.1, 1.22.1",
        "HAProxy version 2.6.12-1+deb12u3 2025/10/03 - https://haproxy.org/, 2.6.12",
        "v2.11.4 h1:abc, 2.11.4",
        "Server version: Apache/2.4.68 (Debian), 2.4.68",
        "lighttpd/1.4.69 (ssl) - a light and fast webserver, 1.4.69",
        "varnishd (varnish-7.1.1 revision 7cee1c5), 7.1.1"
    })
    void itIsReadFromWhatAProgramSays(String output, String version) {
        assertThat(ProxyVersion.said("program", output)).hasToString(version);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("ranged")
    void aRuleIsSilentOutsideOfItsRange(Syntax syntax, String rule) throws Exception {
        Explanation explanation = Explanation.of(rule);
        VersionRange versions = explanation.versions();
        Path file = Files.writeString(directory.resolve("example"), explanation.before());

        versions.from().ifPresent(first -> assertThat(rules(syntax, file, explanation, first))
                .contains(rule));
        versions.from()
                .ifPresent(first -> assertThat(rules(syntax, file, explanation, ProxyVersion.parse("older", "0.1")))
                        .doesNotContain(rule));
        versions.before().ifPresent(end -> assertThat(rules(syntax, file, explanation, end))
                .doesNotContain(rule));
    }

    @Test
    void theVersionIsThatOfACommentUnlessItIsGiven() throws Exception {
        Path file = Files.writeString(directory.resolve("site"), "# longwire: nginx 1.30.6\n" + WITHOUT_VERSION);

        Report said = Linter.lint(file, Optional.empty(), GoodConfigurations.LOAD);
        Report given = Linter.lint(
                file,
                Optional.empty(),
                GoodConfigurations.LOAD,
                any -> Optional.of(ProxyVersion.parse("given", "1.22.1")));

        assertThat(said.version()).hasToString("Optional[1.30.6]");
        assertThat(said.findings()).isEmpty();
        assertThat(given.findings())
                .extracting(Finding::rule)
                .containsExactly("nginx.http-version", "nginx.keepalive-missing");
    }

    @Test
    void withoutAVersionTheRulesOfAllVersionsApply() throws Exception {
        Path file = Files.writeString(directory.resolve("site"), WITHOUT_VERSION);

        assertThat(Linter.lint(file, Optional.empty(), GoodConfigurations.LOAD).findings())
                .extracting(Finding::rule)
                .containsExactly("nginx.http-version", "nginx.keepalive-missing");
    }

    @ParameterizedTest
    @CsvSource({
        "# longwire: nginks 1.30.6, site:1: nginks (expected: one of nginx",
        "# longwire: nginx latest, site:1: latest (expected: a version such as 1.30.6)"
    })
    void aCommentThatSaysNoVersionIsRefusedWithItsLine(String comment, String refusal) throws Exception {
        Path file = Files.writeString(directory.resolve("site"), comment + "\n" + WITHOUT_VERSION);

        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> Linter.lint(file, Optional.empty(), GoodConfigurations.LOAD))
                .withMessageContaining(refusal);
    }

    @ParameterizedTest
    @CsvSource({"all", "from 2.4", "before 1.29.7", "'from 2.4 before 2.4.9'", "'from 2.4 before 2.4.9, only if known'"
    })
    void aRangeIsWrittenAsItIsRead(String range) {
        assertThat(VersionRange.parse(range)).hasToString(range);
    }

    @ParameterizedTest
    @CsvSource({"''", "always", "from old", "2.4"})
    void whatIsNoRangeIsRefused(String range) {
        assertThatExceptionOfType(InputFault.class).isThrownBy(() -> VersionRange.parse(range));
    }

    static Stream<Arguments> ranged() {
        return Arrays.stream(Syntax.values()).flatMap(syntax -> syntax.explanations().stream()
                .filter(explanation -> !explanation.versions().isAll())
                .map(explanation -> Arguments.of(syntax, explanation.rule())));
    }

    private static Stream<String> rules(Syntax syntax, Path file, Explanation explanation, ProxyVersion version) {
        return syntax.findings(Sources.of(file), explanation.load(), Optional.of(version)).stream()
                .map(Finding::rule);
    }
}
