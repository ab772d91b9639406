package longwire.tuning.search;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * What all trials together say of every knob: the logarithm of the goal is a sum of the knobs' effects, a deviation of each
 * candidate's own (for knobs that work together), and the machine's drift. {@link EffectFit} computes them.
 *
 * <p>It guides the search. Its estimate for a knob rests on the assumption of a sum and proves nothing.
 */
public final class EffectModel {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final SearchSpace space;
    private final Columns columns;
    private final RealVector means;
    private final RealMatrix covariance;
    private final double noise;
    private final double ownDeviation;

    /**
     * A trial's score.
     *
     * @param candidate that was tried
     * @param step in which
     * @param stretch of the step, rising: the machine is as good as the same within one
     * @param score logarithm of the goal, lower is better
     */
    record Observation(Candidate candidate, int step, int stretch, double score) {}

    /** A logarithm of a ratio to the default: its mean, and its standard deviation. */
    public record Estimate(double mean, double deviation) {
        /** How sure it is that the goal gets better. */
        double gain() {
            return deviation == 0 ? 0 : NORMAL.cumulativeProbability(-mean / deviation);
        }

        /** The ratio at which {@code share} of all that may be lies below. */
        public double ratio(double share) {
            return Math.exp(mean + deviation * NORMAL.inverseCumulativeProbability(share));
        }
    }

    private EffectModel(SearchSpace space, Columns columns, EffectFit fit) {
        this.space = space;
        this.columns = columns;
        means = fit.means();
        covariance = fit.covariance();
        noise = fit.noise();
        ownDeviation = fit.ownDeviation();
    }

    static EffectModel fit(SearchSpace space, List<Observation> observations) {
        List<Candidate> seen = observations.stream()
                .map(Observation::candidate)
                .filter(candidate -> !candidate.equals(space.standard()))
                .distinct()
                .toList();
        Columns columns = new Columns(space, seen);
        return new EffectModel(space, columns, new EffectFit(columns, observations));
    }

    /** Of {@code candidate} against the default. */
    Estimate of(Candidate candidate) {
        return estimate(vector(columns.row(candidate)), columns.hold(candidate) ? 0 : ownDeviation);
    }

    /** Of one knob's level against its default, all else alike. */
    public Estimate of(int knob, int level) {
        return estimate(vector(columns.row(knob, level)), 0);
    }

    /** Of one knob's level against another, all else alike. */
    Estimate between(int knob, int from, int to) {
        return estimate(vector(columns.row(knob, to)).subtract(vector(columns.row(knob, from))), 0);
    }

    /** The standard deviation of a trial's score. */
    public double noise() {
        return noise;
    }

    /** The best levels for effects drawn at random from their distribution (Thompson sampling). */
    Candidate draw(RandomGenerator random) {
        RealMatrix root = EffectFit.decomposed(covariance).getL();
        RealVector normal = vector(IntStream.range(0, root.getColumnDimension())
                .mapToDouble(i -> random.nextGaussian())
                .toArray());
        return best(means.add(root.operate(normal)));
    }

    /** The best levels, as the means are. */
    Candidate best() {
        return best(means);
    }

    private Candidate best(RealVector coefficients) {
        return new Candidate(IntStream.range(0, space.knobs().size())
                .mapToObj(knob -> best(knob, coefficients))
                .toList());
    }

    private int best(int knob, RealVector coefficients) {
        int best = space.knobs().get(knob).standard();
        double least = 0;
        for (int level = 0; level < space.knobs().get(knob).levels().size(); level++) {
            double effect = vector(columns.row(knob, level)).dotProduct(coefficients);
            if (effect < least) {
                least = effect;
                best = level;
            }
        }
        return best;
    }

    private Estimate estimate(RealVector row, double beside) {
        double variance = row.dotProduct(covariance.operate(row)) + beside * beside;
        return new Estimate(row.dotProduct(means), Math.sqrt(Math.max(0, variance)));
    }

    private static RealVector vector(double[] row) {
        return new ArrayRealVector(row, false);
    }
}
