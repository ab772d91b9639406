package longwire.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * In which order trials run: round after round, every other one backwards (A B B A), so that a machine that drifts treats
 * all sides alike.
 */
final class TrialOrder {
    private TrialOrder() {}

    /**
     * Every side {@code repeats} times.
     *
     * @param seed of the order within the first round
     */
    static <T> List<T> interleave(List<T> sides, int repeats, long seed) {
        List<T> round = new ArrayList<>(sides);
        Collections.shuffle(round, new Random(seed));
        List<T> order = new ArrayList<>();
        for (int repeat = 0; repeat < repeats; repeat++) {
            order.addAll(round);
            Collections.reverse(round);
        }
        return order;
    }
}
