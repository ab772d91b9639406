package longwire.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import longwire.testtimes.Effort;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What intervals and verdicts promise, counted over many experiments whose truth is known. */
class CalibrationTest {
    private static final int EXPERIMENTS = Effort.cases(1_000, 200);
    /** They cost nothing. */
    private static final int DUETS = 2_000;
    /** The spread between trials of a p99 here, as a share of it. */
    private static final double SPREAD = 0.05;

    @ParameterizedTest(name = "{0} trials a side, pairing {1}, drift {2}, ratio {3}")
    @CsvSource({
        "6, NONE, 0, 1.0",
        "10, NONE, 0, 1.0",
        "6, ROUND, 0, 1.1",
        "10, ROUND, 0, 1.1",
        "10, ROUND, 0.2, 1.0",
        "15, NONE, 0, 1.1"
    })
    void theIntervalHoldsTheTrueRatioAsOftenAsItSays(int trials, Pairing pairing, double drift, double ratio) {
        long held = IntStream.range(0, EXPERIMENTS)
                .filter(seed -> {
                    Samples samples = experiment(seed, trials, pairing, drift, ratio);
                    return Estimate.of(samples, 0.95, seed)
                            .interval()
                            .orElseThrow()
                            .contains(Math.log(ratio));
                })
                .count();

        // Of 1,000 at 95 %, chance itself makes 936 to 964; some more is no lie.
        assertThat(1e3 * held / EXPERIMENTS).isBetween(936.0, 990.0);
    }

    @ParameterizedTest(name = "{0} trials a side, drift {1}")
    @CsvSource({"6, 0", "10, 0", "10, 0.2"})
    void twoSidesThatAreOneAreToldApartInFivePercentAtMost(int trials, double drift) {
        long wrong = IntStream.range(0, EXPERIMENTS)
                .filter(seed -> {
                    Verdict verdict =
                            verdict(experiment(seed, trials, Pairing.ROUND, drift, 1), new Criteria(0, 0.95, seed));
                    return verdict == Verdict.BETTER || verdict == Verdict.WORSE;
                })
                .count();

        assertThat(wrong).isLessThanOrEqualTo(EXPERIMENTS / 20);
    }

    @ParameterizedTest(name = "ratio {0}: {1}")
    @CsvSource({"1.15, WORSE", "0.85, BETTER"})
    void aDifferenceThreeTimesTheSpreadIsFoundWithTenTrials(double ratio, Verdict expected) {
        long found = IntStream.range(0, EXPERIMENTS)
                .filter(seed -> verdict(experiment(seed, 10, Pairing.ROUND, 0, ratio), Criteria.STANDARD) == expected)
                .count();

        assertThat(found).isGreaterThan(EXPERIMENTS * 9 / 10);
    }

    /** What the sides of a duet promise needs no resampling: its chances are those of the signs of as many coins. */
    @ParameterizedTest(name = "{0} duets, drift {1}, ratio {2}")
    @CsvSource({"6, 0, 1.0", "10, 0.2, 1.0", "10, 0.2, 1.1", "20, 0, 1.1"})
    void theIntervalOfDuetsHoldsTheTrueRatioAsOftenAsItSaysAndDriftDoesNotMatter(
            int trials, double drift, double ratio) {
        long held = IntStream.range(0, DUETS)
                .filter(seed -> Estimate.of(experiment(seed, trials, Pairing.MOMENT, drift, ratio), 0.95, seed)
                        .interval()
                        .orElseThrow()
                        .contains(Math.log(ratio)))
                .count();

        // Of 2,000 at 95 % or a little more, chance itself leaves out up to 130.
        assertThat(held).isBetween(DUETS - 130L, DUETS - 30L);
    }

    @ParameterizedTest(name = "{0} duets, drift {1}")
    @CsvSource({"6, 0", "10, 0", "10, 0.2"})
    void twoSidesOfADuetThatAreOneAreToldApartInFivePercentAndByChanceSomeMore(int trials, double drift) {
        long wrong = IntStream.range(0, DUETS)
                .filter(seed -> {
                    Verdict verdict =
                            verdict(experiment(seed, trials, Pairing.MOMENT, drift, 1), new Criteria(0, 0.95, seed));
                    return verdict == Verdict.BETTER || verdict == Verdict.WORSE;
                })
                .count();

        assertThat(wrong).isLessThanOrEqualTo(130);
    }

    private static Verdict verdict(Samples logarithms, Criteria criteria) {
        Estimate logarithm = Estimate.of(logarithms, criteria.confidence(), criteria.seed());
        return criteria.verdict(
                Direction.LOWER_IS_BETTER,
                Math.exp(logarithm.shift()),
                logarithm.interval().map(shift -> shift.map(Math::exp)),
                RankTest.p(logarithms));
    }

    /** Logarithms of figures that spread by themselves, and drift over the rounds by as much as {@code drift} in all. */
    private static Samples experiment(int seed, int trials, Pairing pairing, double drift, double ratio) {
        RandomGenerator random = new SplittableRandom(seed);
        double[] baseline = new double[trials];
        double[] candidate = new double[trials];
        for (int round = 0; round < trials; round++) {
            double drifted = drift * round / trials;
            baseline[round] = drifted + SPREAD * random.nextGaussian();
            candidate[round] = drifted + SPREAD * random.nextGaussian() + Math.log(ratio);
        }
        return new Samples(baseline, candidate, pairing);
    }
}
