package longwire.comparison;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holm's correction: raises the p-values of several questions asked at once, so that the chance of any false positive is that
 * of a single question (Holm, A simple sequentially rejective multiple test procedure, 1979).
 */
final class Holm {
    private Holm() {}

    /** The corrected p-values, in the given order. */
    static double[] adjusted(double... p) {
        List<Integer> rising = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(index -> p[index]))
                .toList();
        double[] adjusted = new double[p.length];
        double highest = 0;
        for (int rank = 0; rank < p.length; rank++) {
            int index = rising.get(rank);
            highest = Math.max(highest, Math.min(1, (p.length - rank) * p[index]));
            adjusted[index] = highest;
        }
        return adjusted;
    }
}
