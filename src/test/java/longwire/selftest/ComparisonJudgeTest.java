package longwire.selftest;

import static longwire.selftest.Found.broken;
import static longwire.selftest.Found.check;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import longwire.comparison.Comparison;
import longwire.results.RunDirectory;
import longwire.results.SyntheticRun;
import longwire.results.TrialSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded rounds whose medians are known: a and b are one, slow is later by what a test says. */
class ComparisonJudgeTest {
    private static final String SAME_DRAWN = "same proxy twice, resampled";
    private static final String SAME_RAN = "same proxy twice, as recorded";
    private static final String SLOWER = "slower by 5 %";
    private static final double MEDIAN_NANOS = 150_000;
    private static final Judge JUDGE = new ComparisonJudge(40);
    /** By chance, from trial to trial. */
    private static final double SPREAD = 0.02;

    @TempDir
    private Path results;

    @Test
    void onAMachineThatIsFitTheSameIsNotToldApartAndATenthIsFound() {
        Judgement judgement = JUDGE.of(recorded(20, 1, 1.1, 99.9));

        assertThat(broken(judgement)).isEmpty();
        assertThat(check(judgement, SAME_DRAWN).measured()).startsWith("0 of 40 (0 %); without the threshold");
        assertThat(check(judgement, SAME_RAN).measured()).isEqualTo("0 of 2 (0 %)");
        assertThat(check(judgement, SLOWER).measured()).endsWith("; as recorded: 2 of 2 (100 %)");
        assertThat(judgement.remarks().get(0))
                .startsWith("Smallest differences that ten trials per side can show on this machine: response p50 ")
                .contains("response p90 ", "response p99 ");
        assertThat(judgement.remarks().get(1))
                .startsWith("The delay of 15us is 9.9")
                .contains("of the round-trip's median");
    }

    @Test
    void aTwinThatIsSlowerIsFoundAsItRan() {
        Judgement judgement = JUDGE.of(recorded(10, 1.2, 1.1, 99.9));

        assertThat(broken(judgement)).contains(SAME_RAN);
        assertThat(check(judgement, SAME_RAN).advice()).contains("restart the proxies");
    }

    @Test
    void aSlowDownThatTheTrialsDrownIsNotFound() {
        Judgement judgement = JUDGE.of(recorded(10, 1, 1.01, 99.9));

        assertThat(broken(judgement)).containsExactly(SLOWER);
        assertThat(check(judgement, SLOWER).advice()).contains("more rounds");
    }

    @Test
    void whereNothingIsTrustedNothingHolds() {
        Judgement judgement = JUDGE.of(recorded(10, 1, 1.1, 0));

        assertThat(broken(judgement)).containsExactly(SAME_DRAWN, SAME_RAN, SLOWER);
        assertThat(judgement.remarks()).contains("No percentile was trusted, so none was compared.");
    }

    @Test
    void fewerThanTenRoundsSayNothing() {
        Judgement judgement = JUDGE.of(recorded(9, 1, 1.1, 99.9));

        assertThat(broken(judgement)).containsExactly("rounds");
    }

    @Test
    void theSameTrialsAreJudgedTheSameAgain() {
        RunDirectory run = recorded(12, 1, 1.05, 99.9);

        assertThat(JUDGE.of(run)).isEqualTo(JUDGE.of(run));
    }

    @Test
    void aRoundWithAnInvalidTrialIsLeftOutOnEveryPath() {
        SyntheticRun run = run(99.9);
        for (int round = 1; round <= 3; round++) {
            run.trial("a", "websocket", MEDIAN_NANOS);
            run.trial("b", "websocket", MEDIAN_NANOS, round == 2 ? new String[] {"a process died"} : new String[0]);
            run.trial("slow", "websocket", MEDIAN_NANOS);
        }

        Rounds rounds = Rounds.of(run.finished().summary());

        assertThat(rounds.all()).extracting(round -> round.slow().repeat()).containsExactly(1, 3);
    }

    @Test
    void aDrawTakesARoundOnceAtMostAndMixesTheTwins() {
        Rounds rounds = Rounds.of(recorded(12, 1, 1.1, 99.9).summary());

        Comparison.Pair drawn = rounds.same(10, new SplittableRandom(1));

        List<Integer> repeats = repeats(drawn.baseline().trials());
        assertThat(repeats)
                .hasSize(10)
                .doesNotHaveDuplicates()
                .isEqualTo(repeats(drawn.candidate().trials()));
        assertThat(drawn.baseline().trials()).extracting(TrialSummary::path).contains("a", "b");
        List<TrialSummary> both = new ArrayList<>(drawn.baseline().trials());
        both.addAll(drawn.candidate().trials());
        assertThat(both).doesNotHaveDuplicates();
        assertThat(rounds.same(10, new SplittableRandom(2))).isNotEqualTo(drawn);
    }

    private static List<Integer> repeats(List<TrialSummary> trials) {
        return trials.stream().map(TrialSummary::repeat).toList();
    }

    private RunDirectory recorded(int rounds, double twin, double slow, double trustLimit) {
        SplittableRandom random = new SplittableRandom(rounds);
        SyntheticRun run = run(trustLimit);
        for (int round = 0; round < rounds; round++) {
            Map.of("a", 1.0, "b", twin, "slow", slow).entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .forEach(path -> run.trial(
                            path.getKey(),
                            "websocket",
                            MEDIAN_NANOS * path.getValue() * Math.exp(SPREAD * random.nextGaussian())));
        }
        RunDirectory finished = run.finished();
        finished.writeJson(
                "paths",
                List.of(
                        Map.of("name", "a", "proxy", "edge", "delay", ""),
                        Map.of("name", "b", "proxy", "edge", "delay", ""),
                        Map.of("name", "slow", "proxy", "edge", "delay", "15us")));
        return finished;
    }

    private SyntheticRun run(double trustLimit) {
        return new SyntheticRun(results, "comparisons", Instant.parse("2026-11-23T04:05:06Z"), 1)
                .trustLimit(trustLimit);
    }
}
