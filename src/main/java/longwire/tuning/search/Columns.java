package longwire.tuning.search;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How candidates stand in {@link EffectModel}'s regression, a number for each column: the steps of each ordered knob, the
 * levels of each other knob without its default, and after them one column of its own for each candidate that was seen.
 * The default is zero in all of them.
 */
final class Columns {
    private final SearchSpace space;
    private final List<Candidate> seen;
    /** Of each knob, the index of its first column; behind them, that of the first candidate's. */
    private final int[] first;

    /**
     * @param seen different candidates without the default
     */
    Columns(SearchSpace space, List<Candidate> seen) {
        this.space = space;
        this.seen = List.copyOf(seen);
        first = new int[space.knobs().size() + 1];
        for (int knob = 0; knob < space.knobs().size(); knob++) {
            first[knob + 1] = first[knob] + space.knobs().get(knob).levels().size() - 1;
        }
    }

    /** How many belong to knobs: theirs come first. */
    int ofKnobs() {
        return first[first.length - 1];
    }

    int count() {
        return ofKnobs() + seen.size();
    }

    /** The knob that each column belongs to, of those that belong to one. */
    List<Knob> owners() {
        return space.knobs().stream()
                .flatMap(knob -> IntStream.range(1, knob.levels().size()).mapToObj(level -> knob))
                .toList();
    }

    /** Whether {@code candidate} has a column of its own, or needs none. */
    boolean hold(Candidate candidate) {
        return seen.contains(candidate) || candidate.equals(space.standard());
    }

    double[] row(Candidate candidate) {
        double[] row = new double[count()];
        for (int knob = 0; knob < space.knobs().size(); knob++) {
            fill(row, knob, candidate.level(knob));
        }
        int index = seen.indexOf(candidate);
        if (index >= 0) {
            row[ofKnobs() + index] = 1;
        }
        return row;
    }

    /** Of {@code knob} at {@code level}, with nothing else changed and nothing of a candidate's own. */
    double[] row(int knob, int level) {
        double[] row = new double[count()];
        fill(row, knob, level);
        return row;
    }

    /** Numbers: the steps from the default to the level, added up; words: the one column of the level. */
    private void fill(double[] row, int index, int level) {
        Knob knob = space.knobs().get(index);
        if (knob.ordered()) {
            for (int step = knob.standard(); step < level; step++) {
                row[first[index] + step] = 1;
            }
            for (int step = level; step < knob.standard(); step++) {
                row[first[index] + step] = -1;
            }
        } else if (level != knob.standard()) {
            row[first[index] + (level < knob.standard() ? level : level - 1)] = 1;
        }
    }
}
