package longwire.tuning.search;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * How {@link EffectModel} comes by its numbers: a Bayesian linear regression with normal priors (Gelman et al., Bayesian
 * Data Analysis, 3rd ed., chapter 14), solved again and again. A trial far off counts less, as under Student's t with four
 * degrees of freedom (Lange, Little and Taylor, Robust statistical modeling using the t distribution, 1989), and a knob
 * that does far more than most is believed, by the same means. How large the candidates' own deviations are is learned
 * (expectation and maximisation), so that knobs of which either is enough are not taken for noise.
 */
final class EffectFit {
    /** How unlike two halves of a matrix may be that rounding alone makes unlike. */
    private static final double ROUNDING = 1e-6;

    private static final double LEAST_PIVOT = 1e-14;

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
    private static final double DEGREES_OF_FREEDOM = 4;
    private static final double FIRST_NOISE = 0.1;
    /** No machine repeats itself better than to a half of a percent. */
    private static final double LEAST_NOISE = 0.005;

    private static final int ITERATIONS = 30;
    /** Before any trial counts less than another: what is far off by a sum need not be spoiled. */
    private static final int SETTLING = 15;

    private final Columns columns;
    /** Of each trial. Behind the columns are those of the machine's drift. */
    private final ArrayRealVector[] rows;
    /** Of each trial, from the mean of all. */
    private final double[] scores;

    private final double[] weights;
    /** Of each knob's column, before anything is known. */
    private final double[] priors;
    /** Of each column, as far as it is known by now. */
    private final double[] deviations;

    private RealVector means;
    private RealMatrix covariance;
    private double noise = FIRST_NOISE;
    private double ownDeviation = OWN_DEVIATION;

    /** From a stretch of a step on, the machine is another by so much. */
    private record Drift(int step, int stretch) {
        boolean reaches(EffectModel.Observation observation) {
            return step == observation.step() && stretch <= observation.stretch();
        }
    }

    EffectFit(Columns columns, List<EffectModel.Observation> observations) {
        this.columns = columns;
        List<Drift> drifts = observations.stream()
                .map(observation -> new Drift(observation.step(), observation.stretch()))
                .distinct()
                .toList();
        rows = observations.stream()
                .map(observation -> new ArrayRealVector(
                        columns.row(observation.candidate()),
                        drifts.stream()
                                .mapToDouble(drift -> drift.reaches(observation) ? 1 : 0)
                                .toArray()))
                .toArray(ArrayRealVector[]::new);
        double[] all = observations.stream()
                .mapToDouble(EffectModel.Observation::score)
                .toArray();
        double middle = Arrays.stream(all).average().orElse(0);
        scores = Arrays.stream(all).map(score -> score - middle).toArray();
        weights = new double[rows.length];
        Arrays.fill(weights, 1);
        priors = columns.owners().stream()
                .mapToDouble(knob -> knob.ordered() ? STEP_DEVIATION : WORD_DEVIATION)
                .toArray();
        deviations = Arrays.copyOf(priors, columns.count() + drifts.size());
        Arrays.fill(deviations, priors.length, columns.count(), FIRST_OWN_DEVIATION);
        for (int index = 0; index < drifts.size(); index++) {
            int step = drifts.get(index).step();
            boolean first = drifts.subList(0, index).stream().noneMatch(before -> before.step() == step);
            deviations[columns.count() + index] = first ? ANY : DRIFT_DEVIATION;
        }
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            solve();
            noise = leftOver();
            if (iteration >= SETTLING) {
                reweigh();
            }
            loosen();
        }
    }

    /** Of each of the columns. */
    RealVector means() {
        return means.getSubVector(0, columns.count());
    }

    /** Of the columns. */
    RealMatrix covariance() {
        return covariance.getSubMatrix(0, columns.count() - 1, 0, columns.count() - 1);
    }

    /** The standard deviation of a trial's score. */
    double noise() {
        return noise;
    }

    /** The standard deviation of what candidates do beyond the sum of what their knobs do. */
    double ownDeviation() {
        return ownDeviation;
    }

    /** Of a covariance, or of its inverse. */
    static CholeskyDecomposition decomposed(RealMatrix matrix) {
        return new CholeskyDecomposition(matrix, ROUNDING, LEAST_PIVOT);
    }

    private void solve() {
        int size = deviations.length;
        double[][] precision = new double[size][size];
        double[] right = new double[size];
        for (int column = 0; column < size; column++) {
            precision[column][column] = 1 / (deviations[column] * deviations[column]);
        }
        for (int index = 0; index < rows.length; index++) {
            double[] row = rows[index].getDataRef();
            double weight = weights[index] / (noise * noise);
            for (int one = 0; one < size; one++) {
                if (row[one] != 0) {
                    right[one] += weight * row[one] * scores[index];
                    for (int other = 0; other < size; other++) {
                        precision[one][other] += weight * row[one] * row[other];
                    }
                }
            }
        }
        covariance = decomposed(new Array2DRowRealMatrix(precision, false))
                .getSolver()
                .getInverse();
        means = covariance.operate(new ArrayRealVector(right, false));
    }

    /** What is left, for the freedom that is left. */
    private double leftOver() {
        double sum = 0;
        double used = 0;
        for (int index = 0; index < rows.length; index++) {
            double error = error(index);
            sum += weights[index] * error * error;
            used += weights[index] * rows[index].dotProduct(covariance.operate(rows[index])) / (noise * noise);
        }
        return Math.max(LEAST_NOISE, Math.sqrt(sum / Math.max(1, rows.length - used)));
    }

    /** What a trial weighs falls with how far it is off. */
    private void reweigh() {
        for (int index = 0; index < rows.length; index++) {
            double off = error(index) / noise;
            weights[index] = (DEGREES_OF_FREEDOM + 1) / (DEGREES_OF_FREEDOM + off * off);
        }
    }

    private double error(int index) {
        return scores[index] - rows[index].dotProduct(means);
    }

    /** What turned out larger than was thought is held back less. */
    private void loosen() {
        double sum = OWN_FREEDOM * OWN_DEVIATION * OWN_DEVIATION;
        for (int column = 0; column < columns.count(); column++) {
            double squared = means.getEntry(column) * means.getEntry(column) + covariance.getEntry(column, column);
            if (column < priors.length) {
                double prior = priors[column] * priors[column];
                deviations[column] = Math.sqrt((EFFECT_FREEDOM * prior + squared) / (EFFECT_FREEDOM + 1));
            } else {
                sum += squared;
            }
        }
        ownDeviation = Math.sqrt(sum / (OWN_FREEDOM + columns.count() - priors.length));
        Arrays.fill(deviations, priors.length, columns.count(), ownDeviation);
    }
}
