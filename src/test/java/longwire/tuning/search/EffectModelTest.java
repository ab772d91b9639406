package longwire.tuning.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EffectModelTest {
    private static final SearchSpace SPACE = KnobTest.space();
    private static final double NOISE = 0.05;

    @Test
    void eachKnobsEffectIsToldFromTrialsInWhichAllWereChanged() {
        EffectModel model = EffectModel.fit(SPACE, observations(60, 0, EffectModelTest::truth));

        assertThat(model.of(0, 3).mean()).isCloseTo(-0.2, within(0.1));
        assertThat(model.of(1, 1).mean()).isCloseTo(0.3, within(0.06));
        assertThat(model.of(0, 3).gain()).isGreaterThan(0.9);
        assertThat(model.best().level(1)).isZero();
        assertThat(model.noise()).isCloseTo(NOISE, within(0.02));
    }

    @Test
    void theMachinesDriftIsNotTakenForAnEffect() {
        EffectModel model = EffectModel.fit(SPACE, observations(60, 0.5, EffectModelTest::truth));

        assertThat(model.of(1, 1).mean()).isCloseTo(0.3, within(0.08));
    }

    @Test
    void aSpoiledTrialCountsLittle() {
        List<EffectModel.Observation> observations = observations(60, 0, EffectModelTest::truth);
        EffectModel.Observation spoiled = observations.get(11);
        observations.set(
                11,
                new EffectModel.Observation(
                        spoiled.candidate(), spoiled.step(), spoiled.stretch(), spoiled.score() + 3));

        EffectModel model = EffectModel.fit(SPACE, observations);

        assertThat(model.of(1, 1).mean()).isCloseTo(0.3, within(0.08));
        assertThat(model.noise()).isLessThan(3 * NOISE);
    }

    @Test
    void aKnobThatDoesFarMoreThanMostIsBelieved() {
        EffectModel model = EffectModel.fit(SPACE, observations(30, 0, candidate -> 4.0 * candidate.level(1)));

        assertThat(model.of(1, 1).mean()).isCloseTo(4, within(0.2));
        assertThat(model.noise()).isCloseTo(NOISE, within(0.03));
    }

    /** A sum can't say it; what is left of it is each candidate's own, not the machine's noise. */
    @Test
    void knobsOfWhichEitherIsEnoughAreNotTakenForNoise() {
        ToDoubleFunction<Candidate> either = candidate -> candidate.level(0) > 2 || candidate.level(1) == 1 ? -3 : 0;

        List<EffectModel.Observation> observations = observations(60, 0, either);

        EffectModel model = EffectModel.fit(SPACE, observations);

        assertThat(model.noise()).isCloseTo(NOISE, within(0.03));
        for (EffectModel.Observation observation : observations) {
            assertThat(model.of(observation.candidate()).mean())
                    .as(SPACE.words(observation.candidate()))
                    .isCloseTo(either.applyAsDouble(observation.candidate()), within(0.15));
        }
    }

    @Test
    void whatIsNotKnownIsSaidToBeUnsure() {
        EffectModel model = EffectModel.fit(SPACE, List.of());

        assertThat(model.of(SPACE.standard().with(1, 1)).mean()).isZero();
        assertThat(model.of(SPACE.standard().with(1, 1)).deviation()).isGreaterThan(0.1);
        assertThat(model.of(SPACE.standard()).deviation()).isZero();
        assertThat(model.of(SPACE.standard()).gain()).isZero();
    }

    @Test
    void drawsFollowWhatIsKnown() {
        EffectModel model = EffectModel.fit(SPACE, observations(60, 0, EffectModelTest::truth));
        SplittableRandom random = new SplittableRandom(1);

        List<Candidate> drawn =
                Stream.generate(() -> model.draw(random)).limit(100).toList();

        assertThat(drawn).allMatch(candidate -> candidate.level(1) == 0).anyMatch(candidate -> candidate.level(0) >= 3);
    }

    /** Falls by a tenth with each doubling of the buffer up to two of them; without nodelay it is a third more. */
    private static double truth(Candidate candidate) {
        return -0.1 * (Math.min(3, candidate.level(0)) - 1) + 0.3 * candidate.level(1);
    }

    private static List<EffectModel.Observation> observations(
            int trials, double drift, ToDoubleFunction<Candidate> truth) {
        SplittableRandom random = new SplittableRandom(3);
        List<Candidate> candidates = SPACE.evenly(15, 1);
        List<EffectModel.Observation> observations = new ArrayList<>();
        for (int trial = 0; trial < trials; trial++) {
            Candidate candidate = trial % 5 == 0 ? SPACE.standard() : candidates.get(trial % 15);
            double score = 14 + truth.applyAsDouble(candidate) + NOISE * random.nextGaussian() + drift * trial / trials;
            observations.add(new EffectModel.Observation(candidate, 0, trial / 5, score));
        }
        return observations;
    }
}
