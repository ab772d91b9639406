package longwire.experiment.aftermath;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/** The memory of a proxy while a trial runs, beside the number of tunnels that it had opened by then. One thread writes. */
public final class MemoryCourse {
    /** Slopes between all pairs are kept at once; a longer course is thinned to so many samples. */
    private static final int MOST_SAMPLES = 1_000;
    /** 97.5 % of a normal distribution. */
    private static final double TWO_SIDED_95 = 1.96;

    private final List<Sample> samples = new ArrayList<>();

    private record Sample(long nanos, long opened, long bytes) {}

    /**
     * A slope with its interval at 95 %.
     *
     * @param bytesPerTunnel the median of the slopes between all pairs of samples (Theil–Sen)
     * @param low end of the interval, by Kendall's method
     * @param high end of the interval
     */
    public record Slope(double bytesPerTunnel, double low, double high) {
        /** Whether memory grows for sure. */
        boolean grows() {
            return low > 0;
        }
    }

    /** Adds a sample; one without memory, of a process that has ended, is left out. */
    public void add(long nanos, long opened, long bytes) {
        if (bytes > 0) {
            samples.add(new Sample(nanos, opened, bytes));
        }
        if (samples.size() > MOST_SAMPLES) {
            thin();
        }
    }

    /** The last memory before {@code nanos}; empty if there is none. */
    public OptionalLong before(long nanos) {
        return samples.stream()
                .filter(sample -> sample.nanos < nanos)
                .mapToLong(Sample::bytes)
                .reduce((earlier, later) -> later);
    }

    /** The most from {@code nanos} on; empty if nothing was seen. */
    public OptionalLong mostAfter(long nanos) {
        return samples.stream()
                .filter(sample -> sample.nanos >= nanos)
                .mapToLong(Sample::bytes)
                .max();
    }

    /** How memory grew with each tunnel that was opened; null where too few tunnels were opened to say so. */
    public Slope slope() {
        double[] slopes = new double[samples.size() * (samples.size() - 1) / 2];
        int count = 0;
        for (int later = 1; later < samples.size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                long opened = samples.get(later).opened - samples.get(earlier).opened;
                if (opened > 0) {
                    slopes[count++] = (double) (samples.get(later).bytes - samples.get(earlier).bytes) / opened;
                }
            }
        }
        double distance = TWO_SIDED_95 * Math.sqrt(variance());
        int low = (int) Math.floor((count - distance) / 2);
        int high = (int) Math.ceil((count + distance) / 2);
        if (count == 0 || low < 0 || high >= count) {
            return null;
        }
        double[] sorted = Arrays.copyOf(slopes, count);
        Arrays.sort(sorted);
        return new Slope((sorted[(count - 1) / 2] + sorted[count / 2]) / 2, sorted[low], sorted[high]);
    }

    /** Of Kendall's S, for samples without a trend and without ties. */
    private double variance() {
        double n = samples.size();
        return n * (n - 1) * (2 * n + 5) / 18;
    }

    private void thin() {
        List<Sample> half = new ArrayList<>();
        for (int index = 0; index < samples.size(); index += 2) {
            half.add(samples.get(index));
        }
        samples.clear();
        samples.addAll(half);
    }
}
