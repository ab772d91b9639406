package longwire.experiment.aftermath;

import java.util.Arrays;
import java.util.List;

/** The slope of memory over tunnels: the median of the slopes between all pairs of samples, which no outlier moves. */
final class TheilSen {
    /** 97.5 % of a normal distribution. */
    private static final double TWO_SIDED_95 = 1.96;

    private TheilSen() {}

    /** The slope of {@code samples}; null where too few tunnels were opened to give one. */
    static MemoryCourse.Slope of(List<MemoryCourse.Sample> samples) {
        double[] slopes = new double[samples.size() * (samples.size() - 1) / 2];
        int count = 0;
        for (int later = 1; later < samples.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                long opened = samples.get(later).opened() - samples.get(earlier).opened();
                if (opened > 0) {
                    slopes[count++] = (double) (samples.get(later).bytes()
                                    - samples.get(earlier).bytes())
                            / opened;
                }
            }
        }
        double distance = TWO_SIDED_95 * Math.sqrt(variance(samples.size()));
        int low = (int) Math.floor((count - distance) / 2);
        int high = (int) Math.ceil((count + distance) / 2);
        if (count == 0 || low < 0 || high >= count) {
            return null;
        }
        double[] sorted = Arrays.copyOf(slopes, count);
        Arrays.sort(sorted);
        return new MemoryCourse.Slope((sorted[(count - 1) / 2] + sorted[count / 2]) / 2, sorted[low], sorted[high]);
    }

    /** Of Kendall's S, for {@code n} samples without a trend and without ties. */
    private static double variance(double n) {
        return n * (n - 1) * (2 * n + 5) / 18;
    }
}
