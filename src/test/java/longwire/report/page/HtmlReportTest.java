package longwire.report.page;

import static longwire.report.ExampleRun.trial;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import longwire.measurement.Series;
import longwire.report.ExampleRun;
import longwire.report.Reports;
import longwire.report.figures.IntervalReader;
import longwire.report.figures.Measure;
import longwire.report.figures.MergedFigures;
import longwire.results.RunDirectory;
import longwire.testtimes.LongTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("whole")
class HtmlReportTest {
    private static final long MICRO = 1_000;
    private static final String HOSTILE = "<script>alert('edge & co')</script>";
    private static final String ESCAPED = "&lt;script&gt;alert(&#39;edge &amp; co&#39;)&lt;/script&gt;";
    private static final Pattern DATA = Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>");
    private static final int MOST_BYTES = 2_000_000;

    @TempDir
    Path results;

    @Test
    void thePageLoadsNothingAndForbidsItselfToTry() {
        String page = page(twoPaths().finished());

        assertThat(page).doesNotContainPattern("(src|href|action)\\s*=\\s*[\"']?\\s*(https?:|//)");
        assertThat(page).doesNotContainPattern("url\\(\\s*[\"']?\\s*(https?:|//)");
        assertThat(page).doesNotContain("@import");
        assertThat(page).containsPattern("Content-Security-Policy\"\\s+content=\"default-src 'none';");
    }

    @Test
    void whatComesFromOutsideIsEscapedWhereverItStands() {
        RunDirectory run = new ExampleRun(results)
                .with(
                        "edge" + HOSTILE.replace("/", ""),
                        HOSTILE.replace("/", ""),
                        everything().drop(HOSTILE, 1))
                .with("edge", "poll", everything().invalid(HOSTILE))
                .finished(HOSTILE);
        run.writeText("plan.conf", "name = " + HOSTILE);
        run.writeText("environment.json", HOSTILE);

        String page = page(run);

        assertThat(page).doesNotContain("<script>alert");
        assertThat(page)
                .contains("name = " + ESCAPED)
                .contains("<pre>" + ESCAPED + "</pre>")
                .contains("<li>" + ESCAPED + "</li>")
                .contains(ESCAPED + " × 1");
        assertThat(data(page).at("/rows/0").asText() + data(page).at("/rows/1").asText())
                .contains("<script>alert('edge & co')<script>");
    }

    @Test
    void eachChartOfThePageHasItsData() {
        String page = page(twoPaths().finished());

        JsonNode data = data(page);

        assertThat(page.split("data-curve=", -1)).hasSize(1 + Measure.values().length);
        assertThat(page.split("data-course=", -1)).hasSize(1 + 3);
        assertThat(data.get("rows")).extracting(JsonNode::asText).containsExactly("direct websocket", "edge websocket");
        assertThat(data.get("curves"))
                .hasSize(Measure.values().length)
                .allSatisfy(curve -> assertThat(curve.get("lines")).hasSize(2));
        assertThat(data.get("courses")).hasSize(3).allSatisfy(course -> assertThat(course.get("trials"))
                .hasSize(2));
        assertThat(data.at("/courses/0/trials/0/p50/nanos")).hasSize(10);
    }

    @Test
    void thePageTellsTheSameFiguresAsTheTable() {
        ExampleRun run = new ExampleRun(results)
                .with("direct", "poll", readings(2_000, 1_230 * MICRO))
                .with("edge", "poll", readings(2_000, 4_560 * MICRO).trustLimit(90));

        String page = page(run.finished()).replaceAll(">\\s+<", "><");

        assertThat(page).contains("<td>direct</td><td>poll</td><td class=\"n TRUSTED\">1.23 ms</td>");
        assertThat(page).contains("<td class=\"n BEYOND_TRUST\">[4.56 ms]</td>");
        assertThat(page).contains("<td class=\"n UNSUPPORTED\">-</td>");
        assertThat(page).contains("What the proxy adds: Round-trip").contains("<td class=\"n TRUSTED\">+3.33 ms</td>");
    }

    @Test
    void theVerdictStandsOnTopWithEachOfItsReasons() {
        String valid = page(twoPaths().finished());
        String invalid = page(twoPaths().finished("1-direct-websocket is INVALID", "the disk was full"));

        assertThat(valid).contains("<p>VALID: 2 of 2 trials finished, 2 of them VALID</p>");
        assertThat(invalid)
                .contains("<p>INVALID: 2 of 2 trials finished, 2 of them VALID</p>")
                .contains("<li>1-direct-websocket is INVALID</li><li>the disk was full</li>");
    }

    /** Trials with as many intervals as are ever drawn, each of a row of its own, with all there is to draw. */
    @LongTest
    @Test
    void aPageOfTwentyTrialsIsUnderTwoMegabytes() {
        ExampleRun run = new ExampleRun(results);
        ExampleRun.Trial trial = trial().lasting(IntervalReader.MOST_INTERVALS).cost("proxy", 0.2, 25_690_112);
        // A viewer follows a feed, or receives what others publish.
        for (Measure measure : EnumSet.complementOf(EnumSet.of(Measure.FAN_OUT))) {
            trial.readings(measure.series(), 120_000, index -> index * 7_919L % 1_000_003 * (1 + index % 97));
        }
        for (Series own : List.of(Series.SEND_LAG, Series.GENERATOR_PAUSE, Series.ORIGIN_PAUSE)) {
            trial.readings(own, 120_000, index -> index * 13L);
        }
        for (int path = 0; path < 20; path++) {
            run.with("path-" + path, "websocket", trial);
        }

        String page = page(run.finished());

        assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThan(MOST_BYTES);
    }

    @Test
    void aRunThatLeftNothingButItsSummaryHasAPageToo() {
        RunDirectory run = new ExampleRun(results)
                .with("edge", "poll", trial().invalid("nothing came"))
                .finished("1-edge-poll is INVALID");

        String page = page(run);

        assertThat(page).contains("nothing came");
        assertThat(data(page).get("curves")).isEmpty();
    }

    @Test
    void reportsWritesThePageIntoTheRunsDirectoryAndNamesItLast() {
        RunDirectory run = twoPaths().finished();

        String text = Reports.write(run);

        assertThat(run.report()).isRegularFile().content().isEqualTo(page(run));
        assertThat(text).endsWith("\nReport: " + run.report() + "\n");
    }

    private ExampleRun twoPaths() {
        return new ExampleRun(results)
                .with("direct", "websocket", everything())
                .with("edge", "websocket", everything());
    }

    private static ExampleRun.Trial everything() {
        ExampleRun.Trial trial = trial().cost("proxy", 0.2, 25_690_112);
        for (Measure measure : Measure.values()) {
            trial.readings(measure.series(), 10_000, index -> index * MICRO);
        }
        return trial;
    }

    private static ExampleRun.Trial readings(int count, long nanos) {
        return trial().readings(Series.RESPONSE, count, any -> nanos);
    }

    private static String page(RunDirectory run) {
        return new HtmlReport().text(MergedFigures.of(run));
    }

    /** What the page's script reads. */
    private static JsonNode data(String page) {
        Matcher script = DATA.matcher(page);
        assertThat(script.find()).isTrue();
        try {
            return new ObjectMapper().readTree(script.group(1));
        } catch (JsonProcessingException unreadable) {
            throw new AssertionError(script.group(1), unreadable);
        }
    }
}
