package longwire.selftest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import longwire.comparison.Comparison;
import longwire.comparison.Side;
import longwire.results.RunSummary;
import longwire.results.TrialSummary;

/** The rounds of a recorded experiment in which each path has a VALID trial, in the order they ran. */
record Rounds(List<Round> all) {
    static final String A = "a";
    static final String B = "b";
    static final String SLOW = "slow";

    /**
     * The trials of one round.
     *
     * @param a the proxy
     * @param b the same proxy, started a second time
     * @param usual a again, beside slow; of trials that take turns, the same one
     * @param slow the same proxy, with an origin that replies later
     */
    record Round(TrialSummary a, TrialSummary b, TrialSummary usual, TrialSummary slow) {}

    static Rounds of(RunSummary summary) {
        int most =
                summary.trials().stream().mapToInt(TrialSummary::repeat).max().orElse(0);
        return new Rounds(IntStream.rangeClosed(1, most)
                .mapToObj(repeat -> round(summary, repeat))
                .flatMap(Optional::stream)
                .toList());
    }

    /** One comparison for every {@code blockRounds} consecutive rounds; each side has one trial of each round. */
    List<Comparison.Pair> blocks(
            int blockRounds, Function<Round, TrialSummary> baseline, Function<Round, TrialSummary> candidate) {
        List<Comparison.Pair> blocks = new ArrayList<>();
        for (int from = 0; from + blockRounds <= all.size(); from += blockRounds) {
            List<Round> block = all.subList(from, from + blockRounds);
            blocks.add(pair(
                    block.stream().map(baseline).toList(),
                    block.stream().map(candidate).toList()));
        }
        return blocks;
    }

    /** a against b in {@code rounds} rounds, drawn without replacement; each round draws which of the two is the baseline. */
    Comparison.Pair same(int rounds, RandomGenerator random) {
        List<TrialSummary> baseline = new ArrayList<>();
        List<TrialSummary> candidate = new ArrayList<>();
        for (Round round : draw(rounds, random)) {
            boolean turned = random.nextBoolean();
            baseline.add(turned ? round.b : round.a);
            candidate.add(turned ? round.a : round.b);
        }
        return pair(baseline, candidate);
    }

    /** a against slow; rounds are drawn as in {@link #same}. */
    Comparison.Pair slower(int rounds, RandomGenerator random) {
        List<Round> drawn = draw(rounds, random);
        return pair(
                drawn.stream().map(Round::usual).toList(),
                drawn.stream().map(Round::slow).toList());
    }

    /** Draws without replacement: a round drawn twice would agree with itself and make the interval too narrow. */
    private List<Round> draw(int rounds, RandomGenerator random) {
        Round[] shuffled = all.toArray(Round[]::new);
        for (int place = 0; place < rounds; place++) {
            int from = random.nextInt(place, shuffled.length);
            Round drawn = shuffled[from];
            shuffled[from] = shuffled[place];
            shuffled[place] = drawn;
        }
        return Arrays.asList(shuffled).subList(0, rounds);
    }

    private static Comparison.Pair pair(List<TrialSummary> baseline, List<TrialSummary> candidate) {
        // Of one run, so that trials of one round are paired.
        return new Comparison.Pair(side("baseline", baseline), side("candidate", candidate));
    }

    private static Side side(String path, List<TrialSummary> trials) {
        return new Side("recorded", path, trials.get(0).transport(), trials);
    }

    private static Optional<Round> round(RunSummary summary, int repeat) {
        Optional<TrialSummary> b = valid(summary, repeat, B);
        Optional<TrialSummary> slow = valid(summary, repeat, SLOW);
        Optional<TrialSummary> a = b.flatMap(other -> against(summary, other));
        Optional<TrialSummary> usual = slow.flatMap(other -> against(summary, other));
        return a.isPresent() && usual.isPresent()
                ? Optional.of(new Round(a.get(), b.get(), usual.get(), slow.get()))
                : Optional.empty();
    }

    /** The trial of a at the same moment as {@code other}, or the one of its round. */
    private static Optional<TrialSummary> against(RunSummary summary, TrialSummary other) {
        return summary.trials().stream()
                .filter(TrialSummary::valid)
                .filter(trial -> other.beside().isEmpty()
                        ? trial.repeat() == other.repeat() && trial.path().equals(A)
                        : trial.name().equals(other.beside()))
                .findFirst();
    }

    private static Optional<TrialSummary> valid(RunSummary summary, int repeat, String path) {
        return summary.trials().stream()
                .filter(TrialSummary::valid)
                .filter(trial -> trial.repeat() == repeat && trial.path().equals(path))
                .findFirst();
    }
}
