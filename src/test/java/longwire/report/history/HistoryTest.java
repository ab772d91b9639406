package longwire.report.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import longwire.comparison.ChangePoint;
import longwire.comparison.Verdict;
import longwire.fault.InputFault;
import longwire.index.IndexedRun;
import longwire.index.Quantity;
import longwire.index.RunIndex;
import longwire.plan.Comparability;
import longwire.results.Labels;
import longwire.results.SyntheticRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    private static final Instant START = Instant.parse("2026-11-01T04:05:06Z");
    private static final HistoryQuestion ANYTHING = asking();

    @TempDir
    Path results;

    @Test
    void aSlowerReleaseIsAChangeForTheWorseAtItsFirstRun() {
        for (int day = 0; day < 20; day++) {
            run(day).path("edge", "edge", day < 12 ? "1.2" : "1.3", "none")
                    .trial("edge", "websocket", day < 12 ? 200_000 : 260_000)
                    .trial("edge", "websocket", day < 12 ? 200_000 : 260_000)
                    .finished();
        }

        HistorySeries series = only(history(ANYTHING));

        assertThat(series.quantity().name()).isEqualTo("response p99");
        assertThat(series.points()).hasSize(20).allMatch(point -> point.trials() == 2);
        assertThat(series.changes()).singleElement().satisfies(change -> {
            assertThat(change.at().name()).isEqualTo("example-20261113-040506");
            assertThat(change.point().change()).isCloseTo(0.3, within(0.05));
            assertThat(change.verdict()).isEqualTo(Verdict.WORSE);
            assertThat(change.together()).containsExactly("edge version 1.2 → 1.3");
        });
    }

    @Test
    void whichWayIsBetterIsTheQuantitysToSay() {
        ChangePoint more = new ChangePoint(5, 100, 120, 0.001);
        IndexedRun run = new IndexedRun("r", "p", START, "", 1, false, "", load(), new TreeMap<>());

        assertThat(HistoryChange.of(run, run, "edge", more, false).verdict()).isEqualTo(Verdict.WORSE);
        assertThat(HistoryChange.of(run, run, "edge", more, true).verdict()).isEqualTo(Verdict.BETTER);
    }

    @Test
    void otherPathsAndTheMomentsLoadAreNoReasonForAChange() {
        IndexedRun before = new IndexedRun(
                "r",
                "p",
                START,
                "",
                1,
                false,
                "",
                load(),
                new TreeMap<>(
                        Map.of("kernel", "6.1", "load-average", "0.1", "nginx version", "1.22", "edge version", "1")));
        IndexedRun after = new IndexedRun(
                "r",
                "p",
                START,
                "",
                1,
                false,
                "",
                load(),
                new TreeMap<>(
                        Map.of("kernel", "6.2", "load-average", "0.9", "nginx version", "1.24", "edge version", "1")));

        HistoryChange change = HistoryChange.of(before, after, "edge", new ChangePoint(5, 100, 120, 0.001), false);

        assertThat(change.together()).containsExactly("kernel 6.1 → 6.2");
    }

    @Test
    void whatIsInvalidOrUntrustedIsShownAndCountsForNothing() {
        run(0).trial("edge", "websocket", 200_000).finished();
        run(1).trial("edge", "websocket", 900_000, "lost messages: 3").finished();
        run(2).trial("edge", "websocket", 900_000).finished("interrupted");
        run(3).trustLimit(95).trial("edge", "websocket", 900_000).finished();
        run(4).trial("edge", "websocket", 200_000)
                .trial("edge", "websocket", 900_000, "lost messages: 3")
                .finished();

        HistorySeries series = only(history(ANYTHING));

        assertThat(series.points())
                .extracting(HistoryPoint::standing, HistoryPoint::trials)
                .containsExactly(
                        tuple(HistoryPoint.Standing.VALID, 1),
                        tuple(HistoryPoint.Standing.INVALID, 1),
                        tuple(HistoryPoint.Standing.INVALID, 1),
                        tuple(HistoryPoint.Standing.UNTRUSTED, 1),
                        tuple(HistoryPoint.Standing.VALID, 1));
        assertThat(series.counted()).allMatch(point -> point.value() < 2_000_000);
        assertThat(series.missing()).isEqualTo(8);
        assertThat(HistoryFormats.text("text", history(ANYTHING), HistoryShown.newest(20)))
                .contains("Too few for change points: 2 runs count, 8 more are needed.")
                .contains("! 2026-11-02")
                .contains("INVALID: shown, but not part of the statistics");
    }

    @Test
    void whereP99CanHardlyBeTrustedTheNextLowerIsTold() {
        for (int day = 0; day < 3; day++) {
            run(day).trustLimit(95).trial("edge", "websocket", 200_000).finished();
        }

        assertThat(only(history(ANYTHING)).quantity().name()).isEqualTo("response p95");
    }

    @Test
    void runsOfAnotherLoadStandInAnotherGroupWhichIsTold() {
        for (int day = 0; day < 4; day++) {
            run(day).key("rate", day < 2 ? 1_000 : 2_000)
                    .trial("edge", "websocket", 200_000)
                    .finished();
        }
        run(9).key("rate", 3_000).trial("edge", "websocket", 200_000).finished();

        History history = history(ANYTHING);

        assertThat(history.series())
                .extracting(series -> series.points().size())
                .containsExactly(2, 2);
        assertThat(history.groups())
                .extracting(HistoryGroup::about)
                .containsExactly("rate 1000", "rate 2000", "rate 3000");
        assertThat(HistoryFormats.text("text", history, HistoryShown.newest(20)))
                .contains("Groups of comparable runs")
                .contains("1 run, example-20261110-040506 (rate 3000)");
    }

    @Test
    void pathsOfOneNameButAnotherEncryptionStandApart() {
        for (int day = 0; day < 4; day++) {
            run(day).path("edge", "edge", "1", day < 2 ? "none" : "both")
                    .trial("edge", "websocket", 200_000)
                    .finished();
        }

        assertThat(history(ANYTHING).series())
                .extracting(HistorySeries::row)
                .containsExactly("edge (tls both) websocket", "edge websocket");
    }

    @Test
    void whatWasAskedForIsToldAlone() {
        for (int day = 0; day < 3; day++) {
            run(day).trial("direct", "websocket", 80_000)
                    .trial("edge", "websocket", 200_000)
                    .trial("edge", "poll", 200_000)
                    .finished();
        }
        HistoryQuestion question = new HistoryQuestion(
                List.of(Quantity.of("handshake p50"), Quantity.of("CPU per message")),
                Optional.of("example"),
                Optional.empty(),
                Optional.of("edge"),
                Optional.of("poll"),
                Optional.of(START.plus(Duration.ofDays(1))),
                0.05);

        assertThat(history(question).series())
                .extracting(series -> series.quantity().name(), HistorySeries::row, series -> series.points()
                        .size())
                .containsExactly(tuple("handshake p50", "edge poll", 2), tuple("CPU per message", "edge poll", 2));
    }

    @Test
    void aNameThatNoRunHasIsRefusedWithTheNearest() {
        run(0).trial("edge", "websocket", 200_000).finished();

        assertThatThrownBy(() -> history(asking("egde", null, null)))
                .isInstanceOf(InputFault.class)
                .hasMessage("path: egde (expected: edge?)");
        assertThatThrownBy(() -> history(asking(null, "web", null)))
                .hasMessage("transport: web (expected: websocket?)");
        assertThatThrownBy(() -> history(asking(null, null, "exmaple")))
                .hasMessage("plan: exmaple (expected: example?)");
        assertThatThrownBy(() -> Quantity.of("respnse p99"))
                .hasMessage("metric: respnse p99 (expected: response p99?)");
        assertThatThrownBy(() -> HistoryFormats.text("xml", history(ANYTHING), HistoryShown.newest(1)))
                .hasMessage("format: xml (expected: any of csv, html, json, text; html?)");
    }

    @Test
    void noLineOfTheTerminalsTextIsWiderThanItsPage() throws IOException {
        String plan = "a-plan-whose-name-is-longer-than-anybody-would-want-to-type-into-a-terminal-twice";
        for (int day = 0; day < 14; day++) {
            Path directory = new SyntheticRun(results, plan, START.plus(Duration.ofDays(day)), day)
                    .key("rate", day == 13 ? 2_000 : 1_000)
                    .path("a-path-of-some-forty-letters-in-its-name", "edge", "1." + day, "viewer")
                    .trial("a-path-of-some-forty-letters-in-its-name", "websocket", day < 7 ? 2e5 : 3e8)
                    .finished()
                    .path();
            Labels.NONE
                    .with(Map.of("release", "1.2-with-a-long-name-behind-it"))
                    .asBaseline(true)
                    .write(directory);
        }
        Files.writeString(results.resolve("x".repeat(200)), "");

        String text = HistoryFormats.text("text", history(ANYTHING), HistoryShown.newest(10));

        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
        assertThat(text)
                .contains("baseline r…behind-it")
                .contains("… 3 earlier runs")
                .contains("WORSE");
    }

    @Test
    void everyFormatTellsTheSame() throws IOException {
        for (int day = 0; day < 12; day++) {
            run(day).trial("edge", "websocket", day < 6 ? 200_000 : 150_000).finished();
        }
        Files.writeString(results.resolve("notes.txt"), "mine");
        History history = history(ANYTHING);

        JsonNode json = new ObjectMapper().readTree(HistoryFormats.text("json", history, HistoryShown.newest(5)));
        List<String> csv = HistoryFormats.text("csv", history, HistoryShown.newest(5))
                .lines()
                .toList();

        assertThat(json.at("/series/0/runs")).hasSize(5);
        assertThat(json.at("/series/0/changes/0/verdict").asText()).isEqualTo("BETTER");
        assertThat(json.at("/series/0/changes/0/run").asText()).isEqualTo("example-20261107-040506");
        assertThat(json.at("/damaged/0").asText())
                .isEqualTo(results.resolve("notes.txt") + ": not the directory of a run");
        assertThat(csv).hasSize(6);
        assertThat(csv.get(1))
                .startsWith("response p99,ns,example,")
                .contains(",edge,,websocket,example-20261108-040506,2026-11-08T04:05:06Z,valid,");
        assertThat(HistoryFormats.text("text", history, HistoryShown.newest(5)))
                .contains("BETTER")
                .contains("notes.txt: not the directory of a run");
    }

    @Test
    void withoutAnyRunThereIsLittleToSay() {
        assertThat(HistoryFormats.text("text", history(ANYTHING), HistoryShown.newest(5)))
                .isEqualTo("No runs.\n");
    }

    private History history(HistoryQuestion question) {
        try (RunIndex index = RunIndex.open(results, System.err::println)) {
            return History.of(index, question);
        }
    }

    private static HistorySeries only(History history) {
        assertThat(history.series()).hasSize(1);
        return history.series().get(0);
    }

    private SyntheticRun run(int day) {
        return new SyntheticRun(results, "example", START.plus(Duration.ofDays(day)), day);
    }

    private static HistoryQuestion asking() {
        return asking(null, null, null);
    }

    private static HistoryQuestion asking(String path, String transport, String plan) {
        return new HistoryQuestion(
                List.of(),
                Optional.ofNullable(plan),
                Optional.empty(),
                Optional.ofNullable(path),
                Optional.ofNullable(transport),
                Optional.empty(),
                0.05);
    }

    private static Comparability load() {
        return new Comparability("abc", new TreeMap<>());
    }
}
