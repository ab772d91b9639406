package longwire.tuning.search;

import java.util.Comparator;
import java.util.List;

/**
 * Removes changes that are unlikely to help: every change that stays must be shown to matter later, and a buffer larger than
 * necessary costs memory.
 */
final class Sparing {
    private static final double LIKELY = 0.6;

    private Sparing() {}

    /**
     * {@code candidate} with all knobs back that are not likely to help where they are, and numbers no further than they are
     * likely to help; the knob that does most stays changed in any case.
     */
    static Candidate of(SearchSpace space, EffectModel model, Candidate candidate) {
        Candidate sparing = candidate;
        for (int knob : largestLast(space, model, candidate)) {
            boolean unlikely = model.of(knob, sparing.level(knob)).gain() < LIKELY;
            if (unlikely && space.changed(sparing).size() > 1) {
                sparing = space.putBack(sparing, knob);
            }
        }
        for (int knob : space.changed(sparing)) {
            sparing = sparing.with(knob, nearest(space, model, knob, sparing.level(knob)));
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

    /** The level next to the default from which no step towards {@code level} is likely to help. */
    private static int nearest(SearchSpace space, EffectModel model, int knob, int level) {
        int standard = space.knobs().get(knob).standard();
        int nearest = level;
        for (int nearer = level; nearer != standard && space.knobs().get(knob).ordered(); ) {
            nearer += Integer.signum(standard - nearer);
            if (nearer != standard && model.between(knob, nearer, nearest).gain() < LIKELY) {
                nearest = nearer;
            }
        }
        return nearest;
    }

    private static List<Integer> largestLast(SearchSpace space, EffectModel model, Candidate candidate) {
        return space.changed(candidate).stream()
                .sorted(Comparator.comparingDouble(
                        knob -> -model.of(knob, candidate.level(knob)).mean()))
                .toList();
    }
}
