package longwire.comparison;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * How much larger the candidate is: the median of all differences between a trial of the one side and a trial of the other.
 * A single spoiled trial moves it little, and it is the estimate that belongs to the rank test (Hodges and
 * Lehmann, Estimates of location based on rank tests, 1963).
 *
 * <p>A resample has the same differences, some of them several times: they are put in order once, and a resample only walks
 * to the middle of them.
 */
final class Shift {
    private final double[] rising;
    /** Of each difference, which trial of the baseline it is from, and which of the candidate. */
    private final int[] from;

    private final int[] to;
    private final Samples samples;

    private Shift(Samples samples) {
        this.samples = samples;
        int columns = samples.candidate().length;
        double[] differences = new double[samples.baseline().length * columns];
        for (int index = 0; index < differences.length; index++) {
            differences[index] = samples.candidate()[index % columns] - samples.baseline()[index / columns];
        }
        int[] order = IntStream.range(0, differences.length)
                .boxed()
                .sorted(Comparator.comparingDouble(index -> differences[index]))
                .mapToInt(Integer::intValue)
                .toArray();
        rising = Arrays.stream(order).mapToDouble(index -> differences[index]).toArray();
        from = Arrays.stream(order).map(index -> index / columns).toArray();
        to = Arrays.stream(order).map(index -> index % columns).toArray();
    }

    /** That of {@code samples}, and of what may be drawn from them. */
    static Shift between(Samples samples) {
        return new Shift(samples);
    }

    /** The shift of the samples as they are. */
    double value() {
        return resampled(ones(samples.baseline().length), ones(samples.candidate().length));
    }

    /**
     * The shift of a resample.
     *
     * @param baselineTimes how often each trial of the baseline is in it
     * @param candidateTimes the same of the candidate
     */
    double resampled(int[] baselineTimes, int[] candidateTimes) {
        long half = (long) samples.baseline().length * samples.candidate().length;
        long passed = 0;
        double lower = Double.NaN;
        // The median of an even number is the mean of the two in the middle: twice the rank tells both from one walk.
        for (int index = 0; index < rising.length; index++) {
            passed += 2L * baselineTimes[from[index]] * candidateTimes[to[index]];
            if (Double.isNaN(lower) && passed >= half) {
                lower = rising[index];
            }
            if (passed > half) {
                return (lower + rising[index]) / 2;
            }
        }
        return lower;
    }

    private static int[] ones(int length) {
        int[] ones = new int[length];
        Arrays.fill(ones, 1);
        return ones;
    }
}
