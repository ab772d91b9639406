package longwire.tuning.search;

import java.util.ArrayList;
import java.util.List;

/**
 * A level for each knob of a space.
 *
 * @param levels indices, in the order of the space's knobs
 */
public record Candidate(List<Integer> levels) {
    public Candidate {
        levels = List.copyOf(levels);
    }

    public int level(int knob) {
        return levels.get(knob);
    }

    /** The same with another level for one knob. */
    public Candidate with(int knob, int level) {
        List<Integer> others = new ArrayList<>(levels);
        others.set(knob, level);
        return new Candidate(others);
    }
}
