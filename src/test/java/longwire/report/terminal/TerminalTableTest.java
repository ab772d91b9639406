package longwire.report.terminal;

import static longwire.report.ExampleRun.trial;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import longwire.measurement.Series;
import longwire.process.CoreLoad;
import longwire.report.ExampleRun;
import longwire.report.figures.Measure;
import longwire.report.figures.MergedFigures;
import longwire.results.RunDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTableTest {
    private static final long MILLI = 1_000_000;
    private static final String LONG = "nginx-with-proxy-buffering-and-keepalive-and-a-name-that-nobody-would-choose-";

    @TempDir
    Path results;

    @Test
    void noLineButThePathOfThePageIsWiderThanATerminal() {
        ExampleRun run = new ExampleRun(results);
        for (String path : List.of("direct", LONG + "on", LONG + "off", "edge[1]")) {
            for (String transport : List.of("websocket", "a-transport-longer-than-any")) {
                run.with(path, transport, everything().trustLimit(0).invalid(LONG.repeat(3), "lost 3 \u001b[31m"));
                run.with(path, transport, everything().trustLimit(0));
            }
        }

        List<String> lines = lines(run.finished("a reason ".repeat(30), LONG.repeat(3)));

        assertThat(lines.subList(0, lines.size() - 1))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(String.join("", lines)).doesNotContain("\u001b");
    }

    @Test
    void pathsThatDifferAtTheirEndsAloneAreStillToldApart() {
        ExampleRun run = new ExampleRun(results)
                .with(LONG + "on", "websocket", everything())
                .with(LONG + "off", "websocket", everything());

        List<String> lines = lines(run.finished());

        assertThat(lines).anyMatch(line -> line.startsWith("  nginx") && line.contains("…") && line.contains("-on "));
        assertThat(lines).anyMatch(line -> line.startsWith("  nginx") && line.contains("…") && line.contains("-off "));
    }

    @Test
    void theFiguresOfARowStandInOrder() {
        ExampleRun run = new ExampleRun(results)
                .with(
                        "edge",
                        "websocket",
                        trial().readings(Series.RESPONSE, 100_000, index -> (index + 1) * MILLI / 100));

        List<String> lines = lines(run.finished());

        int title = lines.indexOf("Round-trip, response time from due");
        assertThat(lines.get(title + 1).strip().split("\\s+")).containsExactly("p50", "p90", "p99", "p99.9", "max");
        assertThat(lines.get(title + 2).strip().split("\\s{2,}"))
                .containsExactly("edge", "websocket", "500 ms", "900 ms", "990 ms", "999 ms", "1.00 s");
    }

    @Test
    void figuresBeyondTheTrustLimitAreInBracketsAndThoseUnsupportedADash() {
        ExampleRun run = new ExampleRun(results)
                .with(
                        "edge",
                        "poll",
                        trial().readings(Series.RESPONSE, 2_000, any -> 2 * MILLI)
                                .trustLimit(90));

        String text = text(run.finished());

        assertThat(text).containsPattern("2\\.00 ms +2\\.00 ms +\\[2\\.00 ms] +- +\\[2\\.00 ms]");
        assertThat(text).contains("[ ] beyond the trust limit").contains("-   too few samples");
    }

    @Test
    void marksThatAreNotThereAreNotExplained() {
        ExampleRun run = new ExampleRun(results)
                .with("edge", "poll", trial().readings(Series.RESPONSE, 10_000, any -> 2 * MILLI));

        String text = text(run.finished());

        assertThat(text).doesNotContain("[ ]").doesNotContain("too few").doesNotContain("!");
    }

    @Test
    void anInvalidTrialIsNamedWithEachOfItsReasons() {
        ExampleRun run = new ExampleRun(results)
                .with("edge", "poll", everything())
                .with("edge", "poll", everything().invalid("lost 3 messages", "the generator was out of CPU"));

        String text = text(run.finished("2-edge-poll is INVALID"));

        assertThat(text).contains("INVALID: 2 of 2 trials finished, 1 of them VALID\n  - 2-edge-poll is INVALID\n");
        assertThat(text).contains("edge poll: 2 trials, INVALID ones excluded");
        assertThat(text)
                .contains("INVALID 2-edge-poll\n      - lost 3 messages\n      - the generator was out of CPU\n");
    }

    @Test
    void aRowWithoutAValidTrialIsMarkedWhereverItStands() {
        ExampleRun run = new ExampleRun(results)
                .with("direct", "poll", everything())
                .with("edge", "poll", everything().invalid("lost 3 messages"));

        List<String> lines = lines(run.finished());

        assertThat(lines)
                .filteredOn(line -> line.matches("..edge +poll .*"))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("! "));
        assertThat(lines).contains("!   from INVALID trials, because none is VALID");
    }

    @Test
    void countsRatesAndCostsStandBelow() {
        ExampleRun run = new ExampleRun(results)
                .with(
                        "edge",
                        "poll",
                        everything()
                                .count("sent", 12_000)
                                .count("duplicated", 1)
                                .drop("1006", 2));

        String text = text(run.finished());

        assertThat(text).contains("sent 12,000, received 0, lost 0, dropped 0 (close codes: 1006 × 2),");
        assertThat(text).contains("      duplicated 1\n");
        assertThat(text).contains("achieved 1,000.0 of 1,000.0 messages/s offered (100.0 %)\n");
        assertThat(text).contains("send lag p50 60.0 µs, read lag p50 1.00 µs; trust limit p99\n");
        assertThat(text).containsPattern("edge +poll +20\\.0 µs +24\\.5 MiB");
    }

    /** An origin of others says nothing of its pauses. */
    @Test
    void whatOfTheMachinesOwnSharesWasNotRecordedIsNamed() {
        ExampleRun run = new ExampleRun(results)
                .with(
                        "edge",
                        "websocket",
                        trial().readings(Series.RESPONSE, 2_000, index -> index * MILLI)
                                .readings(Series.SEND_LAG, 2_000, any -> 60_000)
                                .readings(Series.READ_LAG, 2_000, any -> 1_000)
                                .readings(Series.GENERATOR_PAUSE, 2_000, any -> 1));

        assertThat(text(run.finished()).replaceAll("\\s+", " "))
                .contains("trust limit p99; not recorded: the origin's pauses");
    }

    @ParameterizedTest
    @CsvSource({
        "0.001, 'cores 40 % busy, 0.2 % stolen by the host of this machine\n'",
        "0.01, 'cores 40 % busy, 2.0 % stolen by the host of this machine, so that none\n      beyond p95 can be trusted\n'",
        "0.2, ', so that no\n      percentile can be trusted\n'"
    })
    void whatTheHostOfThisMachineTookStandsBelow(double stolenOfEach, String told) {
        ExampleRun run = new ExampleRun(results)
                .with(
                        "edge",
                        "poll",
                        everything().cores(new CoreLoad(0.3, stolenOfEach), new CoreLoad(0.5, stolenOfEach)));

        assertThat(text(run.finished())).contains(told);
    }

    @Test
    void aRunWithoutTrialsIsToldToo() {
        RunDirectory run = new ExampleRun(results).finished("no trial finished");

        assertThat(text(run)).contains("INVALID: 0 of 0 trials finished");
    }

    /** A trial that has something of everything, so that every block is drawn. */
    private static ExampleRun.Trial everything() {
        ExampleRun.Trial trial = trial().count("sent-measured", 10_000).cost("proxy", 0.2, 25_690_112);
        for (Measure measure : Measure.values()) {
            trial.readings(measure.series(), 2_000, index -> index * MILLI / 20);
        }
        return trial.readings(Series.SEND_LAG, 2_000, any -> 60_000)
                .readings(Series.READ_LAG, 2_000, any -> 1_000)
                .readings(Series.GENERATOR_PAUSE, 2_000, any -> 1)
                .readings(Series.ORIGIN_PAUSE, 2_000, any -> 1);
    }

    private static String text(RunDirectory run) {
        return new TerminalTable(Ink.PLAIN).text(MergedFigures.of(run));
    }

    private static List<String> lines(RunDirectory run) {
        return text(run).lines().toList();
    }
}
