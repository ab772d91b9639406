package longwire.tuning.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import longwire.comparison.Criteria;
import longwire.fault.OutsideFault;
import longwire.settings.Range;
import longwire.testtimes.Effort;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whole searches of a proxy whose optimum is known, on a machine as noisy as real ones. */
@Tag("whole")
class TunerTest {
    private static final double QUARTER_OF_AN_HOUR = 900;
    private static final int SEARCHES = Effort.cases(20, 6);
    /** Of all twenty, and hence of the first few. */
    private static final int MOST_WITHOUT_THE_OPTIMUM = 2;

    private static final int MOST_WITH_A_FALSE_CLAIM = 1;
    private static final double SPREAD = 0.08;
    /** What is within the threshold of the best is as good. */
    private static final double AS_GOOD = Math.log(1.05);

    private static final Range NUMBER = new Range.Whole(1, 1 << 20, "", "");
    private static final Range SWITCH = new Range.Choice(List.of("off", "on"));

    private static final SearchSpace SPACE = new SearchSpace(List.of(
            Knob.of("workers", new Range.Whole(1, 64, "", "processes"), "2", ""),
            Knob.of("buffer", new Range.Whole(2, 1_024, "k", "KiB"), "4k", ""),
            Knob.of("nodelay", SWITCH, "on", ""),
            Knob.of("reuseport", SWITCH, "off", ""),
            Knob.of("backlog", NUMBER, "1024", ""),
            Knob.of("mutex", SWITCH, "off", ""),
            Knob.of("accept", NUMBER, "4", ""),
            Knob.of("mode", new Range.Choice(List.of("safe", "never", "always")), "safe", "")));

    @Test
    void theKnownOptimumIsFoundInEighteenOfTwentySearches() {
        long found = searches(TunerTest::effect, QUARTER_OF_AN_HOUR, search -> {
            double best = effect(optimum());
            double recommended = effect(search.answer.recommended());
            return recommended <= best + AS_GOOD;
        });

        assertThat(found).isGreaterThanOrEqualTo(SEARCHES - MOST_WITHOUT_THE_OPTIMUM);
    }

    @Test
    void whereNothingMattersNothingIsClaimedInNineteenOfTwentySearches() {
        long honest = searches(
                candidate -> 0,
                QUARTER_OF_AN_HOUR,
                search -> search.answer.outcome() == Answer.Outcome.NONE
                        && search.answer.recommended().equals(SPACE.standard()));

        assertThat(honest).isGreaterThanOrEqualTo(SEARCHES - MOST_WITH_A_FALSE_CLAIM);
    }

    @Test
    void theBudgetIsKept() {
        long kept = searches(
                TunerTest::effect,
                QUARTER_OF_AN_HOUR,
                search -> search.search.budget().spent() <= QUARTER_OF_AN_HOUR);

        assertThat(kept).isEqualTo(SEARCHES);
    }

    @Test
    void theSameSeedAndTheSameMeasurementsAskForTheSame() {
        SyntheticProxy one = new SyntheticProxy(TunerTest::effect, SPREAD, 7);
        SyntheticProxy other = new SyntheticProxy(TunerTest::effect, SPREAD, 7);

        run(one, 3);
        run(other, 3);

        assertThat(one.requests()).isEqualTo(other.requests());
    }

    @Test
    void whatBreaksEveryTrialIsNeverRecommended() {
        // Half of all settings can't even start; the best of them would be by far the best.
        SyntheticProxy proxy = new SyntheticProxy(
                        candidate -> effect(candidate) + (candidate.level(7) == 2 ? -1 : 0), SPREAD, 5)
                .failing(candidate -> candidate.level(7) == 2 ? List.of("not started: mode always") : List.of());

        Done done = run(proxy, 5);

        assertThat(done.answer.recommended().level(7)).isNotEqualTo(2);
        assertThat(done.answer.outcome()).isEqualTo(Answer.Outcome.GAIN);
    }

    /** As of small buffers and delayed segments, of which mending one is enough: with more time, the other is left alone. */
    @Test
    void ofTwoKnobsOfWhichEitherIsEnoughOneIsRecommended() {
        ToDoubleFunction<Candidate> either = candidate -> candidate.level(1) > 4 || candidate.level(3) == 1 ? -3 : 0;

        long one = searches(either, 2 * QUARTER_OF_AN_HOUR, done -> {
            Candidate recommended = done.answer.recommended();
            return either.applyAsDouble(recommended) < 0
                    && SPACE.changed(recommended).size() == 1;
        });

        assertThat(one).isGreaterThanOrEqualTo(SEARCHES - MOST_WITHOUT_THE_OPTIMUM);
    }

    @Test
    void aDefaultThatDoesNotRunDoomsTheSearch() {
        SyntheticProxy proxy =
                new SyntheticProxy(candidate -> 0, SPREAD, 1).failing(candidate -> List.of("messages lost"));

        assertThatExceptionOfType(OutsideFault.class)
                .isThrownBy(() -> run(proxy, 1))
                .withMessage("knee: the default has no usable trial at 1,000/s: messages lost");
    }

    @Test
    void candidatesAreComparedBelowTheKnee() {
        SyntheticProxy proxy = new SyntheticProxy(TunerTest::effect, SPREAD, 2);

        Done done = run(proxy, 2);

        // It saturates at 20,000; three times the latency of a quiet one is at two thirds of that.
        assertThat(done.search.rate()).isBetween(3_000.0, 9_000.0);
    }

    /**
     * Effects as real ones are: threads have a best number, a buffer is large enough from some size on, switches help or hurt,
     * two things do more together, and several do nothing.
     */
    private static double effect(Candidate candidate) {
        double workers = 0.045 * Math.pow(candidate.level(0) - 3, 2) - 0.18;
        double buffer = -0.1 * (Math.min(3, candidate.level(1)) - 1);
        double nodelay = candidate.level(2) == 0 ? 0.5 : 0;
        double reuseport = candidate.level(3) == 1 ? -0.15 : 0;
        double together = candidate.level(3) == 1 && candidate.level(0) > 3 ? -0.03 : 0;
        return workers + buffer + nodelay + reuseport + together;
    }

    private static Candidate optimum() {
        Candidate best = SPACE.standard();
        for (int workers = 0; workers < 7; workers++) {
            for (int buffer = 0; buffer < 9; buffer++) {
                Candidate candidate =
                        SPACE.standard().with(0, workers).with(1, buffer).with(3, 1);
                best = effect(candidate) < effect(best) ? candidate : best;
            }
        }
        return best;
    }

    private record Done(Search search, Answer answer) {}

    private interface Question {
        boolean of(Done done);
    }

    private static long searches(ToDoubleFunction<Candidate> effect, double budgetSeconds, Question question) {
        return IntStream.rangeClosed(1, SEARCHES)
                .parallel()
                .filter(seed -> question.of(run(new SyntheticProxy(effect, SPREAD, 100 + seed), seed, budgetSeconds)))
                .count();
    }

    private static Done run(SyntheticProxy proxy, long seed) {
        return run(proxy, seed, QUARTER_OF_AN_HOUR);
    }

    private static Done run(SyntheticProxy proxy, long seed, double budgetSeconds) {
        Search search = new Search(
                new Notebook(SPACE, Goal.parse("minimise frame p99")),
                new Budget(budgetSeconds, SyntheticProxy.TRIAL_SECONDS),
                new Criteria(0.05, 0.95, seed),
                1_000,
                false,
                false);
        List<String> said = new ArrayList<>();
        Answer answer = new Tuner(proxy, said::add, () -> {}).run(search);
        return new Done(search, answer);
    }
}
