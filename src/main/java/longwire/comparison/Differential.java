package longwire.comparison;

import java.util.Optional;

/**
 * What a proxy adds: a figure through it less the same figure without it, of trials that took turns.
 *
 * @param metric whose figures these are
 * @param trials a side
 * @param difference through − direct, trial against trial (see {@link Estimate}), in the metric's unit
 * @param interval of the difference at the confidence asked for; nothing where there are too few trials
 */
public record Differential(Metric metric, int trials, double difference, Optional<Interval> interval) {
    /** The difference of {@code metric}, or nothing where a side does not have it. */
    public static Optional<Differential> of(Side direct, Side through, Metric metric, Criteria criteria) {
        return Side.samples(direct, through, metric).map(samples -> {
            Estimate added = Estimate.of(samples, criteria.confidence(), criteria.seed());
            return new Differential(metric, samples.trials(), added.shift(), added.interval());
        });
    }
}
