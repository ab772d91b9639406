package longwire.comparison;

import static longwire.comparison.Trials.side;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import longwire.comparison.Promise.Standing;
import longwire.fault.InputFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectivesTest {
    private static final double TRUSTED = 99.9;
    /** About 100 µs, each trial a little other. */
    private static final IntToDoubleFunction USUAL = round -> 100_000 + 700 * (round * 7 % 5);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "frame p99 <= 5 ms, , websocket, response p99, 5e6",
        "poll p50<=300us, , poll, response p50, 3e5",
        "edge websocket handshake p99.9 <= 50 ms, edge, websocket, handshake p99.9, 5e7",
        "nginx-tuned memory per connection <= 24 KiB # a remark, nginx-tuned, , memory per connection, 24576",
        "staleness p50 <= 1.5 s, , , staleness p50, 1.5e9"
    })
    void aLineSaysOfWhatHowMuch(String line, String path, String transport, String metric, double most) {
        Objective objective = ObjectivesReader.read("file", line).get(0);

        assertThat(objective.path()).isEqualTo(Optional.ofNullable(path));
        assertThat(objective.transport()).isEqualTo(Optional.ofNullable(transport));
        assertThat(objective.metric().name()).isEqualTo(metric);
        assertThat(objective.most()).isEqualTo(most);
    }

    @Test
    void aRatioIsToAPathOrToTheBaseline() {
        List<Objective> objectives =
                ObjectivesReader.read("file", "response p50 vs direct <= 1.5\nCPU per message vs baseline <= 1.05");

        assertThat(objectives.get(0).versus()).contains("direct");
        assertThat(objectives.get(1).versus()).contains(Objective.BASELINE);
    }

    @Test
    void everyLineThatCannotBeReadIsNamedWithWhatWasExpected() {
        assertThatThrownBy(() -> ObjectivesReader.read(
                        "slo.txt", "frame p99 <= 5 kB\n\nhandshake p98 <= 1 ms\nframe p99 < 5 ms\nx vs y <= 1 ms"))
                .isInstanceOf(InputFault.class)
                .hasMessageContainingAll(
                        "slo.txt line 1: limit: 5 kB (expected: any of ms",
                        "slo.txt line 3: objective: handshake p98 <= 1 ms",
                        "the nearest metric is handshake p9",
                        "slo.txt line 4: objective",
                        "slo.txt line 5: objective");
        assertThatThrownBy(() -> ObjectivesReader.read("slo.txt", "# nothing\n"))
                .hasMessageContaining("slo.txt: none");
    }

    @ParameterizedTest(name = "{0} with {1} trials, trusted to p{2}: {3}")
    @CsvSource({
        "edge p50 <= 150 us, 10, 99.9, MET",
        "edge p50 <= 90 us, 10, 99.9, BROKEN",
        "edge p50 <= 101 us, 10, 99.9, UNDECIDED",
        "edge p50 <= 90 us, 5, 99.9, UNDECIDED",
        "edge p99 <= 90 us, 10, 90, UNDECIDED",
        "edge p99 <= 1 ms, 10, 90, MET",
        "edge p99.9 <= 1 ms, 10, 99.9, UNDECIDED",
        "edge p50 vs direct <= 2.2, 10, 99.9, MET",
        "edge p50 vs direct <= 1.5, 10, 99.9, BROKEN",
        "edge p50 vs nowhere <= 1.5, 10, 99.9, UNDECIDED"
    })
    void anObjectiveIsJudgedByItsInterval(String line, int trials, double trust, Standing expected) {
        List<Side> sides = List.of(
                side("direct", trials, trust, round -> USUAL.applyAsDouble(round + 2) / 2),
                side("edge", trials, trust, USUAL));

        List<Promise> promises = Promise.of(ObjectivesReader.read("file", line), sides, List.of(), Criteria.STANDARD);

        assertThat(promises).extracting(Promise::standing).containsExactly(expected);
    }

    @Test
    void withoutAPathEveryProxyIsMeantAndTheControlIsNot() {
        List<Side> sides = List.of(
                side("direct", 6, TRUSTED, USUAL), side("edge", 6, TRUSTED, USUAL), side("h2o", 6, TRUSTED, USUAL));

        assertThat(Promise.of(ObjectivesReader.read("file", "frame p50 <= 1 ms"), sides, List.of(), Criteria.STANDARD))
                .extracting(promise -> promise.side().path())
                .containsExactly("edge", "h2o");
    }

    @Test
    void theBaselineIsTheSamePathOfTheOtherRun() {
        List<Promise> promises = Promise.of(
                ObjectivesReader.read("file", "p50 vs baseline <= 1.05"),
                List.of(side("edge", 8, TRUSTED, round -> 1.2 * USUAL.applyAsDouble(round))),
                List.of(side("edge", 8, TRUSTED, USUAL)),
                Criteria.STANDARD);

        assertThat(promises).extracting(Promise::standing).containsExactly(Standing.BROKEN);
    }

    @Test
    void aBaselineThatIsNotGivenIsAskedFor() {
        assertThatThrownBy(() -> Promise.of(
                        ObjectivesReader.read("file", "p50 vs baseline <= 1.05"),
                        List.of(side("edge", 6, TRUSTED, USUAL)),
                        List.of(),
                        Criteria.STANDARD))
                .isInstanceOf(InputFault.class)
                .hasMessageContaining("p50 vs baseline <= 1.05 (expected: a run to compare with, --baseline RUN)");
    }

    @Test
    void anObjectiveAboutWhatWasNotMeasuredIsRefused() {
        assertThatThrownBy(() -> Promise.of(
                        ObjectivesReader.read("file", "frme p99 <= 5 ms"),
                        List.of(side("edge", 6, TRUSTED, USUAL)),
                        List.of(),
                        Criteria.STANDARD))
                .isInstanceOf(InputFault.class)
                .hasMessageContaining("frme p99 <= 5 ms");
    }
}
