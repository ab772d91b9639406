package longwire.tuning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * What all trials together say of every knob: the logarithm of the goal is a sum of the knobs' effects, a deviation of each
 * candidate's own (for knobs that work together), and the machine's drift. A Bayesian linear regression with normal priors
 * (Gelman et al., Bayesian Data Analysis, 3rd ed., chapter 14); a trial far off counts less, as under Student's t with four
 * degrees of freedom (Lange, Little and Taylor, Robust statistical modeling using the t distribution, 1989), and a knob
 * that does far more than most is believed, by the same means. How large the candidates' own deviations are is learned
 * (expectation and maximisation), so that knobs of which either is enough are not taken for noise.
 *
 * <p>It proposes. What it says of a knob rests on the sum, and is no proof.
 */
final class EffectModel {
    /** A doubling of a number changes the goal by some 10 %, a word by some 20 %, before anything is known. */
    private static final double STEP_DEVIATION = 0.1;

    private static final double WORD_DEVIATION = 0.2;
    /** Of a knob's effect: most do little, a few much. */
    private static final double EFFECT_FREEDOM = 2;
    /** What knobs do together beyond the sum of what each does, before anything is known, and how many candidates that weighs. */
    private static final double OWN_DEVIATION = 0.04;

    private static final double OWN_FREEDOM = 4;
    /** Where learning it begins: from below, what is each candidate's own would pass for spoiled trials. */
    private static final double FIRST_OWN_DEVIATION = 0.5;
    /** Of the machine, from one stretch of trials to the next. */
    private static final double DRIFT_DEVIATION = 0.04;

    private static final double ANY = 10;
    /** How unlike two halves of a matrix may be that rounding alone makes unlike. */
    private static final double ROUNDING = 1e-6;

    private static final double LEAST_PIVOT = 1e-14;
    private static final double DEGREES_OF_FREEDOM = 4;
    private static final double FIRST_NOISE = 0.1;
    /** No machine repeats itself better than to a half of a percent. */
    private static final double LEAST_NOISE = 0.005;

    private static final int ITERATIONS = 30;
    /** Before any trial counts less than another: what is far off by a sum need not be spoiled. */
    private static final int SETTLING = 15;

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final SearchSpace space;
    private final List<Candidate> seen;
    /** Of each knob, the index of its first column. */
    private final int[] firstColumn;

    private final int own;
    private final int columns;
    private RealVector means;
    private RealMatrix covariance;
    private double noise = FIRST_NOISE;
    private double ownDeviation = OWN_DEVIATION;

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
    record Estimate(double mean, double deviation) {
        /** How sure it is that the goal gets better. */
        double gain() {
            return deviation == 0 ? 0 : NORMAL.cumulativeProbability(-mean / deviation);
        }

        /** The ratio at which {@code share} of all that may be lies below. */
        double ratio(double share) {
            return Math.exp(mean + deviation * NORMAL.inverseCumulativeProbability(share));
        }
    }

    private EffectModel(SearchSpace space, List<Observation> observations) {
        this.space = space;
        this.seen = observations.stream()
                .map(Observation::candidate)
                .filter(candidate -> !candidate.equals(space.standard()))
                .distinct()
                .toList();
        firstColumn = new int[space.knobs().size()];
        int next = 0;
        for (int knob = 0; knob < firstColumn.length; knob++) {
            firstColumn[knob] = next;
            next += space.knobs().get(knob).levels().size() - 1;
        }
        own = next;
        columns = own + seen.size();
    }

    static EffectModel fit(SearchSpace space, List<Observation> observations) {
        EffectModel model = new EffectModel(space, observations);
        model.solve(observations);
        return model;
    }

    /** Of {@code candidate} against the default. */
    Estimate of(Candidate candidate) {
        double[] row = row(candidate);
        double unseen = seen.contains(candidate) || candidate.equals(space.standard()) ? 0 : ownDeviation;
        return estimate(row, unseen);
    }

    /** Of one knob's level against its default, all else alike. */
    Estimate of(int knob, int level) {
        return between(knob, space.knobs().get(knob).standard(), level);
    }

