package longwire.comparison;

import static longwire.report.ExampleRun.trial;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import longwire.comparison.RunComparison.Choice;
import longwire.fault.InputFault;
import longwire.measurement.Series;
import longwire.report.ExampleRun;
import longwire.results.RunDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunComparisonTest {
    private static final int TRIALS = 8;
    private static final List<Metric> MEDIAN = List.of(Metric.latency(Series.RESPONSE, 50));

    @TempDir
    private Path results;

    @Test
    void theSamePathsOfTwoRunsAreSetAgainstEachOther() {
        RunComparison comparison =
                compare(run(100, 150).finished(), run(100, 200).finished());

        assertThat(comparison.refusals()).isEmpty();
        assertThat(comparison.comparisons()).hasSize(1);
        assertThat(comparison.comparisons().get(0).candidate().path()).isEqualTo("edge");
        assertThat(comparison.comparisons().get(0).findings())
                .extracting(Finding::verdict)
                .containsExactly(Verdict.WORSE);
    }

    @Test
    void whatMovedWithoutAProxyAsWellIsTheMachines() {
        RunComparison comparison =
                compare(run(100, 150).finished(), run(130, 200).finished());

        Finding finding = comparison.comparisons().get(0).findings().get(0);
        assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(finding.remark()).contains("changed by +30 % without a proxy");
    }

    @Test
    void runsWithoutAPathThatHasNoProxySayWhatThatMeans() {
        RunComparison comparison = compare(
                paths(new ExampleRun(results), "edge", 150).finished(),
                paths(new ExampleRun(results), "edge", 150).finished());

        assertThat(comparison.remarks()).anyMatch(remark -> remark.contains("a drift of the machine"));
        assertThat(comparison.has(Verdict.SAME)).isTrue();
    }

    @Test
    void runsOfDifferentPlansAreRefusedWithWhatDiffers() {
        RunComparison comparison =
                compare(run(100, 150).finished(), run(100, 200).rate(2_000).finished());

        assertThat(comparison.comparisons()).isEmpty();
        assertThat(comparison.refusals())
                .containsExactly("different rate: 1000 in the baseline, 2000 in the candidate");
    }

    @Test
    void settingsOfAPathMayDifferSinceTheyAreWhatIsCompared() {
        RunDirectory before = run(100, 150).finished();
        before.writeJson("paths", List.of(Map.of("name", "edge", "settings", Map.of("sockets.event-loops", "1"))));
        RunDirectory after = run(100, 200).finished();
        after.writeJson("paths", List.of(Map.of("name", "edge", "settings", Map.of("sockets.event-loops", "2"))));

        RunComparison comparison = compare(before, after);

        assertThat(comparison.has(Verdict.WORSE)).isTrue();
        assertThat(comparison.remarks())
                .contains("Different edge sockets.event-loops: 1 in the baseline, 2 in the candidate");
    }

    @Test
    void invalidRunsAreRefusedWithTheirReasons() {
        RunComparison comparison =
                compare(run(100, 150).finished(), run(100, 200).finished("3-edge-websocket: lost messages: 1"));

        assertThat(comparison.comparisons()).isEmpty();
        assertThat(comparison.refusals()).singleElement().asString().contains("is INVALID: 3-edge-websocket: lost");
    }

    @Test
    void whatIsRefusedIsShownWhenForcedButWithoutAVerdict() {
        RunComparison comparison = RunComparison.of(
                all(run(100, 150).finished()),
                List.of(all(run(100, 200).rate(2_000).finished())),
                MEDIAN,
                Criteria.STANDARD,
                true);

        assertThat(comparison.refusals()).isNotEmpty();
        assertThat(comparison.comparisons().get(0).findings())
                .allSatisfy(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED));
    }

    @Test
    void pathsOfOneRunAreSetAgainstOneOfThem() {
        RunDirectory run = paths(run(100, 150), "nginx", 150).finished();

        RunComparison comparison = RunComparison.within(run, "edge", MEDIAN, Criteria.STANDARD, false);

        assertThat(comparison.comparisons())
                .extracting(one -> one.candidate().path())
                .containsExactlyInAnyOrder("direct", "nginx");
        assertThat(comparison.has(Verdict.SAME)).isTrue();
        assertThat(comparison.has(Verdict.BETTER)).isTrue();
    }

    @Test
    void aPathThatIsNotThereIsRefusedWithThoseThatAre() {
        RunDirectory run = run(100, 150).finished();

        assertThatThrownBy(() -> RunComparison.within(run, "nginx", MEDIAN, Criteria.STANDARD, false))
                .isInstanceOf(InputFault.class)
                .hasMessageContainingAll("path: nginx", "direct, edge");
    }

    private static RunComparison compare(RunDirectory baseline, RunDirectory candidate) {
        return RunComparison.of(all(baseline), List.of(all(candidate)), MEDIAN, Criteria.STANDARD, false);
    }

    private static Choice all(RunDirectory run) {
        return new Choice(run, Optional.empty());
    }

    private ExampleRun run(int directMicros, int edgeMicros) {
        return paths(paths(new ExampleRun(results), "direct", directMicros), "edge", edgeMicros);
    }

    private static ExampleRun paths(ExampleRun run, String path, int micros) {
        for (int trial = 0; trial < TRIALS; trial++) {
            // Each a little other, by as much as the histogram can tell.
            long nanos = micros * 1_000L + trial * 300L;
            run.with(path, "websocket", trial().readings(Series.RESPONSE, 100, any -> nanos));
        }
        return run;
    }
}
