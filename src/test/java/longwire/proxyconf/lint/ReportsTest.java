package longwire.proxyconf.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import longwire.proxyconf.model.Mend;
import longwire.proxyconf.model.ProxyVersion;
import longwire.proxyconf.syntax.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportsTest {
    private static final int COLUMNS = 80;
    private static final Place LOCATION = new Place("nginx.conf", 12, "    location /a {");
    private static final Place OTHER = new Place("nginx.conf", 20, "    location /b {");
    private static final Mend MEND = Mend.into(LOCATION, "proxy_http_version 1.1;");

    @TempDir
    private Path directory;

    @Test
    void mistakesOfOneKindAreToldTogetherWithOneReason() {
        Report report = new Report(
                "nginx.conf",
                Syntax.NGINX,
                Optional.of(ProxyVersion.parse("version", "1.22.1")),
                List.of(
                        finding(LOCATION, List.of(MEND)),
                        finding(OTHER, List.of(Mend.remove(OTHER), Mend.before(OTHER, "a;\nb;")))),
                List.of(),
                List.of("nginx.conf:3: mime.types was not found; left out"));

        assertThat(TextReport.of(report, GoodConfigurations.LOAD))
                .isEqualTo(
                        """
                        BREAKS  nginx.http-version
                          nginx.conf:12: location /a {
                            What is wrong.
                          nginx.conf:20: location /b {
                            What is wrong.
                            Why: What comes of it.
                            Correction: inside the block at nginx.conf:12
                                proxy_http_version 1.1;
                            Correction: remove nginx.conf:20
                            Correction: before nginx.conf:20
                                a;
                                b;

                        note: nginx.conf:3: mime.types was not found; left out
                        nginx.conf (nginx 1.22.1; 1,000 connections, a ping every 30 s): 2 breaks
                        """);
    }

    @Test
    void whereNothingIsFoundThatIsSaid() {
        Report report = new Report("haproxy.cfg", Syntax.HAPROXY, Optional.empty(), List.of(), List.of(), List.of());

        assertThat(TextReport.of(report, GoodConfigurations.LOAD))
                .isEqualTo("haproxy.cfg (haproxy; 1,000 connections, a ping every 30 s): nothing found\n");
    }

    /** But for names of files, and for what is to be pasted: it could not be broken. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("seeds")
    void noLineIsLongerThanATerminalIsWide(Seed seed) throws Exception {
        List<Finding> found = seed.findings(directory);
        String page = TextReport.of(
                        new Report(seed.good(), Syntax.NGINX, Optional.empty(), found, List.of(), List.of()),
                        seed.load())
                .replace(directory + "/", "");

        Stream<String> pasted =
                found.get(0).mends().stream().flatMap(mend -> mend.text().lines());
        assertThat(page.lines())
                .filteredOn(line -> line.length() > COLUMNS)
                .isSubsetOf(pasted.map(line -> "        " + line).toList());
    }

    @Test
    void whatIsIgnoredIsCountedAndNotTold() throws Exception {
        Finding found = finding(LOCATION, List.of(MEND));
        Finding other = new Finding("nginx.reload", Severity.RISK, OTHER, "Another mistake.", "A reason.", List.of());
        Report report = new Report(
                "nginx.conf", Syntax.NGINX, Optional.empty(), List.of(found, other, found), List.of(), List.of());

        Report one = report.ignoring(Set.of("nginx.http-version"));
        Report all = report.ignoring(Set.of("nginx.http-version", "nginx.reload"));

        assertThat(TextReport.of(one, GoodConfigurations.LOAD))
                .contains("Another mistake.")
                .doesNotContain("What is wrong.")
                .endsWith("1 risk; 2 ignored\n");
        assertThat(TextReport.of(all, GoodConfigurations.LOAD))
                .containsPattern(":\\s+nothing\\s+found;\\s+3\\s+ignored\\s$");
        JsonNode file = new ObjectMapper().readTree(JsonReport.of(List.of(one))).at("/files/0");
        assertThat(file.at("/findings"))
                .extracting(node -> node.get("rule").asText())
                .containsExactly("nginx.reload");
        assertThat(file.at("/ignored"))
                .extracting(node -> node.get("rule").asText())
                .containsExactly("nginx.http-version", "nginx.http-version");
    }

    @Test
    void programsGetAllOfIt() throws Exception {
        Report report = new Report(
                "nginx.conf",
                Syntax.NGINX,
                Optional.of(ProxyVersion.parse("version", "1.30.6")),
                List.of(finding(LOCATION, List.of(MEND))),
                List.of(),
                List.of("a note"));

        JsonNode file =
                new ObjectMapper().readTree(JsonReport.of(List.of(report))).at("/files/0");

        assertThat(file)
                .isEqualTo(
                        new ObjectMapper()
                                .readTree(
                                        """
                                        {
                                          "file": "nginx.conf", "syntax": "nginx", "version": "1.30.6",
                                          "findings": [ {
                                            "rule": "nginx.http-version", "severity": "breaks",
                                            "file": "nginx.conf", "line": 12,
                                            "mistake": "What is wrong.", "why": "What comes of it.",
                                            "mends": [ {
                                              "how": "into", "file": "nginx.conf", "line": 12,
                                              "text": "proxy_http_version 1.1;"
                                            } ]
                                          } ],
                                          "ignored": [ ],
                                          "notes": [ "a note" ]
                                        }
                                        """));
    }

    static Stream<Seed> seeds() {
        return SeededMistakesTest.seeds();
    }

    private static Finding finding(Place place, List<Mend> mends) {
        return new Finding("nginx.http-version", Severity.BREAKS, place, "What is wrong.", "What comes of it.", mends);
    }
}
