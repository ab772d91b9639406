package longwire.tuning;

import java.util.Comparator;
import java.util.List;

/** Candidates without what is not likely to help: every knob that stays changed has to be shown to matter later. */
final class Sparing {
    private static final double LIKELY = 0.6;

    private Sparing() {}

    /** {@code candidate} with all knobs back that are not likely to help where they are; the one that does most stays in any case. */
    static Candidate of(SearchSpace space, EffectModel model, Candidate candidate) {
        Candidate sparing = candidate;
        for (int knob : largestLast(space, model, candidate)) {
            boolean unlikely = model.of(knob, sparing.level(knob)).gain() < LIKELY;
            if (unlikely && space.changed(sparing).size() > 1) {
                sparing = space.putBack(sparing, knob);
            }
        }
        return sparing;
    }

    /** {@code candidate} with the knobs back that do least, until {@code most} are changed. */
    static Candidate atMost(int most, SearchSpace space, EffectModel model, Candidate candidate) {
        Candidate sparing = candidate;
        for (int knob : largestLast(space, model, candidate)) {
            if (space.changed(sparing).size() > most) {
                sparing = space.putBack(sparing, knob);
            }
        }
        return sparing;
    }

    private static List<Integer> largestLast(SearchSpace space, EffectModel model, Candidate candidate) {
        return space.changed(candidate).stream()
                .sorted(Comparator.comparingDouble(
                        knob -> -model.of(knob, candidate.level(knob)).mean()))
                .toList();
    }
}
