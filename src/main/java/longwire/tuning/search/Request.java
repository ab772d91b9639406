package longwire.tuning.search;

import java.util.ArrayList;
import java.util.List;

/**
 * Trials that a phase wants.
 *
 * @param phase that asks
 * @param rate messages due each second, over all connections
 * @param order of a round; a candidate may be there several times; of duets, two for each trial
 * @param rounds of it
 * @param duets whether two candidates run in each trial, at the same moment
 */
public record Request(String phase, double rate, List<Candidate> order, int rounds, boolean duets) {
    public Request {
        order = List.copyOf(order);
        if (order.isEmpty() || rounds < 1) {
            throw new IllegalArgumentException(phase + ": " + order.size() + " candidates, " + rounds + " rounds");
        }
    }

    /** One candidate in each trial. */
    public Request(String phase, double rate, List<Candidate> order, int rounds) {
        this(phase, rate, order, rounds, false);
    }

    int trials() {
        return order.size() * rounds / (duets ? 2 : 1);
    }

    /** Candidates, each once, in the order in which they come first. */
    public List<Candidate> candidates() {
        return order.stream().distinct().toList();
    }

    /** {@code candidates} with {@code standard} before the first, and again after every {@code stretch} of them. */
    static List<Candidate> against(Candidate standard, List<Candidate> candidates, int stretch) {
        List<Candidate> order = new ArrayList<>();
        for (int index = 0; index < candidates.size(); index++) {
            if (index % stretch == 0) {
                order.add(standard);
            }
            order.add(candidates.get(index));
        }
        return order;
    }
}
