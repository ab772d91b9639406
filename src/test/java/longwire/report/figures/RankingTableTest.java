package longwire.report.figures;

import static longwire.report.ExampleRun.trial;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import longwire.measurement.Count;
import longwire.measurement.Series;
import longwire.report.ExampleRun;
import longwire.report.terminal.Ink;
import longwire.report.terminal.TerminalTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankingTableTest {
    private static final long MICRO = 1_000;
    private static final int ROUNDS = 9;

    @TempDir
    private Path results;

    @Test
    void proxiesAreInTheOrderOfTheirMediansAndTheDirectPathIsNone() {
        RankingTable table = ranking("nginx", 150, "direct", 50, "edge", 120);

        assertThat(table.lines()).extracting(RankingTable.Line::path).containsExactly("edge", "nginx");
        assertThat(table.columns()).contains("response p50", "CPU per message", "memory per connection");
    }

    @Test
    void aPlaceIsTheProxysOwnWhereTheTrialsTellItApart() {
        RankingTable table = ranking("edge", 120, "nginx", 150);

        assertThat(table.lines())
                .extracting(line -> line.cells().get(0).place())
                .containsExactly("1", "2");
        RankingTable.Cell second = table.lines().get(1).cells().get(0);
        assertThat(second.verdict()).isEqualTo("WORSE");
        assertThat(second.against()).matches("\\+2\\d\\.\\d % \\(.+….+ %\\)");
    }

    @Test
    void theSameProxyUnderTwoNamesSharesAPlaceAndIsTheSame() {
        RankingTable table = ranking("nginx-a", 150, "nginx-b", 150);

        assertThat(table.lines())
                .extracting(line -> line.cells().get(0).place())
                .containsExactly("1–2", "1–2");
        assertThat(table.lines().get(1).cells().get(0).verdict()).isEqualTo("SAME");
    }

    @Test
    void oneProxyAloneIsNotRanked() {
        assertThat(MergedFigures.of(run("direct", 50, "edge", 120).finished()).rankings())
                .isEmpty();
    }

    @Test
    void theTerminalShowsEveryColumnInEightyColumns() {
        String text = new TerminalTable(Ink.PLAIN)
                .text(MergedFigures.of(
                        run("trafficserver", 150, "nghttpx", 160, "edge", 170).finished()));

        assertThat(text.lines().filter(line -> !line.startsWith("Report:")))
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
        assertThat(text).contains("Ranking, websocket", "memory per connection", "handshake p50");
    }

    private RankingTable ranking(Object... pathsAndMicros) {
        List<RankingTable> tables =
                MergedFigures.of(run(pathsAndMicros).finished()).rankings();
        assertThat(tables).hasSize(1);
        return tables.get(0);
    }

    private ExampleRun run(Object... pathsAndMicros) {
        ExampleRun run = new ExampleRun(results);
        for (int round = 0; round < ROUNDS; round++) {
            for (int path = 0; path < pathsAndMicros.length; path += 2) {
                long nanos = (int) pathsAndMicros[path + 1] * MICRO + (round * 7 + path) % 5 * 300;
                run.with(
                        (String) pathsAndMicros[path],
                        "websocket",
                        trial().readings(Series.RESPONSE, 2_000, any -> nanos)
                                .readings(Series.HANDSHAKE, 100, any -> 3 * nanos)
                                .count(Count.SENT_MEASURED.label(), 2_000)
                                .cost("proxy", 0.1 + nanos * 1e-9, 20_000_000));
            }
        }
        return run;
    }
}
