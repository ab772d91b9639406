package longwire.tuning;

import java.util.ArrayList;
import java.util.List;

/**
 * A level for each knob of a space.
 *
 * @param levels indices, in the order of the space's knobs
 */
record Candidate(List<Integer> levels) {
    Candidate {
        levels = List.copyOf(levels);
    }

    int level(int knob) {
        return levels.get(knob);
    }

    /** The same with another level for one knob. */
    Candidate with(int knob, int level) {
        List<Integer> others = new ArrayList<>(levels);
        others.set(knob, level);
        return new Candidate(others);
    }
}
