package longwire.report.browse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import longwire.fault.InputFault;
import longwire.results.Labels;
import longwire.results.RunDirectory;
import longwire.results.SyntheticRun;
import longwire.testtimes.LongTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The static site of a dozen runs, of which the last four are slower. */
class StaticSiteTest {
    private static final String HOSTILE = "<img src=x onerror=alert(1)>";
    private static final Instant START = Instant.parse("2026-11-01T04:05:06Z");
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
    private static final int RUNS = 12;
    private static final int CHANGE = 8;

    @TempDir
    private Path directory;

    private Path results;
    private Path site;
    private final List<RunDirectory> runs = new ArrayList<>();

    @BeforeEach
    void create() throws IOException {
        results = Files.createDirectory(directory.resolve("somewhere"));
        site = directory.resolve("site");
    }

    @Test
    void everyRunHasItsReportItsComparisonAndItsPlaceInTheHistories() throws Exception {
        makeRuns();

        StaticSite.Written written = write();

        assertThat(written.reports()).isEqualTo(RUNS);
        assertThat(written.comparisons()).isGreaterThanOrEqualTo(RUNS - 1);
        assertThat(written.leftOut()).isEmpty();
        String index = Files.readString(site.resolve("index.html"));
        assertThat(index)
                .contains(name(0) + "/report.html", name(1) + "/against/" + name(0) + ".html")
                .contains("./history-nightly-response-p99.html")
                .doesNotContain("id=\"compare\"", "id=\"labels\"");
        assertThat(Files.readString(site.resolve(name(1)).resolve("against").resolve(name(0) + ".html")))
                .contains("response p50", "Comparison");
        assertThat(Files.readString(site.resolve("history-nightly-response-p50.html")))
                .contains("./" + name(CHANGE) + "/against/" + name(CHANGE - 1) + ".html");
    }

    @Test
    void everyLinkLeadsToAFileOfTheSiteAndNothingTellsWhereTheResultsAre() throws Exception {
        makeRuns();
        Files.writeString(results.resolve("notes"), "mine");

        write();

        List<Path> pages = pages();
        assertThat(pages).hasSizeGreaterThan(2 * RUNS);
        for (Path page : pages) {
            String text = Files.readString(page);
            assertThat(text.contains(directory.toString()))
                    .as("%s tells where it was made", page)
                    .isFalse();
            Matcher links = LINK.matcher(
                    text.substring(0, text.contains("<script>") ? text.indexOf("<script>") : text.length()));
            while (links.find()) {
                String link = links.group(1).replace("&amp;", "&");
                if (!link.equals("data:,")) {
                    Path target = Path.of(page.toUri().resolve(URI.create(link)));
                    assertThat(target)
                            .as(page + " links to " + link)
                            .startsWith(site)
                            .exists();
                }
            }
        }
    }

    @Test
    void namesThatAreMarkupStayNames() throws Exception {
        makeRuns();
        Labels.NONE.with(Map.of("release", HOSTILE)).write(runs.get(0).path());
        Files.move(runs.get(2).path(), results.resolve(HOSTILE));

        write();

        assertThat(site.resolve(HOSTILE).resolve("report.html")).exists();
        assertThat(Files.readString(site.resolve("index.html")))
                .contains("./%3Cimg%20src=x%20onerror=alert(1)%3E/report.html")
                .doesNotContain(HOSTILE);
    }

    @LongTest
    @Test
    void aDamagedRunAndOneThatLinksOutAreLeftOutAndStopNothing() throws Exception {
        makeRuns();
        Path secret = Files.writeString(directory.resolve("secret"), "do not tell");
        Path plan = runs.get(1).path().resolve("plan.conf");
        Files.delete(plan);
        Files.createSymbolicLink(plan, secret);
        Files.writeString(runs.get(2).path().resolve("summary.json"), "{ \"name\": ");

        StaticSite.Written written = write();

        assertThat(written.reports()).isEqualTo(RUNS - 2);
        assertThat(written.leftOut()).singleElement().asString().contains(name(1), "links out of its directory");
        assertThat(Files.readString(site.resolve("index.html"))).contains("2 not read", name(2) + "/summary.json");
        for (Path page : pages()) {
            assertThat(Files.readString(page)).doesNotContain("do not tell");
        }
    }

    @LongTest
    @Test
    void anEarlierExportIsReplacedWholeAndAnythingElseIsLeftAlone() throws Exception {
        makeRuns();
        write();
        Files.writeString(site.resolve("stale.html"), "of a run that is gone");

        write();

        assertThat(site.resolve("stale.html")).doesNotExist();
        assertThat(site.resolve("index.html")).exists();

        Path mine = Files.createDirectory(directory.resolve("mine"));
        Files.writeString(mine.resolve("index.html"), "my page");
        assertThatExceptionOfType(InputFault.class)
                .isThrownBy(() -> StaticSite.write(results, mine, any -> {}))
                .withMessageContaining("export: " + mine + " (expected: a directory that is not there, is empty");
        assertThat(Files.readString(mine.resolve("index.html"))).isEqualTo("my page");
        try (Stream<Path> beside = Files.list(directory)) {
            assertThat(beside.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("somewhere", "site", "mine");
        }
    }

    private StaticSite.Written write() {
        return StaticSite.write(results, site, any -> {});
    }

    private List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.walk(site)) {
            return files.filter(file -> file.toString().endsWith(".html")).toList();
        }
    }

    private String name(int run) {
        return runs.get(run).path().getFileName().toString();
    }

    private void makeRuns() {
        for (int day = 0; day < RUNS; day++) {
            double edge = (day < CHANGE ? 200_000 : 300_000) * (1 + 0.01 * (day * 7 % 5));
            SyntheticRun run = new SyntheticRun(results, "nightly", START.plus(Duration.ofDays(day)), day)
                    .path("edge", "edge", "1.2", "none");
            for (int trial = 0; trial < 4; trial++) {
                run.trial("direct", "websocket", 80_000 * (1 + 0.02 * trial))
                        .trial("edge", "websocket", edge * (1 + 0.02 * trial));
            }
            runs.add(run.finished());
        }
    }
}
