package longwire.comparison;

import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The means of every two of some differences, each with itself too: the estimate and the interval that belong to the
 * signed-rank test. The estimate is their median; the interval lies between two of them whose ranks are quantiles of the test's
 * statistic, so that it holds the true difference as often as it says whatever the distribution, if that is symmetric
 * (Hollander, Wolfe and Chicken, Nonparametric Statistical Methods, 3rd edition 2013, section 3.3).
 */
final class WalshAverages {
    /** Counting all signs exactly takes n³ steps; beyond, the normal distribution is as good. */
    private static final int EXACT_UP_TO = 100;

    private final int differences;
    private final double[] rising;

    private WalshAverages(int differences, double[] rising) {
        this.differences = differences;
        this.rising = rising;
    }

    /** Those of {@code differences}, one or more. */
    static WalshAverages of(double... differences) {
        double[] means = IntStream.range(0, differences.length)
                .boxed()
                .flatMapToDouble(first -> IntStream.rangeClosed(0, first)
                        .mapToDouble(second -> (differences[first] + differences[second]) / 2))
                .sorted()
                .toArray();
        return new WalshAverages(differences.length, means);
    }

    double median() {
        int middle = rising.length / 2;
        return rising.length % 2 == 1 ? rising[middle] : (rising[middle - 1] + rising[middle]) / 2;
    }

    /** Holds the true difference with at least {@code confidence}, or as nearly as so few differences allow. */
    Interval interval(double confidence) {
        int below = ranksBelow((1 - confidence) / 2);
        return new Interval(rising[below], rising[rising.length - 1 - below]);
    }

    /**
     * How many of the lowest the interval leaves out: the critical value of the test, the highest that its statistic reaches
     * with a probability of {@code tail} at most; 0 also where it never is so improbable.
     */
    private int ranksBelow(double tail) {
        if (differences > EXACT_UP_TO) {
            double mean = rising.length / 2.0;
            double deviation = Math.sqrt(rising.length * (2.0 * differences + 1) / 12);
            return (int) NormalDistribution.of(mean, deviation).inverseCumulativeProbability(tail);
        }
        double[] probability = signedRanks();
        double sum = probability[0];
        int critical = 0;
        while (sum + probability[critical + 1] <= tail) {
            critical++;
            sum += probability[critical];
        }
        return critical;
    }

    /** The distribution of the sum of positive ranks, where each sign is as likely as the other. */
    private double[] signedRanks() {
        double[] probability = new double[rising.length + 1];
        probability[0] = 1;
        for (int rank = 1; rank <= differences; rank++) {
            for (int sum = rising.length; sum >= 0; sum--) {
                probability[sum] = (probability[sum] + (sum >= rank ? probability[sum - rank] : 0)) / 2;
            }
        }
        return probability;
    }
}
