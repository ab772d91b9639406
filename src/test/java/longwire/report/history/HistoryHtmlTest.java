package longwire.report.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryHtmlTest {
    private static final Pattern DATA = Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>");
    /** Behind the charts of the other load, and that of the direct path. */
    private static final String EDGE = "/charts/3";

    private static final int OTHERS = ExampleHistory.BEFORE_OTHERS + 1;

    @TempDir
    private static Path directory;

    private static Path results;
    private static ExampleHistory example;
    private static String page;
    private static JsonNode data;

    @BeforeAll
    static void write() throws IOException {
        results = Files.createDirectory(directory.resolve("results"));
        example = new ExampleHistory(results).written();
        page = Files.readString(example.page(directory.resolve("history.html")));
        data = data(page);
    }

    @Test
    void eachSeriesHasAChartWithAPlaceForEachRun() {
        assertThat(data.get("charts"))
                .extracting(chart -> chart.get("title").asText())
                .endsWith("response p99, direct websocket", "response p99, edge <b>& (edge) websocket");
        assertThat(page.split("data-history=", -1))
                .hasSize(1 + data.get("charts").size());
        // The runs of another load share one place.
        assertThat(edge().get("slots")).hasSize(ExampleHistory.RUNS + 1);
        assertThat(edge().get("slots")).allSatisfy(slot -> {
            if (slot.get("kind").asText().equals("VALID")) {
                assertThat(slot.get("low").asDouble())
                        .isLessThan(slot.get("value").asDouble());
                assertThat(slot.get("high").asDouble())
                        .isGreaterThan(slot.get("value").asDouble());
                assertThat(slot.get("trials").asInt()).isEqualTo(6);
                assertThat(slot.get("confident").asBoolean()).isTrue();
            }
        });
    }

    @Test
    void whatIsNoPartOfASeriesHasAPlaceThatSaysWhy() {
        JsonNode others = slot(OTHERS);

        assertThat(kind(ExampleHistory.INVALID)).isEqualTo("INVALID");
        assertThat(slot(ExampleHistory.INVALID).get("why").asText()).isEqualTo("lost " + ExampleHistory.HOSTILE);
        assertThat(kind(ExampleHistory.UNTRUSTED)).isEqualTo("UNTRUSTED");
        assertThat(others.get("kind").asText()).isEqualTo("OTHER_LOAD");
        assertThat(others.get("runs").asInt()).isEqualTo(2);
        assertThat(others.get("why").asText()).startsWith("nightly, load ").endsWith(": rate 2000");
        assertThat(name(others.get("run"))).isEqualTo("nightly-20261112-060506");
        assertThat(name(others.get("last"))).isEqualTo("nightly-20261112-080506");
    }

    @Test
    void aChangeLiesBetweenTheLastRunBeforeAndTheFirstRunAfter() {
        JsonNode change = edge().at("/changes/0");

        assertThat(edge().get("changes")).hasSize(1);
        assertThat(name(edge().at("/slots/" + change.get("from") + "/run"))).isEqualTo("nightly-20261115-040506");
        assertThat(name(edge().at("/slots/" + change.get("to") + "/run"))).isEqualTo("nightly-20261116-040506");
        assertThat(change.get("size").asText()).matches("\\+(2[5-9]|3[0-5])\\.\\d %");
        assertThat(change.get("together")).extracting(JsonNode::asText).containsExactly("edge <b>& version 1.2 → 1.3");
        assertThat(edge().get("levels")).hasSize(2);
        assertThat(edge().at("/levels/0/to").asInt())
                .isEqualTo(change.get("from").asInt());
        assertThat(edge().at("/levels/1/value").asDouble())
                .isEqualTo(change.get("after").asDouble());
    }

    @Test
    void aChangeIsToldInTheSentenceOfTheTerminalWithTheCommandThatComparesItsRuns() {
        String sentence = HistoryText.sentence(series(), series().changes().get(0));

        assertThat(page)
                .contains(sentence.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
                .contains("Between nightly-20261115-040506 and nightly-20261116-040506.")
                .contains("scripts/longwire compare " + results.resolve("nightly-20261115-040506") + " "
                        + results.resolve("nightly-20261116-040506") + "</pre>");
    }

    @Test
    void aRunHasItsLabelsAndALinkToItsReportWhereThereIsOne() {
        List<JsonNode> runs = IntStream.range(0, data.get("runs").size())
                .mapToObj(data.get("runs")::get)
                .toList();

        assertThat(runs)
                .filteredOn(run -> run.get("baseline").asBoolean())
                .singleElement()
                .satisfies(run -> assertThat(run.get("labels").asText()).isEqualTo("baseline release=1.2"));
        assertThat(runs)
                .extracting(run -> run.get("report").asText())
                .filteredOn(report -> !report.isEmpty())
                .containsExactly("./results/nightly-20261124-040506/report.html");
    }

    @Test
    void onlyTheNewestRunsAreShownWhereALimitSaysSoAndTheOthersAreCounted() throws IOException {
        String newest = HistoryFormats.text("html", example.history(), HistoryShown.newest(3));

        assertThat(data(newest).at(EDGE + "/slots")).hasSize(3);
        assertThat(data(newest).at(EDGE + "/changes")).isEmpty();
        assertThat(newest).contains("Not shown: 21 earlier runs.").contains("nightly-20261116-040506");
    }

    @Test
    void namesFromOutsideAreEscapedWhereverTheyStand() {
        assertThat(page)
                .doesNotContain("<img src=x", "<b>&")
                .contains("&lt;img src=x onerror=alert(1)&gt;", "edge &lt;b&gt;&amp; (edge) websocket");
        assertThat(data.toString()).contains(ExampleHistory.HOSTILE);
    }

    @Test
    void thePageLoadsNothingAndForbidsItselfToTry() {
        assertThat(page).doesNotContainPattern("(src|href|action)\\s*=\\s*[\"']?\\s*(https?:|//)");
        assertThat(page).doesNotContain("@import");
        assertThat(page).containsPattern("Content-Security-Policy\"\\s+content=\"default-src 'none';");
    }

    @Test
    void anEmptyHistoryHasAPageToo() {
        String empty =
                HistoryFormats.text("html", new History(List.of(), List.of(), List.of()), HistoryShown.newest(3));

        assertThat(empty).contains("No runs.");
    }

    private static HistorySeries series() {
        return example.history().series().stream()
                .filter(series -> !series.changes().isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode edge() {
        return data.at(EDGE);
    }

    /** The place of the run of {@code day}, as long as it lies before the runs of another load. */
    private static JsonNode slot(int day) {
        return edge().at("/slots/" + day);
    }

    private static String kind(int day) {
        return slot(day).get("kind").asText();
    }

    private static String name(JsonNode run) {
        return data.at("/runs/" + run + "/name").asText();
    }

    private static JsonNode data(String page) throws IOException {
        Matcher script = DATA.matcher(page);
        assertThat(script.find()).isTrue();
        return new ObjectMapper().readTree(script.group(1));
    }
}