    /** Of one knob's level against another, all else alike. */
    Estimate between(int knob, int from, int to) {
        double[] row = new double[columns];
        double[] before = new double[columns];
        fill(row, knob, to);
        fill(before, knob, from);
        Arrays.setAll(row, column -> row[column] - before[column]);
        return estimate(row, 0);
    }

    /** The standard deviation of a trial's score. */
    double noise() {
        return noise;
    }

    /** The best of what may be: the best levels if effects were drawn from all that they may be (Thompson's sampling). */
    Candidate draw(RandomGenerator random) {
        RealMatrix root = new CholeskyDecomposition(covariance, ROUNDING, LEAST_PIVOT).getL();
        RealVector normal = new ArrayRealVector(IntStream.range(0, root.getColumnDimension())
                .mapToDouble(i -> random.nextGaussian())
                .toArray());
        return best(means.add(root.operate(normal)).toArray());
    }

    /** The best levels, as the means are. */
    Candidate best() {
        return best(means.toArray());
    }

    private Candidate best(double[] coefficients) {
        return new Candidate(IntStream.range(0, firstColumn.length)
                .mapToObj(knob -> best(knob, coefficients))
                .toList());
    }

    private int best(int knob, double[] coefficients) {
        int best = space.knobs().get(knob).standard();
        double least = 0;
        for (int level = 0; level < space.knobs().get(knob).levels().size(); level++) {
            double[] row = new double[columns];
            fill(row, knob, level);
            double effect = dot(row, coefficients);
            if (effect < least) {
                least = effect;
                best = level;
            }
        }
        return best;
    }

