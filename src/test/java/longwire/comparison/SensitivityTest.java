package longwire.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import longwire.measurement.Series;
import longwire.results.RunSummary;
import org.junit.jupiter.api.Test;

/** What is foretold of a difference, against experiments in which it is there. */
class SensitivityTest {
    private static final Metric MEDIAN = Metric.latency(Series.RESPONSE, 50);
    private static final double NANOS = 1e6;
    private static final double SPREAD = 0.05;
    private static final int TRIALS = 12;

    @Test
    void ofExperimentsWithTheForetoldDifferenceAboutNineInTenTellIt() {
        // One earlier run knows the spread from few trials alone; many together know it well.
        double foretold = IntStream.range(0, 100)
                .mapToDouble(seed -> foretold(seed, TRIALS, TRIALS))
                .average()
                .orElseThrow();

        long told = IntStream.range(0, 1_000)
                .filter(seed -> finding(Comparison.of(
                                        side("direct", seed, TRIALS, 1),
                                        side("slow", ~seed, TRIALS, 1 + foretold),
                                        Metric.STANDARD,
                                        Criteria.STANDARD))
                                .verdict()
                        == Verdict.WORSE)
                .count();

        assertThat(told).isBetween(840L, 960L);
    }

    @Test
    void moreTrialsTellLessAndNoneTellLessThanTheThreshold() {
        assertThat(foretold(1, TRIALS, 48))
                .isLessThan(foretold(1, TRIALS, TRIALS))
                .isGreaterThan(0.05);
        assertThat(foretold(1, TRIALS, 1_000)).isBetween(0.05, 0.06);
    }

    @Test
    void tooFewTrialsTellNothing() {
        assertThat(Sensitivity.of(run(1, TRIALS), 5, Criteria.STANDARD)).isEmpty();
        assertThat(Sensitivity.of(run(1, 5), TRIALS, Criteria.STANDARD)).isEmpty();
    }

    /** Two metrics are asked about each of four paths: six duets could not tell the least of them. */
    @Test
    void duetsNeedAsManyAsTheirTestNeeds() {
        assertThat(Sensitivity.fewestTrials(false, 4, Criteria.STANDARD)).isEqualTo(6);
        assertThat(Sensitivity.fewestTrials(true, 4, Criteria.STANDARD)).isEqualTo(8);
    }

    private static Finding finding(Comparison comparison) {
        return comparison.findings().stream()
                .filter(found -> found.metric().name().equals(MEDIAN.name()))
                .findFirst()
                .orElseThrow();
    }

    private static double foretold(int seed, int earlier, int trials) {
        return Sensitivity.of(run(seed, earlier), trials, Criteria.STANDARD).stream()
                .filter(known -> known.metric().name().equals(MEDIAN.name()))
                .findFirst()
                .orElseThrow()
                .share();
    }

    private static RunSummary run(int seed, int trials) {
        return new RunSummary(
                "earlier",
                "2026-11-29T01:02:03Z",
                seed,
                2 * trials,
                Stream.of(side("direct", seed, trials, 1), side("edge", ~seed, trials, 3))
                        .flatMap(side -> side.trials().stream())
                        .toList());
    }

    private static Side side(String path, int seed, int trials, double times) {
        RandomGenerator random = new SplittableRandom(seed);
        IntToDoubleFunction median = round -> NANOS * times * Math.exp(SPREAD * random.nextGaussian());
        return Trials.side(path, trials, 99.9, median);
    }
}
