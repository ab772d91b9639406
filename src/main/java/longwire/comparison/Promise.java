package longwire.comparison;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import longwire.fault.InputFault;

/**
 * Whether one side meets an objective.
 *
 * @param objective which
 * @param side that was checked
 * @param value of the side: median of all pairs of its trials, in the metric's unit, or a ratio; NaN if it has none
 * @param interval of the value; empty if there are too few trials
 * @param standing the result
 * @param why it is UNDECIDED; empty otherwise
 */
public record Promise(
        Objective objective, Side side, double value, Optional<Interval> interval, Standing standing, String why) {
    /** How an objective stands. */
    public enum Standing {
        /** The whole interval is below the limit. */
        MET,
        /** The whole interval is above it. */
        BROKEN,
        /** The trials cannot tell. */
        UNDECIDED
    }

    /**
     * Checks every side of a run against {@code objectives}.
     *
     * @param baseline sides of the run that {@link Objective#BASELINE} refers to; empty without such a run
     * @throws InputFault if an objective names a path or transport that was not measured, or a baseline that is not there
     */
    public static List<Promise> of(
            List<Objective> objectives, List<Side> sides, List<Side> baseline, Criteria criteria) {
        List<Promise> promises = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (Objective objective : objectives) {
            if (baseline.isEmpty() && objective.versus().equals(Optional.of(Objective.BASELINE))) {
                faults.add("objective: " + objective.text() + " (expected: a run to compare with, --baseline RUN)");
                continue;
            }
            List<Promise> answers = sides.stream()
                    .filter(objective::isFor)
                    .map(side -> of(objective, side, sides, baseline, criteria))
                    .toList();
            if (answers.isEmpty()) {
                faults.add("objective: " + objective.text() + " (expected: a path and transport of the run)");
            }
            promises.addAll(answers);
        }
        if (!faults.isEmpty()) {
            throw InputFault.all(faults);
        }
        return promises;
    }

    private static Promise of(
            Objective objective, Side side, List<Side> sides, List<Side> baseline, Criteria criteria) {
        if (objective.versus().isEmpty()) {
            return side.values(objective.metric())
                    .map(values -> judged(objective, side, level(values), false, criteria))
                    .orElse(nothing(objective, side, "no trial has enough samples for this metric"));
        }
        String versus = objective.versus().get();
        boolean older = versus.equals(Objective.BASELINE);
        return (older ? baseline : sides)
                .stream()
                        .filter(other -> other.path().equals(older ? side.path() : versus)
                                && other.transport().equals(side.transport()))
                        .findFirst()
                        .flatMap(other -> Side.samples(other, side, objective.metric()))
                        .map(samples -> judged(objective, side, samples.logarithms(), true, criteria))
                        .orElse(nothing(objective, side, "one of the two sides lacks this metric"));
    }

    private static Promise nothing(Objective objective, Side side, String why) {
        return new Promise(objective, side, Double.NaN, Optional.empty(), Standing.UNDECIDED, why);
    }

    /**
     * Splits one side into two whose shift is its level: minus half of each value, and half of each value. Their shift is the
     * median of the means of all pairs, which is the one-sample estimate of Hodges and Lehmann.
     */
    private static Samples level(double[] values) {
        double[] half = Arrays.stream(values).map(value -> value / 2).toArray();
        return new Samples(Arrays.stream(half).map(value -> -value).toArray(), half, Pairing.ROUND);
    }

    private static Promise judged(
            Objective objective, Side side, Samples samples, boolean logarithms, Criteria criteria) {
        Estimate estimate = Estimate.of(samples, criteria.confidence(), criteria.seed());
        double value = logarithms ? Math.exp(estimate.shift()) : estimate.shift();
        Optional<Interval> interval =
                logarithms ? estimate.interval().map(logs -> logs.map(Math::exp)) : estimate.interval();
        String why = "";
        Standing standing = Standing.UNDECIDED;
        if (interval.isEmpty()) {
            why = samples.trials() + " trials (expected: " + Bootstrap.FEWEST_TRIALS + " or more)";
        } else if (interval.get().high() <= objective.most()) {
            // This holds beyond the trust limit as well, because the machine's own share only adds to the value.
            standing = Standing.MET;
        } else if (interval.get().low() <= objective.most()) {
            why = "the interval contains the limit";
        } else if (side.trusts(objective.metric())) {
            standing = Standing.BROKEN;
        } else {
            why = "beyond the trust limit: the measuring machine may be the cause";
        }
        return new Promise(objective, side, value, interval, standing, why);
    }
}
