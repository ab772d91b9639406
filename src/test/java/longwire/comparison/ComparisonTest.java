package longwire.comparison;

import static longwire.comparison.Trials.side;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import longwire.measurement.Series;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final Metric MEDIAN = Metric.latency(Series.RESPONSE, 50);
    private static final Metric TAIL = Metric.latency(Series.RESPONSE, 99);
    private static final double TRUSTED = 99.9;

    /** About 100 µs, each trial a little other. */
    private static final IntToDoubleFunction USUAL = round -> 100_000 + 700 * (round * 7 % 5);

    @Test
    void aCandidateATenthSlowerIsWorseAndTheIntervalHoldsTheTenth() {
        Comparison comparison = Comparison.of(
                side("edge", 10, TRUSTED, USUAL),
                side("edge-slow", 10, TRUSTED, round -> 1.1 * USUAL.applyAsDouble(round)),
                List.of(MEDIAN),
                Criteria.STANDARD);

        Finding finding = comparison.findings().get(0);
        assertThat(finding.verdict()).isEqualTo(Verdict.WORSE);
        assertThat(finding.interval().orElseThrow().contains(1.1)).isTrue();
        assertThat(finding.moreTrials()).isZero();
    }

    @Test
    void theSameProxyUnderTwoNamesIsTheSame() {
        Comparison comparison = Comparison.of(
                side("nginx-a", 10, TRUSTED, USUAL),
                side("nginx-b", 10, TRUSTED, round -> USUAL.applyAsDouble(round + 3)),
                Metric.STANDARD,
                Criteria.STANDARD);

        assertThat(comparison.findings()).isNotEmpty().allSatisfy(finding -> assertThat(finding.verdict())
                .isEqualTo(Verdict.SAME));
    }

    @Test
    void equalFiguresAreTheSameAndHaveAPValueOfOne() {
        Comparison comparison = Comparison.of(
                side("nginx-a", 10, TRUSTED, round -> 100_000),
                side("nginx-b", 10, TRUSTED, round -> 100_000),
                List.of(MEDIAN),
                Criteria.STANDARD);

        Finding finding = comparison.findings().get(0);
        assertThat(finding.verdict()).isEqualTo(Verdict.SAME);
        assertThat(finding.p()).isEqualTo(1);
    }

    @Test
    void whatIsBeyondTheTrustLimitIsNamedAndNotCompared() {
        Comparison comparison = Comparison.of(
                side("edge", 10, TRUSTED, USUAL),
                side("nginx", 10, 95, USUAL),
                List.of(MEDIAN, TAIL),
                Criteria.STANDARD);

        assertThat(comparison.findings()).extracting(Finding::metric).containsExactly(MEDIAN);
        assertThat(comparison.untrusted()).containsExactly("response p99");
    }

    @Test
    void aRoundThatOneSideLacksIsLeftOutOnBoth() {
        Comparison comparison = Comparison.of(
                side("edge", 9, TRUSTED, USUAL), side("nginx", 7, TRUSTED, USUAL), List.of(MEDIAN), Criteria.STANDARD);

        assertThat(comparison.findings().get(0).baselineTrials()).isEqualTo(7);
        assertThat(comparison.findings().get(0).ratio()).isEqualTo(1);
    }

    /** From round to round the machine is up to three times as slow. */
    @Test
    void whatDisturbsBothSidesOfADuetHidesNoDifference() {
        IntToDoubleFunction noisy = round -> 100_000 * (1 + 2 * new SplittableRandom(round).nextDouble());
        IntToDoubleFunction slower = round -> 1.08 * noisy.applyAsDouble(round);
        Side baseline = side("edge", 10, TRUSTED, noisy);

        assertThat(verdict(baseline, side("nginx", 10, TRUSTED, slower))).isEqualTo(Verdict.UNDECIDED);
        assertThat(verdict(baseline, Trials.beside("edge", "nginx", 10, slower)))
                .isEqualTo(Verdict.WORSE);
    }

    @Test
    void aTrialOfADuetWithoutItsOtherDoesNotCount() {
        Comparison comparison = Comparison.of(
                side("edge", 8, TRUSTED, USUAL),
                Trials.beside("edge", "nginx", 10, USUAL),
                List.of(MEDIAN),
                Criteria.STANDARD);

        assertThat(comparison.findings().get(0).candidateTrials()).isEqualTo(8);
    }

    private static Verdict verdict(Side baseline, Side candidate) {
        return Comparison.of(baseline, candidate, List.of(MEDIAN), Criteria.STANDARD)
                .findings()
                .get(0)
                .verdict();
    }

    @Test
    void tooFewTrialsAreUndecidedAndSayHowManyMore() {
        Comparison comparison = Comparison.of(
                side("edge", 2, TRUSTED, USUAL),
                side("nginx", 2, TRUSTED, round -> 3 * USUAL.applyAsDouble(round)),
                List.of(MEDIAN),
                Criteria.STANDARD);

        Finding finding = comparison.findings().get(0);
        assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(finding.interval()).isEmpty();
        assertThat(finding.moreTrials()).isEqualTo(4);
    }

    @Test
    void aProxyAddsWhatItsTrialsHaveMoreThanTheDirectOnes() {
        Differential added = Differential.of(
                        side("direct", 10, TRUSTED, USUAL),
                        side("edge", 10, TRUSTED, round -> USUAL.applyAsDouble(round) + 40_000),
                        MEDIAN,
                        Criteria.STANDARD)
                .orElseThrow();

        assertThat(added.difference()).isBetween(39_000.0, 41_000.0);
        assertThat(added.interval().orElseThrow().contains(40_000)).isTrue();
    }

    @Test
    void placesThatTheTrialsCannotTellApartAreShared() {
        Ranking ranking = Ranking.of(
                List.of(
                        side("slow", 10, TRUSTED, round -> 2 * USUAL.applyAsDouble(round)),
                        side("fast-a", 10, TRUSTED, USUAL),
                        side("fast-b", 10, TRUSTED, round -> USUAL.applyAsDouble(round + 2))),
                MEDIAN,
                Criteria.STANDARD);

        assertThat(ranking.places())
                .extracting(place -> place.side().path() + " " + place.best() + "-" + place.worst())
                .satisfiesExactly(
                        first -> assertThat(first).matches("fast-. 1-2"),
                        second -> assertThat(second).matches("fast-. 1-2"),
                        third -> assertThat(third).isEqualTo("slow 3-3"));
        assertThat(ranking.places().get(1).againstFirst().orElseThrow().verdict())
                .isEqualTo(Verdict.SAME);
    }
}
