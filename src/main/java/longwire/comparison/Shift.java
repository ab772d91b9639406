package longwire.comparison;

import org.apache.commons.statistics.descriptive.Median;

/**
 * How much larger the candidate is: the median of all differences between a trial of the one side and a trial of the other.
 * One trial that the machine spoiled moves it little, and it is the estimate that belongs to the rank test (Hodges and
 * Lehmann, Estimates of location based on rank tests, 1963).
 */
final class Shift {
    private static final Median MEDIAN = Median.withDefaults();

    private Shift() {}

    static double of(double[] baseline, double[] candidate) {
        double[] differences = new double[baseline.length * candidate.length];
        int next = 0;
        for (double from : baseline) {
            for (double to : candidate) {
                differences[next++] = to - from;
            }
        }
        return MEDIAN.evaluate(differences);
    }
}
