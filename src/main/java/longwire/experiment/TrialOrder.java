package longwire.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import longwire.experiment.trial.Trial;
import longwire.plan.Design;
import longwire.plan.Plan;
import longwire.plan.PlannedPath;
import longwire.viewer.Transport;

/**
 * In which order trials run: round after round, every other one backwards (A B B A), so that a machine that drifts treats
 * all sides alike.
 */
final class TrialOrder {
    private TrialOrder() {}

    /**
     * The sides of each trial of {@code plan}, one or two: in the order that it says, or in one drawn from its seed. A round
     * that runs backwards also has the sides of each trial the other way round.
     */
    static List<List<Trial.Side>> of(Plan plan) {
        List<List<String>> named = plan.trials().design() == Design.DUET ? duets(plan) : singles(plan);
        List<List<Trial.Side>> sides = sides(named, plan.trials().transports());
        return plan.trials().order().isEmpty()
                ? interleave(sides, plan.trials().repeats(), plan.trials().seed())
                : inTurn(sides, plan.trials().repeats());
    }

    /**
     * Every trial {@code repeats} times.
     *
     * @param seed of the order within the first round
     */
    static <T> List<List<T>> interleave(List<List<T>> trials, int repeats, long seed) {
        List<List<T>> round = new ArrayList<>(trials);
        Collections.shuffle(round, new Random(seed));
        return inTurn(round, repeats);
    }

    /** Every trial of {@code first}, in which one may be several times, {@code repeats} times as often. */
    static <T> List<List<T>> inTurn(List<List<T>> first, int repeats) {
        List<List<T>> round = first;
        List<List<T>> order = new ArrayList<>();
        for (int repeat = 0; repeat < repeats; repeat++) {
            order.addAll(round);
            round = backwards(round);
        }
        return order;
    }

    private static <T> List<List<T>> backwards(List<List<T>> round) {
        List<List<T>> turned = new ArrayList<>();
        round.forEach(sides -> turned.add(0, reversed(sides)));
        return turned;
    }

    private static <T> List<T> reversed(List<T> sides) {
        List<T> reversed = new ArrayList<>(sides);
        Collections.reverse(reversed);
        return reversed;
    }

    private static List<List<String>> singles(Plan plan) {
        return names(plan).stream().map(List::of).toList();
    }

    /** Those that the order says two by two, or the first path beside each of the others. */
    private static List<List<String>> duets(Plan plan) {
        List<String> names = names(plan);
        boolean said = !plan.trials().order().isEmpty();
        List<List<String>> duets = new ArrayList<>();
        for (int second = 1; second < names.size(); second += said ? 2 : 1) {
            duets.add(List.of(names.get(said ? second - 1 : 0), names.get(second)));
        }
        return duets;
    }

    private static List<String> names(Plan plan) {
        return plan.trials().order().isEmpty()
                ? plan.paths().stream().map(PlannedPath::name).toList()
                : plan.trials().order();
    }

    private static List<List<Trial.Side>> sides(List<List<String>> named, List<Transport> transports) {
        List<List<Trial.Side>> sides = new ArrayList<>();
        for (List<String> paths : named) {
            for (Transport transport : transports) {
                sides.add(paths.stream()
                        .map(path -> new Trial.Side(path, transport))
                        .toList());
            }
        }
        return sides;
    }
}
