package longwire.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import longwire.experiment.trial.Trial;
import longwire.plan.Plan;
import longwire.plan.PlannedPath;
import longwire.viewer.Transport;

/**
 * In which order trials run: round after round, every other one backwards (A B B A), so that a machine that drifts treats
 * all sides alike.
 */
final class TrialOrder {
    private TrialOrder() {}

    /** All trials of {@code plan}: in the order that it says, or in one drawn from its seed. */
    static List<Trial.Side> of(Plan plan) {
        return plan.trials().order().isEmpty()
                ? interleave(
                        sides(plan, plan.paths().stream().map(PlannedPath::name).toList()),
                        plan.trials().repeats(),
                        plan.trials().seed())
                : inTurn(sides(plan, plan.trials().order()), plan.trials().repeats());
    }

    /**
     * Every side {@code repeats} times.
     *
     * @param seed of the order within the first round
     */
    static <T> List<T> interleave(List<T> sides, int repeats, long seed) {
        List<T> round = new ArrayList<>(sides);
        Collections.shuffle(round, new Random(seed));
        return inTurn(round, repeats);
    }

    /** Every side of {@code first}, in which one may be several times, {@code repeats} times as often. */
    static <T> List<T> inTurn(List<T> first, int repeats) {
        List<T> round = new ArrayList<>(first);
        List<T> order = new ArrayList<>();
        for (int repeat = 0; repeat < repeats; repeat++) {
            order.addAll(round);
            Collections.reverse(round);
        }
        return order;
    }

    private static List<Trial.Side> sides(Plan plan, List<String> paths) {
        List<Trial.Side> sides = new ArrayList<>();
        for (String path : paths) {
            for (Transport transport : plan.trials().transports()) {
                sides.add(new Trial.Side(path, transport));
            }
        }
        return sides;
    }
}
