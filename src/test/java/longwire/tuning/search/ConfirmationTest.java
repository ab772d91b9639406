package longwire.tuning.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.ToDoubleFunction;
import longwire.comparison.Criteria;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a leader when each of its changes has been put back. */
class ConfirmationTest {
    private static final SearchSpace SPACE = KnobTest.space();

    @Test
    void whatDoesNotMatterIsDroppedAndTheRestConfirmedOnceMore() {
        Search search = confirmed(candidate -> -0.3 * candidate.level(1), "frame p99");

        assertThat(search.proofs()).hasSize(2);
        assertThat(SPACE.words(search.proofs().get(0).candidate())).isEqualTo("buffer 16k, nodelay off");
        assertThat(search.proofs().get(0).parts())
                .extracting(part -> SPACE.knobs().get(part.knob()).name() + " " + part.matters())
                .containsExactly("buffer false", "nodelay true");
        Answer answer = Answer.of(search);
        assertThat(SPACE.words(answer.recommended())).isEqualTo("nodelay off");
        assertThat(answer.sentences().get(0))
                .startsWith("`nodelay off` lowers response p99 by 2")
                .endsWith("; nothing else was shown to matter at this load.");
    }

    @Test
    void whatAllMattersIsKeptWhole() {
        Search search =
                confirmed(candidate -> -0.3 * candidate.level(1) - 0.15 * (candidate.level(0) - 1), "frame p99");

        assertThat(search.proofs()).hasSize(1);
        Answer answer = Answer.of(search);
        assertThat(SPACE.words(answer.recommended())).isEqualTo("buffer 16k, nodelay off");
        assertThat(answer.sentences())
                .anyMatch(sentence -> sentence.startsWith("Without `buffer 16k`: response p99 +"))
                .anyMatch(sentence -> sentence.startsWith("Without `nodelay off`: response p99 +"));
    }

    @Test
    void whereEitherIsEnoughTheOneThatDoesMoreIsLeftAndTheOtherSaidToBeEnoughAsWell() {
        Search search =
                confirmed(candidate -> candidate.level(1) == 1 || candidate.level(0) == 3 ? -0.5 : 0, "frame p99");

        assertThat(search.proofs()).hasSize(2);
        assertThat(search.proofs().get(0).parts()).noneMatch(Proof.Part::matters);
        Answer answer = Answer.of(search);
        assertThat(SPACE.changed(answer.recommended())).hasSize(1);
        assertThat(answer.sentences().get(1))
                .startsWith("No single one of `buffer 16k`, `nodelay off` was shown to be needed: `")
                .endsWith("` alone is enough.");
    }

    @Test
    void withoutAGainTheDefaultIsRecommended() {
        Answer answer = Answer.of(confirmed(candidate -> 0, "frame p99"));

        assertThat(answer.outcome()).isEqualTo(Answer.Outcome.NONE);
        assertThat(answer.recommended()).isEqualTo(SPACE.standard());
        assertThat(answer.sentences().get(0))
                .isEqualTo("No candidate was shown to improve response p99 at this load: keep the default.");
        assertThat(answer.sentences().get(1)).startsWith("The best candidate, `buffer 16k, nodelay off`: ");
    }

    @Test
    void aGainThatBreaksAConstraintIsNone() {
        Answer answer = Answer.of(confirmed(
                candidate -> -0.3 * candidate.level(1), "frame p99 subject to memory per connection <= 0.5 x default"));

        assertThat(answer.outcome()).isEqualTo(Answer.Outcome.NONE);
        assertThat(answer.sentences())
                .anyMatch(sentence -> sentence.contains("memory per connection vs default <= 0.5"));
    }

    @Test
    void inDuetsTheBestIsBesideTheDefaultAndBesideItselfWithoutEachChange() {
        SyntheticProxy proxy = proxy(candidate -> -0.3 * candidate.level(1) - 0.15 * (candidate.level(0) - 1));

        Answer answer = Answer.of(confirmed(proxy, "frame p99", true));

        Request request = proxy.requests().get(0);
        assertThat(request.duets()).isTrue();
        assertThat(request.trials()).isEqualTo(3 * request.rounds());
        assertThat(request.order().stream().map(SPACE::words))
                .containsExactly(
                        "default",
                        "buffer 16k, nodelay off",
                        "buffer 16k, nodelay off",
                        "nodelay off",
                        "buffer 16k, nodelay off",
                        "buffer 16k");
        assertThat(SPACE.words(answer.recommended())).isEqualTo("buffer 16k, nodelay off");
        assertThat(answer.sentences())
                .anyMatch(sentence -> sentence.startsWith("Without `buffer 16k`: response p99 +"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CPU per message", "frame p99 subject to memory per connection <= 2 x default"})
    void whatIsTakenFromTheHostIsNotConfirmedInDuets(String goal) {
        SyntheticProxy proxy = proxy(candidate -> -0.3 * candidate.level(1));

        confirmed(proxy, goal, true);

        assertThat(proxy.requests()).noneMatch(Request::duets);
    }

    private static SyntheticProxy proxy(ToDoubleFunction<Candidate> effect) {
        return new SyntheticProxy(effect, 0.04, 3);
    }

    private static Search confirmed(ToDoubleFunction<Candidate> effect, String goal) {
        return confirmed(proxy(effect), goal, false);
    }

    /** The confirmation of a leader that changes both knobs. */
    private static Search confirmed(SyntheticProxy proxy, String goal, boolean duets) {
        Notebook notebook = new Notebook(SPACE, Goal.parse(goal));
        Search search = new Search(notebook, new Budget(1_200, 5), new Criteria(0.05, 0.95, 1), 1_000, true, duets);
        Candidate leader = SPACE.standard().with(0, 3).with(1, 1);
        // As screening might have said, so that both seem likely to help.
        SyntheticProxy hopeful = new SyntheticProxy(
                candidate -> -0.2 * candidate.level(1) - 0.2 * (candidate.level(0) == 3 ? 1 : 0), 0.01, 1);
        Request screened = new Request(
                "screening", 1_000, Request.against(SPACE.standard(), SPACE.evenly(15, 1), Screening.STRETCH), 2);
        notebook.attempt(hopeful, screened);
        search.follow(leader);
        Confirmation confirmation = new Confirmation(search);
        while (!confirmation.isConverged()) {
            Step step = notebook.attempt(proxy, confirmation.propose());
            search.budget().spend(step);
            confirmation.score(step);
        }
        return search;
    }
}