    private void solve(List<Observation> observations) {
        List<double[]> rows = new ArrayList<>();
        List<Double> deviations = ofKnobs();
        seen.forEach(candidate -> deviations.add(FIRST_OWN_DEVIATION));
        List<List<Integer>> drifts = observations.stream()
                .map(observation -> List.of(observation.step, observation.stretch))
                .distinct()
                .toList();
        drifts.forEach(drift -> deviations.add(firstOfStep(drifts, drift) ? ANY : DRIFT_DEVIATION));
        double middle =
                observations.stream().mapToDouble(Observation::score).average().orElse(0);
        for (Observation observation : observations) {
            double[] row = Arrays.copyOf(row(observation.candidate), deviations.size());
            for (int drift = 0; drift < drifts.size(); drift++) {
                boolean reached = drifts.get(drift).get(0) == observation.step
                        && drifts.get(drift).get(1) <= observation.stretch;
                row[columns + drift] = reached ? 1 : 0;
            }
            rows.add(row);
        }
        double[] weights = new double[rows.size()];
        Arrays.fill(weights, 1);
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            solve(rows, observations, weights, deviations, middle);
            noise = noise(rows, observations, weights, middle);
            if (iteration >= SETTLING) {
                reweigh(rows, observations, weights, middle);
            }
            loosen(deviations);
        }
        // What drift was is of no interest any more.
        means = means.getSubVector(0, columns);
        covariance = columns == 0 ? covariance : covariance.getSubMatrix(0, columns - 1, 0, columns - 1);
    }

    private void solve(
            List<double[]> rows,
            List<Observation> observations,
            double[] weights,
            List<Double> deviations,
            double middle) {
        int size = deviations.size();
        double[][] precision = new double[size][size];
        double[] right = new double[size];
        for (int column = 0; column < size; column++) {
            precision[column][column] = 1 / (deviations.get(column) * deviations.get(column));
        }
        for (int index = 0; index < rows.size(); index++) {
            double[] row = rows.get(index);
            double weight = weights[index] / (noise * noise);
            double score = observations.get(index).score - middle;
            for (int one = 0; one < size; one++) {
                if (row[one] != 0) {
                    right[one] += weight * row[one] * score;
                    for (int other = 0; other < size; other++) {
                        precision[one][other] += weight * row[one] * row[other];
                    }
                }
            }
        }
        CholeskyDecomposition solved =
                new CholeskyDecomposition(new Array2DRowRealMatrix(precision, false), ROUNDING, LEAST_PIVOT);
        covariance = solved.getSolver().getInverse();
        means = covariance.operate(new ArrayRealVector(right, false));
    }

    /** What is left, for the freedom that is left. */
    private double noise(List<double[]> rows, List<Observation> observations, double[] weights, double middle) {
        double sum = 0;
        double used = 0;
        for (int index = 0; index < rows.size(); index++) {
            RealVector row = new ArrayRealVector(rows.get(index), false);
            double error = error(row, observations.get(index), middle);
            sum += weights[index] * error * error;
            used += weights[index] * row.dotProduct(covariance.operate(row)) / (noise * noise);
        }
        return Math.max(LEAST_NOISE, Math.sqrt(sum / Math.max(1, rows.size() - used)));
    }

    /** What a trial weighs falls with how far it is off. */
    private void reweigh(List<double[]> rows, List<Observation> observations, double[] weights, double middle) {
        for (int index = 0; index < rows.size(); index++) {
            double off = error(new ArrayRealVector(rows.get(index), false), observations.get(index), middle) / noise;
            weights[index] = (DEGREES_OF_FREEDOM + 1) / (DEGREES_OF_FREEDOM + off * off);
        }
    }

    private double error(RealVector row, Observation observation, double middle) {
        return observation.score - middle - row.dotProduct(means);
    }

    /** What turned out larger than was thought is held back less. */
    private void loosen(List<Double> deviations) {
        List<Double> first = ofKnobs();
        double sum = OWN_FREEDOM * OWN_DEVIATION * OWN_DEVIATION;
        for (int column = 0; column < columns; column++) {
            double squared = means.getEntry(column) * means.getEntry(column) + covariance.getEntry(column, column);
            if (column < own) {
                double prior = first.get(column) * first.get(column);
                deviations.set(column, Math.sqrt((EFFECT_FREEDOM * prior + squared) / (EFFECT_FREEDOM + 1)));
            } else {
                sum += squared;
            }
        }
        ownDeviation = Math.sqrt(sum / (OWN_FREEDOM + columns - own));
        Collections.fill(deviations.subList(own, columns), ownDeviation);
    }

    /** Of each column that is a knob's, before anything is known. */
    private List<Double> ofKnobs() {
        List<Double> deviations = new ArrayList<>();
        for (Knob knob : space.knobs()) {
            double deviation = knob.ordered() ? STEP_DEVIATION : WORD_DEVIATION;
            IntStream.range(1, knob.levels().size()).forEach(level -> deviations.add(deviation));
        }
        return deviations;
    }

    private static boolean firstOfStep(List<List<Integer>> drifts, List<Integer> drift) {
        return drifts.stream()
                        .filter(other -> other.get(0).equals(drift.get(0)))
                        .findFirst()
                        .orElseThrow()
                == drift;
    }

    private double[] row(Candidate candidate) {
        double[] row = new double[columns];
        for (int knob = 0; knob < firstColumn.length; knob++) {
            fill(row, knob, candidate.level(knob));
        }
        int index = seen.indexOf(candidate);
        if (index >= 0) {
            row[own + index] = 1;
        }
        return row;
    }

    /** Numbers: the steps from the default to the level, added up; words: the one column of the level. */
    private void fill(double[] row, int index, int level) {
        Knob knob = space.knobs().get(index);
        int first = firstColumn[index];
        if (knob.ordered()) {
            for (int step = knob.standard(); step < level; step++) {
                row[first + step] = 1;
            }
            for (int step = level; step < knob.standard(); step++) {
                row[first + step] = -1;
            }
        } else if (level != knob.standard()) {
            row[first + (level < knob.standard() ? level : level - 1)] = 1;
        }
    }

    private Estimate estimate(double[] row, double beside) {
        RealVector vector = new ArrayRealVector(row, false);
        double variance = vector.dotProduct(covariance.operate(vector)) + beside * beside;
        return new Estimate(vector.dotProduct(means), Math.sqrt(Math.max(0, variance)));
    }

    private static double dot(double[] one, double[] other) {
        return IntStream.range(0, one.length)
                .mapToDouble(i -> one[i] * other[i])
                .sum();
    }
}
