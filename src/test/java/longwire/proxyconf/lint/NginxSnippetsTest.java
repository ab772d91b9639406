package longwire.proxyconf.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import longwire.proxyconf.model.Mend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Snippets that several locations include, and locations that only nginx asks for. */
class NginxSnippetsTest {
    private static final String SERVER =
            """
            server {
              proxy_http_version 1.1;
              proxy_set_header Upgrade $http_upgrade;
              proxy_set_header Connection $http_connection;
              proxy_set_header Host $host;
              %s
              location / {
                include snippet.conf;
                proxy_pass http://127.0.0.1:3000;
              }
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void aSnippetThatClearsConnectionIsBlamedAtItsLinesAndMendedInTheLocation() throws Exception {
        Report report = lint("", "proxy_set_header Host $host;\nproxy_set_header Connection \"\";\n");

        assertThat(report.findings())
                .extracting(Finding::rule, Finding::severity, finding -> name(finding), finding -> finding.place()
                        .line())
                .containsExactlyInAnyOrder(
                        tuple("nginx.headers-dropped", Severity.BREAKS, "snippet.conf", 1),
                        tuple("nginx.connection-value", Severity.BREAKS, "snippet.conf", 2));
        assertThat(report.findings().stream().flatMap(finding -> finding.mends().stream()))
                .extracting(Mend::how, mend -> mend.at().line())
                .containsOnly(tuple(Mend.How.INTO, 7));
    }

    @Test
    void aSnippetThatClosesConnectionsIsMendedItself() throws Exception {
        Report report = lint(
                "",
                "proxy_set_header Upgrade $http_upgrade;\nproxy_set_header Connection close;\n"
                        + "proxy_set_header Host $host;\n");

        assertThat(report.findings()).extracting(Finding::rule).containsExactly("nginx.connection-value");
        assertThat(report.findings().get(0).mends())
                .extracting(Mend::how, mend -> mend.at().line())
                .containsExactly(tuple(Mend.How.INSTEAD, 2));
    }

    @Test
    void besideLocationsThatCarryWebSocketsItIsARisk() throws Exception {
        Report report = lint(
                "location /ws { proxy_pass http://127.0.0.1:3000; }",
                "proxy_set_header Host $host;\nproxy_set_header Connection \"\";\n");

        assertThat(report.findings())
                .extracting(Finding::rule, Finding::severity, finding -> finding.place()
                        .line())
                .containsExactly(tuple("nginx.headers-dropped", Severity.RISK, 2));
    }

    @Test
    void aSnippetWithoutHeadersOfTheUpgradeDoesNoHarm() throws Exception {
        assertThat(lint("", "proxy_buffering off;\n").findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "location = /check { internal; proxy_pass http://127.0.0.1:9; proxy_set_header Connection \"\"; }",
                "location = /check { proxy_pass http://127.0.0.1:9; proxy_set_header Content-Length \"\"; }"
                        + " location /api { auth_request /check; proxy_pass http://127.0.0.1:3000; }",
                "location /copy { proxy_pass http://127.0.0.1:9; proxy_set_header X-Copy 1; }"
                        + " location /api { mirror /copy; proxy_pass http://127.0.0.1:3000; }"
            })
    void aLocationThatOnlyNginxAsksForCarriesNoWebSockets(String location) throws Exception {
        assertThat(lint(location, "").findings()).isEmpty();
    }

    @Test
    void anInternalLocationWithHeadersOfItsOwnForTheUpgradeDoes() throws Exception {
        Report report = lint(
                "location /inner { internal; proxy_pass http://127.0.0.1:9; proxy_set_header Host $host;"
                        + " proxy_set_header Upgrade upgrade; proxy_set_header Connection upgrade; }",
                "");

        assertThat(report.findings()).extracting(Finding::rule).containsExactly("nginx.upgrade-value");
    }

    private Report lint(String locations, String snippet) throws IOException {
        Files.writeString(directory.resolve("snippet.conf"), snippet);
        Path file = Files.writeString(directory.resolve("site.conf"), String.format(SERVER, locations));
        return Linter.lint(file, Optional.empty(), GoodConfigurations.LOAD);
    }

    private static String name(Finding finding) {
        return Path.of(finding.place().file()).getFileName().toString();
    }
}
