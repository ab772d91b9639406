package longwire.report.comparison;

import static longwire.report.ExampleRun.trial;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import longwire.comparison.Criteria;
import longwire.comparison.Metric;
import longwire.comparison.RunComparison;
import longwire.comparison.RunComparison.Choice;
import longwire.fault.InputFault;
import longwire.measurement.Series;
import longwire.report.ExampleRun;
import longwire.results.RunDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class ComparisonFormatsTest {
    @TempDir
    private Path results;

    private RunComparison worse;
    private RunComparison refused;

    @BeforeEach
    void compare() {
        RunDirectory before = run(100_000, 1_000);
        worse = compare(before, run(130_000, 1_000));
        refused = compare(before, run(130_000, 2_000));
    }

    @Test
    void theTableFitsEightyColumnsAndSaysVerdictAndInterval() {
        String text = ComparisonFormats.text("text", worse);

        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(text).contains("edge, websocket (8 and 8 trials)").containsPattern("response p50 .* WORSE");
        assertThat(text).containsPattern("95 %: \\+2\\d\\.\\d…\\+3\\d\\.\\d %");
    }

    @Test
    void whatDiffersIsSaidInASentenceWithItsInterval() {
        for (String format : List.of("markdown", "html", "json")) {
            assertThat(ComparisonFormats.text(format, worse))
                    .as(format)
                    .containsPattern(
                            "response p50 of edge, websocket is WORSE: \\+\\d\\d\\.\\d % \\(\\+2\\d\\.\\d…\\+3\\d\\.\\d %;"
                                    + " 131 µs against 101 µs\\)\\.");
        }
        assertThat(ComparisonFormats.text("text", worse).replaceAll("\\s+", " "))
                .contains("response p50 of edge, websocket is WORSE: +");
        assertThat(ComparisonFormats.text("text", refused)).doesNotContain("is WORSE");
    }

    @Test
    void whatTheTrialsCannotTellIsSaidToo() {
        RunComparison few = compare(run(100_000, 1_000, 2), run(130_000, 1_000, 2));

        assertThat(ComparisonFormats.text("markdown", few))
                .contains(
                        "Not told by these trials: whether there is a difference in response p50 of edge, websocket (too"
                                + " few trials).");
    }

    @Test
    void aRefusalSaysWhatDiffersInEveryFormat() {
        for (String format : ComparisonFormats.names()) {
            if (!format.equals("csv")) {
                assertThat(ComparisonFormats.text(format, refused))
                        .as(format)
                        .contains("rate: 1000 in the baseline, 2000 in the candidate");
            }
        }
        assertThat(ComparisonFormats.text("csv", refused).lines()).hasSize(1);
    }

    @Test
    void aCiServerSeesWorseAsAFailure() throws Exception {
        Element suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        ComparisonFormats.text("junit", worse).getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();

        assertThat(suite.getAttribute("failures")).isEqualTo("1");
        assertThat(suite.getElementsByTagName("testcase").getLength()).isEqualTo(1);
        Element failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertThat(failure.getAttribute("message")).contains("WORSE", "101 µs → 131 µs");
    }

    @Test
    void jsonKeepsNumbersAsTheyAre() throws Exception {
        JsonNode finding = new ObjectMapper()
                .readTree(ComparisonFormats.text("json", worse))
                .at("/comparisons/0/findings/0");

        assertThat(finding.get("metric").asText()).isEqualTo("response p50");
        assertThat(finding.get("ratio").asDouble()).isBetween(1.25, 1.35);
        assertThat(finding.get("ratioInterval").get(0).asDouble()).isBetween(1.2, 1.35);
        assertThat(finding.get("verdict").asText()).isEqualTo("WORSE");
    }

    @Test
    void csvHasAFieldForEachColumn() {
        List<String> lines = ComparisonFormats.text("csv", worse).lines().toList();

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1).split(",", -1)).hasSameSizeAs(lines.get(0).split(",", -1));
    }

    @Test
    void thePageEscapesWhatItTellsAndMayNotAskTheNetwork() {
        String page = ComparisonFormats.text("html", worse);

        assertThat(page).contains("default-src 'none'").contains("<td class=\"WORSE\">WORSE</td>");
        assertThat(page).doesNotContainPattern("(src|href|action)\\s*=\\s*[\"']?\\s*(https?:|//)");
        assertThat(page).doesNotContain("@import");
    }

    @Test
    void thePageHasThePercentilesOfWhatWasComparedOverEachOther() {
        String page = ComparisonFormats.text("html", worse);

        String drawn =
                page.substring(page.indexOf("id=\"data\""), page.indexOf("</script>", page.indexOf("id=\"data\"")));
        assertThat(page).contains("Percentiles over each other", "data-curve=\"0\"");
        assertThat(drawn.split("edge"))
                .as("both sides, and nothing else: %s", drawn)
                .hasSize(3);
        assertThat(drawn).doesNotContain("direct");
    }

    @Test
    void anUnknownFormatIsRefusedWithTheNearest() {
        assertThatThrownBy(() -> ComparisonFormats.text("markdwn", worse))
                .isInstanceOf(InputFault.class)
                .hasMessageContaining("markdown?");
    }

    private RunDirectory run(long nanos, int rate) {
        return run(nanos, rate, 8);
    }

    private RunDirectory run(long nanos, int rate, int trials) {
        ExampleRun run = new ExampleRun(results).rate(rate);
        for (int trial = 0; trial < trials; trial++) {
            long spread = trial * 300L;
            run.with("direct", "websocket", trial().readings(Series.RESPONSE, 100, any -> 50_000 + spread));
            run.with("edge", "websocket", trial().readings(Series.RESPONSE, 100, any -> nanos + spread));
        }
        return run.finished();
    }

    private static RunComparison compare(RunDirectory baseline, RunDirectory candidate) {
        return RunComparison.of(
                new Choice(baseline, Optional.empty()),
                List.of(new Choice(candidate, Optional.empty())),
                List.of(Metric.latency(Series.RESPONSE, 50)),
                Criteria.STANDARD,
                false);
    }
}
