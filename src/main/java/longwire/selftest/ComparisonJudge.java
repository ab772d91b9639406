package longwire.selftest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import longwire.comparison.Comparison;
import longwire.comparison.Criteria;
import longwire.measurement.Series;
import longwire.origin.Delay;
import longwire.plan.RunPlan;
import longwire.results.RunDirectory;
import longwire.selftest.Rounds.Round;
import longwire.text.HumanUnits;
import org.apache.commons.statistics.descriptive.Median;

/** Measures how often a difference is reported between a proxy and itself, and how often a delay of 5 % is found. */
final class ComparisonJudge implements Judge {
    /** Rounds of a comparison. */
    static final int TRIALS_A_SIDE = 10;

    private static final double MOST_FALSE = 0.05;
    private static final double LEAST_FOUND = 0.9;

    private static final String APART =
            "a difference was reported between a proxy and itself: do not trust BETTER or WORSE until this machine is quieter";
    private static final String UNSEEN =
            "use more rounds (repeats), longer trials or a quieter machine to find smaller differences";

    private final int experiments;

    /** A judge that draws {@code experiments} comparisons of each kind; 200 take about ten seconds. */
    ComparisonJudge(int experiments) {
        this.experiments = experiments;
    }

    @Override
    public Judgement of(RunDirectory run) {
        Trials trials = Trials.of(run);
        List<Check> checks = new ArrayList<>(List.of(trials.evidence()));
        Rounds rounds = Rounds.of(trials.summary());
        if (rounds.all().size() < TRIALS_A_SIDE) {
            checks.add(new Check(
                    "rounds",
                    "at least " + TRIALS_A_SIDE + " in which every path has a VALID trial",
                    Integer.toString(rounds.all().size()),
                    false,
                    UNSEEN));
            return new Judgement(checks, List.of());
        }
        Criteria criteria = Criteria.of(RunPlan.of(run));
        Outcomes same = drawn(criteria, seed -> rounds.same(TRIALS_A_SIDE, new SplittableRandom(seed)));
        checks.add(sameDrawn(same, rounds));
        checks.add(sameAsTheyRan(ran(criteria, rounds.blocks(TRIALS_A_SIDE, Round::a, Round::b))));
        Outcomes slower = drawn(criteria, seed -> rounds.slower(TRIALS_A_SIDE, new SplittableRandom(seed)));
        checks.add(slower(slower, ran(criteria, rounds.blocks(TRIALS_A_SIDE, Round::usual, Round::slow))));
        return new Judgement(checks, List.of(resolution(same), delay(run, rounds)));
    }

    private Check sameDrawn(Outcomes same, Rounds rounds) {
        return new Check(
                "same proxy twice, resampled",
                "BETTER or WORSE for any metric in at most 5 % of " + experiments
                        + " comparisons, each of ten rounds drawn from "
                        + rounds.all().size(),
                same.told(same.different()) + "; without the threshold: " + same.told(same.differentInAnySize()),
                same.allAsked() && same.atMost(same.different(), MOST_FALSE),
                APART);
    }

    private static Check sameAsTheyRan(Outcomes blocks) {
        return new Check(
                "same proxy twice, as recorded",
                "BETTER or WORSE in at most 5 % of the comparisons, each of ten consecutive rounds",
                blocks.told(blocks.different()),
                blocks.allAsked() && blocks.atMost(blocks.different(), MOST_FALSE),
                APART + "; or restart the proxies, because two processes of one program may differ in speed");
    }

    private Check slower(Outcomes drawn, Outcomes blocks) {
        return new Check(
                "slower by 5 %",
                "p50 WORSE in at least 90 % of " + experiments + " comparisons, each of ten rounds",
                drawn.told(drawn.worse()) + "; as recorded: " + blocks.told(blocks.worse()),
                drawn.worse() >= LEAST_FOUND * experiments,
                UNSEEN);
    }

    private static String resolution(Outcomes same) {
        String told = Outcomes.METRICS.stream()
                .flatMap(metric -> same.resolution(metric).stream())
                .collect(Collectors.joining(", "));
        return told.isEmpty()
                ? "No percentile was trusted, so none was compared."
                : "Smallest differences that ten trials per side can show on this machine: " + told + ".";
    }

    /** The delay as a share of the round-trip, which may have changed since the delay was chosen. */
    private static String delay(RunDirectory run, Rounds rounds) {
        double median = Median.withDefaults()
                .evaluate(rounds.all().stream()
                        .flatMap(round -> Stream.of(round.a(), round.b()))
                        .flatMap(trial -> Trials.percentile(trial, Series.RESPONSE, 50).stream())
                        .mapToDouble(Long::doubleValue)
                        .toArray());
        Optional<Delay> delay = Optional.ofNullable(DelayJudge.delays(run).get(Rounds.SLOW));
        return delay.map(
                        known -> "The delay of " + known.text() + " is " + HumanUnits.share(known.leastNanos() / median)
                                + " of the round-trip's median, " + HumanUnits.time(median) + ".")
                .orElse("The delay of the path slow is not recorded.");
    }

    private Outcomes drawn(Criteria criteria, IntFunction<Comparison.Pair> pairs) {
        return Outcomes.of(experiments, criteria, pairs);
    }

    private static Outcomes ran(Criteria criteria, List<Comparison.Pair> blocks) {
        return Outcomes.of(blocks.size(), criteria, blocks::get);
    }
}
